import { codeAt } from '../column-builder.ts';
import type { TextKind } from '../column-reading.ts';
import type { UnderstoodColumn, UnderstoodTable } from '../understand-table.ts';
import { quoted } from '../wording.ts';
import { linesWhere, type TableCheck, type TableProblem } from './table-problem.ts';

/** The problem of one column, or null where it has none of the kind. */
export type ColumnCheck = (column: UnderstoodColumn, table: UnderstoodTable) => TableProblem | null;

/** A check of each column by itself, those aside that a person ignores. */
export function eachColumn(check: ColumnCheck): TableCheck {
  return ({ table }) =>
    table.columns
      .filter(({ choices }) => choices.role !== 'ignore')
      .map((column) => check(column, table))
      .filter((problem) => problem !== null);
}

/** What all problems of a column have that only tell something. */
export function tells({ index }: UnderstoodColumn) {
  return { severity: 'tells', column: index, lines: [], fixes: [] } as const;
}

/** Lines of the cells of a kind. */
export function linesOfKind({ reading }: UnderstoodColumn, table: UnderstoodTable, kind: TextKind): readonly number[] {
  return linesWhere(table, (row) => {
    const code = codeAt(reading.stored, row);
    return code > 0 && reading.kinds[code] === kind;
  });
}

/** The first text of a kind, quoted. */
export function firstOfKind({ reading }: UnderstoodColumn, kind: TextKind): string {
  const code = reading.kinds.findIndex((known, index) => known === kind && index > 0 && reading.counts[index] !== 0);
  return quoted(reading.stored.texts.text(code));
}
