import { ColumnBuilder, type StoredColumn } from '../column-builder.ts';
import type { DecimalMark } from '../../dialect.ts';
import { tableProblems } from '../problems/table-problems.ts';
import { applyChange } from '../problems/apply-fix.ts';
import type { TableProblem } from '../problems/table-problem.ts';
import { initialChoices, type TableChoices } from '../table-choices.ts';
import { understandTable, type StoredTable, type UnderstoodColumn } from '../understand-table.ts';

export function storedColumn(name: string, cells: Iterable<string>, mark: DecimalMark = '.'): StoredColumn {
  const builder = new ColumnBuilder(mark);
  for (const cell of cells) builder.add(cell);
  return builder.finish(name);
}

/** A table of columns given as [name, cells]; its first row stands on line 2. */
export function storedTable(...columns: readonly (readonly [string, readonly string[]])[]): StoredTable {
  const rowCount = columns[0]?.[1].length ?? 0;
  return {
    columns: columns.map(([name, cells]) => storedColumn(name, cells)),
    lines: Int32Array.from({ length: rowCount }, (_, row) => row + 2),
  };
}

/** A column understood by itself. */
export function understoodColumn(cells: readonly string[], name = 'x', mark: DecimalMark = '.'): UnderstoodColumn {
  const table = { columns: [storedColumn(name, cells, mark)], lines: cells.map((_, row) => row + 2) };
  const column = understandTable(table, initialChoices(1)).columns[0];
  if (column === undefined) throw new Error('There is no column.');
  // Alone it may be taken for the target; what it is by itself is asked here.
  return column;
}

export function problemsOf(
  table: StoredTable,
  choices = initialChoices(table.columns.length),
): readonly TableProblem[] {
  return tableProblems(understandTable(table, choices));
}

export function problem(problems: readonly TableProblem[], id: string): TableProblem {
  const found = problems.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`No problem '${id}' in: ${problems.map((known) => known.id).join(', ')}.`);
  return found;
}

/** The choices after pressing a fix. */
export function fixed(choices: TableChoices, { fixes }: TableProblem, id: string): TableChoices {
  const fix = fixes.find((candidate) => candidate.id === id);
  if (fix === undefined) throw new Error(`No fix '${id}' in: ${fixes.map((known) => known.id).join(', ')}.`);
  return applyChange(choices, fix.change);
}

/** `count` cells, the rows dealt round to the kinds. */
export function cycle(count: number, ...kinds: readonly string[]): string[] {
  return Array.from({ length: count }, (_, row) => kinds[row % kinds.length] ?? '');
}

/** Numbers that differ, with decimals, in no order. */
export function amounts(count: number): string[] {
  return Array.from({ length: count }, (_, row) => (((row * 7919) % 1009) / 8 + 0.5).toFixed(3));
}
