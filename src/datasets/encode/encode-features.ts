import type { TableColumn } from '../csv/typed-table.ts';
import type { EncodedMatrix } from './encoded-matrix.ts';
import { fitNumberEncoder, writeNumbers, type NumberEncoder } from './number-encoder.ts';
import { fitOneHotEncoder, oneHotNames, writeOneHot, type OneHotEncoder } from './one-hot-encoder.ts';

/** How one column becomes numbers: all that must be known to encode another row the same way. */
export type FeatureEncoder = NumberEncoder | OneHotEncoder;

/** Encoders of the columns, in their order. A column that tells the training rows nothing apart has none. */
export function fitEncoders(columns: readonly TableColumn[], trainRows: Int32Array): readonly FeatureEncoder[] {
  return columns
    .map((column) =>
      column.kind === 'number' ? fitNumberEncoder(column, trainRows) : fitOneHotEncoder(column, trainRows),
    )
    .filter((encoder) => encoder !== null);
}

/** What each number of an encoded row is, such as `bill_length_mm` or `island: Dream`. */
export function encodedNames(encoders: readonly FeatureEncoder[]): readonly string[] {
  return encoders.flatMap((encoder) => (encoder.kind === 'number' ? [encoder.name] : oneHotNames(encoder)));
}

/**
 * Encodes all rows. Each encoder takes the column of its name. Throws where that is not there or is of another kind.
 */
export function encodeFeatures(encoders: readonly FeatureEncoder[], columns: readonly TableColumn[]): EncodedMatrix {
  const width = encodedNames(encoders).length;
  const rowCount = columns[0]?.isMissing.length ?? 0;
  const matrix = { data: new Float32Array(rowCount * width), width };
  let offset = 0;
  for (const encoder of encoders) {
    const column = columns.find(({ name }) => name === encoder.name);
    offset += writeFeature(encoder, column, { ...matrix, offset });
  }
  return matrix;
}

/** Writes one column and returns how many columns of the matrix it took. */
function writeFeature(
  encoder: FeatureEncoder,
  column: TableColumn | undefined,
  into: EncodedMatrix & { offset: number },
): number {
  if (encoder.kind === 'number' && column?.kind === 'number') {
    writeNumbers(encoder, column, into);
    return 1;
  }
  if (encoder.kind === 'oneHot' && column?.kind === 'category') {
    writeOneHot(encoder, column, into);
    return encoder.categories.length + 1;
  }
  const fitted = encoder.kind === 'number' ? 'number' : 'category';
  throw new Error(
    `Column '${encoder.name}' was of kind ${fitted} when its encoder was fitted; now it is ` +
      `${column?.kind ?? 'missing'}. Give a table with the same columns.`,
  );
}
