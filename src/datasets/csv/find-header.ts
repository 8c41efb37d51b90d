import { cellKind, isTypedCell } from './cell-kind.ts';

/** A guess and a short sentence that says why. */
export interface Guess<Value> {
  readonly value: Value;
  readonly evidence: string;
}

type Cells = readonly string[];

/**
 * Whether the first row names the columns: its cells are all words, while cells below are numbers or dates. Where all are
 * words the first row names them too, unless one of them comes again below.
 */
export function findHeader(rows: readonly Cells[]): Guess<boolean> {
  const [first = [], ...below] = rows;
  const value = first.find((cell) => isTypedCell(cell) && cell.trim() !== '');
  if (value !== undefined) return { value: false, evidence: `The first row holds the value ${value.trim()}, no name.` };
  if (first.every((cell) => cell.trim() === '')) return { value: false, evidence: 'The first row holds no names.' };
  if (below.length === 0) return { value: true, evidence: 'The only row is all words.' };
  const typed = first.findIndex((_, column) => isTypedColumn(below, column));
  if (typed >= 0)
    return {
      value: true,
      evidence: `The first row is all words, the cells below ${shown(first[typed] ?? '')} are not.`,
    };
  const repeated = first.find((cell, column) => comesAgain(cell, column, below.filter(isUnlike(first))));
  if (repeated !== undefined)
    return { value: false, evidence: `${shown(repeated)} in the first row comes again below it, so it is no name.` };
  return { value: true, evidence: 'All cells are words, so the first row is taken as names, as is usual.' };
}

/**
 * Columns that hold nothing but numbers, two at least, below the rows that may be headers; gaps and signs for a missing
 * value may be among them.
 */
export function numberColumns(rows: readonly Cells[]): readonly number[] {
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  return Array.from({ length: width }, (_, column) => column).filter((column) => {
    const kinds = rows.map((cells) => cellKind(cells[column] ?? ''));
    const numbers = kinds.filter((kind) => kind === 'number').length;
    return numbers >= 2 && kinds.every((kind) => kind !== 'text' && kind !== 'date');
  });
}

/**
 * Whether a row has words in all of these columns of numbers, and no value in any other. A single column proves nothing.
 */
export function isHeaderAmongNumbers(cells: Cells, columns: readonly number[]): boolean {
  if (columns.length < 2) return false;
  const kinds = cells.map(cellKind);
  return (
    columns.every((column) => kinds[column] === 'text') && !kinds.some((kind) => kind === 'number' || kind === 'date')
  );
}

export function isSameRow(first: Cells, second: Cells): boolean {
  return first.length === second.length && first.every((cell, column) => cell === second[column]);
}

function isUnlike(first: Cells): (cells: Cells) => boolean {
  return (cells) => !isSameRow(first, cells);
}

/** Whether the cells of a column are numbers and dates, gaps left out. */
function isTypedColumn(rows: readonly Cells[], column: number): boolean {
  const kinds = rows.map((cells) => cellKind(cells[column] ?? ''));
  return kinds.some((kind) => kind === 'number' || kind === 'date') && !kinds.includes('text');
}

function comesAgain(cell: string, column: number, rows: readonly Cells[]): boolean {
  return cell.trim() !== '' && rows.some((cells) => cells[column] === cell);
}

/** A cell in a sentence. */
function shown(cell: string): string {
  const text = cell.trim();
  return `'${text.length > 40 ? `${text.slice(0, 39)}…` : text}'`;
}
