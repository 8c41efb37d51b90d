import type { Change, ReadingChoice, TableProblem, TableView, UnfitRow } from '../../../protocol/table-messages.ts';
import { formatCount } from '../../number-format.ts';

/** Something that can be done about a check: a change of the choices, or another reading of the file. */
export interface CheckAct {
  readonly label: string;
  readonly change: Change | null;
  readonly reading: Partial<ReadingChoice> | null;
}

/** One entry of the list of checks. */
export interface CheckItem {
  readonly key: string;
  readonly severity: TableProblem['severity'];
  readonly title: string;
  /** What follows the title; may be empty. */
  readonly text: string;
  readonly lines: readonly number[];
  /** Whether the lines are rows of the table, which can be shown. */
  readonly areRows: boolean;
  readonly acts: readonly CheckAct[];
}

/** All that was found, the gravest first: the problems, and what was done with rows that did not fit. */
export function checkItems(view: TableView): readonly CheckItem[] {
  const notices = view.notices.map((sentence, index): CheckItem => ({ ...told(sentence), key: `notice ${index}` }));
  return [...view.problems.map(problemItem), ...unfitItems(view), ...leftOutItems(view), ...notices];
}

/** How many wait for a decision, and how many were settled. */
export function checkCounts(view: TableView): { readonly toDecide: number; readonly handled: number } {
  const items = checkItems(view);
  const toDecide = items.filter(({ severity }) => severity !== 'tells').length;
  return { toDecide, handled: items.length - toDecide };
}

/** `2 to decide, 4 handled`. */
export function checksText(view: TableView): string {
  const { toDecide, handled } = checkCounts(view);
  const decide = toDecide === 0 ? 'nothing to decide' : `${formatCount(toDecide)} to decide`;
  return handled === 0 ? decide : `${decide}, ${formatCount(handled)} handled`;
}

/** `Understood: 344 rows, 8 columns, 2 to decide.` */
export function understoodText(view: TableView): string {
  const { toDecide } = checkCounts(view);
  const decide = toDecide === 0 ? 'nothing to decide' : `${formatCount(toDecide)} to decide`;
  return `Understood: ${sizeText(view)}, ${decide}.`;
}

/** `344 rows, 8 columns`. */
export function sizeText({ rowCount, columns }: TableView): string {
  const rows = `${formatCount(rowCount)} ${rowCount === 1 ? 'row' : 'rows'}`;
  return `${rows}, ${formatCount(columns.length)} ${columns.length === 1 ? 'column' : 'columns'}`;
}

/** Columns about which something is to be decided. */
export function flaggedColumns({ problems }: TableView): ReadonlySet<number> {
  const columns = problems.filter(({ severity }) => severity !== 'tells').map(({ column }) => column);
  return new Set(columns.filter((column) => column !== null));
}

function problemItem({ id, column, severity, sentence, lines, fixes }: TableProblem): CheckItem {
  return {
    ...told(sentence),
    key: `${id} ${column ?? ''}`,
    severity,
    lines,
    acts: fixes.map(({ label, change }) => ({ label, change, reading: null })),
  };
}

function unfitItems({ excludedRows, paddedRows }: TableView): CheckItem[] {
  const items: CheckItem[] = [];
  if (excludedRows.length > 0) {
    const hasShort = excludedRows.some(({ got, expected }) => got < expected);
    const pad = { label: 'Fill the short ones with empty cells', change: null, reading: { padShortRows: true } };
    const what = excludedRows.length === 1 ? 'does not fit and is left out' : 'do not fit and are left out';
    items.push({ ...unfitItem(excludedRows, what), areRows: false, acts: hasShort ? [pad] : [] });
  }
  if (paddedRows.length > 0) {
    const leave = { label: 'Leave them out instead', change: null, reading: { padShortRows: false } };
    const what = `${paddedRows.length === 1 ? 'was' : 'were'} too short and got empty cells`;
    items.push({ ...unfitItem(paddedRows, what), acts: [leave] });
  }
  return items;
}

function unfitItem(rows: readonly UnfitRow[], what: string): CheckItem {
  const [{ line, got, expected } = { line: 0, got: 0, expected: 0 }] = rows;
  return {
    ...told(`${formatCount(rows.length)} ${rows.length === 1 ? 'row' : 'rows'} ${what}.`),
    key: what,
    text: `Line ${formatCount(line)} has ${formatCount(got)} of ${formatCount(expected)} cells.`,
    lines: rows.map((row) => row.line),
  };
}

function leftOutItems({ choices: { excludedLines } }: TableView): CheckItem[] {
  if (excludedLines.length === 0) return [];
  const acts = [{ label: 'Take them back', change: { kind: 'restoreLines' } as const, reading: null }];
  const rows = excludedLines.length === 1 ? '1 row is' : `${formatCount(excludedLines.length)} rows are`;
  const title = `${rows} left out, as you chose.`;
  return [{ ...told(title), key: 'left out', lines: excludedLines, acts }];
}

/** The first sentence is the title, what follows is the text. */
function told(sentences: string): CheckItem {
  const ends = Array.from(sentences.matchAll(/[.?!] (?=['A-Z\d])/g), ({ index }) => index + 1);
  // A full stop between quotation marks is part of somebody's data.
  const end = ends.find((place) => sentences.slice(0, place).split("'").length % 2 === 1) ?? sentences.length;
  return {
    key: sentences,
    severity: 'tells',
    title: sentences.slice(0, end),
    text: sentences.slice(end).trim(),
    lines: [],
    areRows: true,
    acts: [],
  };
}
