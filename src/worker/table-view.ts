import { cellText } from '../datasets/csv/columns/column-builder.ts';
import { isMissingAt, type ColumnReading } from '../datasets/csv/columns/column-reading.ts';
import { columnSummary } from '../datasets/csv/columns/column-summary.ts';
import { tableProblemsInTurns, whyNotTrain } from '../datasets/csv/columns/problems/table-problems.ts';
import { categoryColumn } from '../datasets/csv/columns/typed-column.ts';
import { targetColumn, type UnderstoodColumn, type UnderstoodTable } from '../datasets/csv/columns/understand-table.ts';
import type { CsvProblem } from '../datasets/csv/csv-problem.ts';
import type { TableFile } from '../datasets/csv/read-table-file.ts';
import { splitTable } from '../datasets/prepare-own-table.ts';
import { seededRandom } from '../datasets/seeded-random.ts';
import { PARTS, type Split } from '../datasets/split.ts';
import type { TableSource } from '../datasets/table-config.ts';
import type {
  ColumnSummary,
  ColumnView,
  TableId,
  TablePart,
  TableRow,
  TableTask,
  TableView,
  UnfitRow,
} from '../protocol/table-messages.ts';

/** A table that is open on the Data screen. */
export interface OpenTable {
  readonly tableId: TableId;
  readonly source: TableSource;
  readonly fileName: string;
  readonly fileSize: number;
  readonly whyNotKept: string | null;
  readonly file: TableFile;
  readonly understood: UnderstoodTable;
  readonly seed: number;
}

/** Summaries cost a pass over the rows each, so those of columns that did not change are kept. */
interface KnownSummary {
  readonly type: ColumnView['type'];
  readonly choices: ColumnView['choices'];
  readonly rows: Int32Array;
  readonly summary: ColumnSummary;
}
const knownSummaries = new WeakMap<ColumnReading, KnownSummary>();

/** What the page shows of a table, a column a turn: yields how many columns are done. */
export function* tableView(table: OpenTable): Generator<number, TableView, void> {
  const { tableId, source, fileName, fileSize, whyNotKept, file, understood, seed } = table;
  const columns: ColumnView[] = [];
  for (const column of understood.columns) {
    columns.push(columnView(column, understood.rows));
    yield columns.length;
  }
  const target = targetColumn(understood);
  const split = target === null ? null : splitTable(understood, seededRandom(seed));
  yield columns.length;
  const problems = yield* tableProblemsInTurns(understood, split);
  const names = target === null || target.type === 'number' ? null : categoryColumn(target, understood.rows);
  return {
    tableId,
    source,
    fileName,
    fileSize,
    whyNotKept,
    reading: file.reading,
    rowCount: file.stored.lines.length,
    columns,
    problems,
    whyNotTrain: whyNotTrain(problems),
    excludedRows: unfitRows(file.problems, 'raggedRow'),
    paddedRows: unfitRows(file.problems, 'paddedRow'),
    notices: file.notices,
    choices: understood.choices,
    task: target === null ? null : taskOf(target, names?.categories ?? null),
    parts: split === null ? null : parts(split, names),
  };
}

/** Rows as they stand in the file. */
export function tableRows({ file, understood }: OpenTable, first: number, count: number): readonly TableRow[] {
  const { stored } = file;
  const end = Math.min(first + count, stored.lines.length);
  const excluded = new Set(understood.choices.excludedLines);
  const target = targetColumn(understood);
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => {
    const row = first + index;
    const line = stored.lines[row] ?? 0;
    return {
      line,
      cells: stored.columns.map((column) => cellText(column, row)),
      isMissing: understood.columns.map(({ reading }) => isMissingAt(reading, row)),
      isLeftOut: excluded.has(line) || (target !== null && isMissingAt(target.reading, row)),
    };
  });
}

function columnView(column: UnderstoodColumn, rows: Int32Array): ColumnView {
  const { index, name, type, evidence, role, reason, choices } = column;
  return { index, name, type, evidence, role, reason, choices, summary: summaryOf(column, rows) };
}

function summaryOf(column: UnderstoodColumn, rows: Int32Array): ColumnSummary {
  const { reading, type, choices } = column;
  const known = knownSummaries.get(reading);
  if (known?.type === type && known.choices === choices && known.rows === rows) return known.summary;
  const summary = columnSummary(column, rows);
  knownSummaries.set(reading, { type, choices, rows, summary });
  return summary;
}

function unfitRows(problems: readonly CsvProblem[], kind: CsvProblem['kind']): readonly UnfitRow[] {
  return problems
    .filter((problem) => problem.kind === kind)
    .map(({ line, expected, got }) => ({ line, expected, got }));
}

function taskOf({ name: targetName }: UnderstoodColumn, classNames: readonly string[] | null): TableTask {
  return classNames === null ? { kind: 'number', targetName } : { kind: 'classes', targetName, classNames };
}

function parts(
  split: Split,
  names: { readonly codes: Int32Array; readonly categories: readonly string[] } | null,
): readonly TablePart[] {
  return PARTS.map((name) => {
    const classCounts = new Array<number>(names?.categories.length ?? 0).fill(0);
    for (const row of names === null ? [] : split[name]) {
      const code = names?.codes[row] ?? -1;
      if (code >= 0) classCounts[code] = (classCounts[code] ?? 0) + 1;
    }
    return { name, rowCount: split[name].length, classCounts };
  });
}
