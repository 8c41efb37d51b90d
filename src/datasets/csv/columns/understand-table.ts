import type { StoredColumn } from './column-builder.ts';
import { columnFacts, type ColumnFacts } from './column-facts.ts';
import { readColumn, type ColumnReading } from './column-reading.ts';
import { decideType, type TypeDecision } from './column-type.ts';
import { isCountryColumn, TOKENS_WITHOUT_NA } from './country-codes.ts';
import { MISSING_TOKENS } from './missing-tokens.ts';
import { decideRoles, type RoleCandidate, type RoleDecision } from './roles.ts';
import { runToEnd } from '../run-to-end.ts';
import { columnChoices, type ColumnChoices, type TableChoices } from './table-choices.ts';

/** A table as it was read, before any choice. */
export interface StoredTable {
  readonly columns: readonly StoredColumn[];
  /** Line of the source file, from 1, at which each row begins. */
  readonly lines: ArrayLike<number>;
}

export interface UnderstoodColumn extends TypeDecision, RoleDecision {
  readonly index: number;
  readonly name: string;
  readonly choices: ColumnChoices;
  readonly reading: ColumnReading;
  readonly facts: ColumnFacts;
  /** The decision on its type before it was looked at as a target. */
  readonly typeAlone: TypeDecision;
  /** Whether NA was left as a value, because the column seems to hold countries. */
  readonly keepsNa: boolean;
}

export interface UnderstoodTable {
  readonly columns: readonly UnderstoodColumn[];
  /** Rows of the stored table that are not left out. */
  readonly rows: Int32Array;
  /** Line of each of these. */
  readonly lines: Int32Array;
  readonly choices: TableChoices;
}

type TypedColumn = Omit<UnderstoodColumn, keyof RoleDecision>;

/** A target of few whole numbers is taken for kinds up to this many. */
const MAX_NUMBERED_KINDS = 10;
const MIN_ROWS_OF_KIND = 3;

/** Gives every column its type and role: chosen where it was, else proposed from all rows that are not left out. */
export function understandTable(table: StoredTable, choices: TableChoices): UnderstoodTable {
  return runToEnd(understandTableInTurns(table, choices));
}

/**
 * {@link understandTable} in turns, one for each column; yields how many are done. What the same table was understood as
 * `before` is taken over where neither its rows nor the choices about the column have changed.
 */
export function* understandTableInTurns(
  table: StoredTable,
  choices: TableChoices,
  before: UnderstoodTable | null = null,
): Generator<number, UnderstoodTable, void> {
  const hasSameRows = before !== null && before.choices.excludedLines === choices.excludedLines;
  const rows = hasSameRows ? before.rows : keptRows(table, choices);
  const typed: TypedColumn[] = [];
  for (const [index, stored] of table.columns.entries()) {
    const known = hasSameRows ? before.columns[index] : undefined;
    const isSame = known !== undefined && known.choices === columnChoices(choices, index);
    typed.push(isSame ? { ...known, ...known.typeAlone } : understandColumn(stored, rows, { index, choices }));
    yield typed.length;
  }
  const roles = decideRoles(typed.map(candidate));
  const columns = typed.map((column, index) => {
    const { role, reason } = roles[index] ?? { role: 'ignore', reason: '' };
    return role === 'target' ? { ...numbersAsKinds(column), role, reason } : { ...column, role, reason };
  });
  return { columns, rows, lines: rows.map((row) => table.lines[row] ?? 0), choices };
}

/** The column to learn, or null where there is none. */
export function targetColumn({ columns }: UnderstoodTable): UnderstoodColumn | null {
  return columns.find(({ role }) => role === 'target') ?? null;
}

export function featureColumns({ columns }: UnderstoodTable): readonly UnderstoodColumn[] {
  return columns.filter(({ role }) => role === 'feature');
}

function keptRows({ lines }: StoredTable, { excludedLines }: TableChoices): Int32Array {
  const excluded = new Set(excludedLines);
  const all = Int32Array.from({ length: lines.length }, (_, row) => row);
  return excluded.size === 0 ? all : all.filter((row) => !excluded.has(lines[row] ?? 0));
}

function understandColumn(
  stored: StoredColumn,
  rows: Int32Array,
  { index, choices: tableChoices }: { readonly index: number; readonly choices: TableChoices },
): TypedColumn {
  const choices = columnChoices(tableChoices, index);
  const usual = readFacts(stored, rows, choices.missingTokens ?? MISSING_TOKENS);
  const keepsNa = choices.missingTokens === null && isCountryColumn(stored.name, usual.facts);
  const { reading, facts } = keepsNa ? readFacts(stored, rows, TOKENS_WITHOUT_NA) : usual;
  const typeAlone = decideType(stored.name, facts, choices);
  return { index, name: stored.name, choices, reading, facts, keepsNa, typeAlone, ...typeAlone };
}

function readFacts(stored: StoredColumn, rows: Int32Array, tokens: readonly string[]) {
  const reading = readColumn(stored, tokens, rows);
  return { reading, facts: columnFacts(reading, rows) };
}

function candidate({ name, type, facts, choices }: TypedColumn): RoleCandidate {
  return { name, type, facts, chosenRole: choices.role };
}

/** A target of 0 and 1, or of 1 to 5, stands for kinds more often than for amounts, so it is taken for kinds. */
function numbersAsKinds(column: TypedColumn): TypedColumn {
  const { facts, choices, type } = column;
  const isFew = facts.distinctNumbers >= 2 && facts.distinctNumbers <= MAX_NUMBERED_KINDS;
  const isOften = facts.numbers >= facts.distinctNumbers * MIN_ROWS_OF_KIND;
  if (type !== 'number' || choices.type !== null || facts.integers < facts.numbers || !isFew || !isOften) return column;
  const evidence = `${facts.numbers} whole numbers of ${facts.distinctNumbers} kinds, taken for the names of classes.`;
  return { ...column, type: 'category', evidence };
}
