import type { TableColumn, TypedTable } from './csv/typed-table.ts';
import type { FeatureEncoder } from './encode/encode-features.ts';

/** Longer lists of lines are cut. */
const MAX_LINES = 15;

/** What is done to the columns of a table before a model sees them, each a sentence. */
export function tableNotes(table: TypedTable, columns: readonly TableColumn[], encoders: readonly FeatureEncoder[]) {
  const notes = missingNotes(table, columns, encoders);
  const leftOut = columns.filter(({ name }) => encoders.every((encoder) => encoder.name !== name));
  if (leftOut.length > 0)
    notes.push(`${names(leftOut)}: left out, because all training rows are alike in it. It cannot tell them apart.`);
  const numbers = encoders.filter(({ kind }) => kind === 'number');
  if (numbers.length > 0)
    notes.push(`${names(numbers)}: standardised to mean 0 and standard deviation 1 on the training rows.`);
  const categories = encoders.filter(({ kind }) => kind === 'oneHot');
  if (categories.length > 0)
    notes.push(
      `${names(categories)}: one-hot, a 1 in the place of its kind. Kinds not seen in training go to 'other'.`,
    );
  return notes;
}

/** One sentence for all columns that are filled the same way on the same lines. */
function missingNotes(
  table: TypedTable,
  columns: readonly TableColumn[],
  encoders: readonly FeatureEncoder[],
): string[] {
  const groups = new Map<string, { lines: readonly number[]; rule: string; encoders: FeatureEncoder[] }>();
  for (const { name, isMissing } of columns) {
    const encoder = encoders.find((candidate) => candidate.name === name);
    const lines = missingLines(table, isMissing);
    if (encoder === undefined || lines.length === 0) continue;
    const rule = encoder.kind === 'number' ? 'the middle value (median)' : 'the most frequent kind';
    const key = `${lines.join()} ${rule}`;
    const group = groups.get(key) ?? { lines, rule, encoders: [] };
    group.encoders.push(encoder);
    groups.set(key, group);
  }
  return Array.from(groups.values(), ({ lines, rule, encoders: filled }) => {
    const fills = filled.map(({ fill }) => (typeof fill === 'number' ? Number(fill.toPrecision(6)) : fill));
    const rows =
      lines.length === 1 ? `1 row (${lineList(lines)}) has` : `${lines.length} rows (${lineList(lines)}) have`;
    return `${rows} no ${names(filled)}. Filled in with ${rule} of the training rows: ${fills.join(', ')}.`;
  });
}

/** Lines of the rows where a column has no value. */
export function missingLines({ lines }: TypedTable, isMissing: Uint8Array): readonly number[] {
  return [...lines].filter((_, row) => isMissing[row] === 1);
}

/** `line 5`, `lines 5 and 273`, `lines 5, 10, … and 40 more`. */
export function lineList(lines: readonly number[]): string {
  if (lines.length === 1) return `line ${lines.join()}`;
  const shown = lines.slice(0, MAX_LINES);
  const rest = lines.length - shown.length;
  const last = rest > 0 ? `${rest} more` : String(shown.pop());
  return `lines ${shown.join(', ')} and ${last}`;
}

function names(named: readonly { readonly name: string }[]): string {
  return named.map(({ name }) => name).join(', ');
}
