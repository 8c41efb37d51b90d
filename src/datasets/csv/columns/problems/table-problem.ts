import type { Split } from '../../../split.ts';
import type { DateForm } from '../date-syntax.ts';
import type { Balance, ColumnType, Role, Scaling, SplitRule, SplitShares } from '../table-choices.ts';
import { categoryColumn, type CategoryColumn } from '../typed-column.ts';
import { targetColumn, type UnderstoodColumn, type UnderstoodTable } from '../understand-table.ts';

/** What a fix does to the choices. Plain data, so that it can be sent. */
export type Change =
  | { readonly kind: 'setType'; readonly column: number; readonly type: ColumnType }
  | { readonly kind: 'setRole'; readonly column: number; readonly role: Role }
  | { readonly kind: 'setDateForm'; readonly column: number; readonly form: DateForm }
  | { readonly kind: 'setMissingTokens'; readonly column: number; readonly tokens: readonly string[] }
  | { readonly kind: 'mergeKinds'; readonly column: number; readonly names: readonly string[] }
  | { readonly kind: 'excludeLines'; readonly lines: readonly number[] }
  | { readonly kind: 'restoreLines' }
  | { readonly kind: 'setBatchSize'; readonly batchSize: number }
  | { readonly kind: 'setShares'; readonly shares: SplitShares }
  | { readonly kind: 'setSplit'; readonly split: SplitRule }
  | { readonly kind: 'setScaling'; readonly scaling: Scaling }
  | { readonly kind: 'setBalance'; readonly balance: Balance }
  /** Back to what the cells say of it. */
  | { readonly kind: 'resetColumn'; readonly column: number };

export interface Fix {
  /** No two fixes of a problem have the same. */
  readonly id: string;
  /** What a button says: `Treat 'n/d' as missing`. */
  readonly label: string;
  readonly change: Change;
}

/** `blocks`: training would mean nothing. `warns`: it would mean less than it seems. `tells`: what was done. */
export type Severity = 'blocks' | 'warns' | 'tells';

export interface TableProblem {
  /** Names the check; together with the column it tells the problem from all others. */
  readonly id: string;
  readonly severity: Severity;
  /** Says what is wrong, and what it does. */
  readonly sentence: string;
  /** Index of the column it is about, null for the whole table. */
  readonly column: number | null;
  /** Lines of the file that it is about, ascending; none where it is about all. */
  readonly lines: readonly number[];
  readonly fixes: readonly Fix[];
}

/** A class of the target, with the rows that have it. */
export interface ClassCount {
  readonly name: string;
  readonly count: number;
}

/** What the checks look at. */
export interface CheckInput {
  readonly table: UnderstoodTable;
  readonly target: UnderstoodColumn | null;
  /** The target as names, where it is to be learnt as classes, and these in their order. */
  readonly classes: { readonly column: CategoryColumn; readonly counts: readonly ClassCount[] } | null;
  /** The parts, as indices into `table.rows`; null where they are not dealt out yet. */
  readonly split: Split | null;
}

/** A check: all problems of its kind. */
export type TableCheck = (input: CheckInput) => readonly TableProblem[];

export function checkInput(table: UnderstoodTable, split: Split | null): CheckInput {
  const target = targetColumn(table);
  return { table, target, classes: target?.type === 'category' ? classesOf(target, table.rows) : null, split };
}

/** Lines of the rows for which something holds. */
export function linesWhere({ rows, lines }: UnderstoodTable, holds: (row: number) => boolean): readonly number[] {
  return Array.from(lines.filter((_, index) => holds(rows[index] ?? 0)));
}

function classesOf(target: UnderstoodColumn, rows: Int32Array) {
  const column = categoryColumn(target, rows);
  const counts = new Float64Array(column.categories.length);
  for (const code of column.codes) if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
  return { column, counts: column.categories.map((name, code) => ({ name, count: counts[code] ?? 0 })) };
}
