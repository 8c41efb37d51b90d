import type { TableView } from '../../../protocol/table-messages.ts';
import { formatCount } from '../../number-format.ts';
import { words } from '../data-words.ts';

const NAMED_LINES = 4;
const NAMED_COLUMNS = 3;

/** What training will not see: `Training leaves out lines 5 and 273, and the columns sex and year.` */
export function leftOutSentence(view: TableView): string {
  const used = view.parts?.reduce((sum, { rowCount }) => sum + rowCount, 0) ?? 0;
  const rows = view.rowCount - used;
  const columns = view.columns.filter(({ role }) => role === 'ignore').map(({ name }) => words(name));
  const parts = [rowsText(rows, linesLeftOut(view)), columnsText(columns)].filter((text) => text !== '');
  const all = `${formatCount(used)} ${used === 1 ? 'row' : 'rows'}`;
  if (parts.length === 0) return `Training uses all ${all} and all columns.`;
  return `Training uses ${all}. It leaves out ${parts.join(', and ')}.`;
}

/** Lines that are known to be left out: by choice, and because they have no target. */
function linesLeftOut({ choices, problems }: TableView): readonly number[] {
  const withoutTarget = problems.filter(({ id }) => id === 'rowsWithoutTarget').flatMap(({ lines }) => lines);
  return [...new Set([...choices.excludedLines, ...withoutTarget])].sort((one, other) => one - other);
}

function rowsText(count: number, lines: readonly number[]): string {
  if (count <= 0) return '';
  if (lines.length !== count || count > NAMED_LINES) return `${formatCount(count)} rows`;
  return `${count === 1 ? 'line' : 'lines'} ${listed(lines.map(formatCount))}`;
}

function columnsText(names: readonly string[]): string {
  if (names.length === 0) return '';
  if (names.length > NAMED_COLUMNS) return `${formatCount(names.length)} columns`;
  return `the ${names.length === 1 ? 'column' : 'columns'} ${listed(names)}`;
}

function listed(texts: readonly string[]): string {
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} and ${last}`;
}
