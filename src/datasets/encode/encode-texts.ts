import { ColumnBuilder } from '../csv/columns/column-builder.ts';
import { isMissingAt, readColumn } from '../csv/columns/column-reading.ts';
import { typedColumn, type UnderstoodValues } from '../csv/columns/typed-column.ts';
import type { DecimalMark } from '../csv/dialect.ts';
import type { EncodedTexts, InputCounts } from '../dataset-definition.ts';
import { encodeFeatures, type FeatureEncoder } from './encode-features.ts';

const TYPES = { number: 'number', oneHot: 'category', date: 'date' } as const;

/**
 * Encodes rows of texts, each with a text for each encoder in their order; a text that lacks is missing. They are read as
 * the file was that the encoders were fitted on, but for the decimal mark, which is their own.
 */
export function encodeTexts(
  encoders: readonly FeatureEncoder[],
  cells: readonly (readonly string[])[],
  mark: DecimalMark = '.',
): EncodedTexts {
  const read = encoders.map((encoder, input) =>
    readTexts(
      encoder,
      cells.map((row) => row[input] ?? ''),
      mark,
    ),
  );
  const columns = read.map(({ values }) => values);
  return { ...encodeFeatures(encoders, columns), counts: read.map(({ counts }) => counts) };
}

function readTexts(encoder: FeatureEncoder, texts: readonly string[], mark: DecimalMark) {
  const builder = new ColumnBuilder(mark);
  for (const text of texts) builder.add(text);
  const rows = Int32Array.from(texts.keys());
  const reading = readColumn(builder.finish(encoder.name), encoder.rule.missingTokens, rows);
  const type = TYPES[encoder.kind];
  const values = typedColumn({ name: encoder.name, type, reading, choices: encoder.rule }, rows);
  let missing = 0;
  for (const row of rows) if (isMissingAt(reading, row)) missing += 1;
  return { values, counts: { missing, ...misfits(encoder, values, missing) } };
}

/** What is neither missing nor anything that the encoder knows. */
function misfits(
  encoder: FeatureEncoder,
  { isMissing, ...column }: UnderstoodValues,
  missing: number,
): Omit<InputCounts, 'missing'> {
  if (encoder.kind !== 'oneHot' || column.kind !== 'category')
    return { unreadable: isMissing.reduce((sum, flag) => sum + flag, 0) - missing, unseen: 0 };
  const known = new Set(encoder.categories);
  const isUnseen = column.categories.map((category) => !known.has(category));
  let unseen = 0;
  for (const code of column.codes) if (isUnseen[code] === true) unseen += 1;
  return { unreadable: 0, unseen };
}
