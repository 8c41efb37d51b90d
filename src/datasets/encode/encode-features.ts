import type { UnderstoodValues } from '../csv/columns/typed-column.ts';
import type { EncodedColumn } from '../dataset-definition.ts';
import { dateNumbers, fitDateEncoder, writeDates, type DateEncoder } from './date-encoder.ts';
import type { EncodedMatrix } from './encoded-matrix.ts';
import type { FeatureColumn, Fitting } from './feature-column.ts';
import { fitNumberEncoder, scalingText, writeNumbers, type NumberEncoder } from './number-encoder.ts';
import { fitOneHotEncoder, oneHotPlaces, writeOneHot, type OneHotEncoder } from './one-hot-encoder.ts';

/** How one column becomes numbers: all that must be known to encode another row the same way. Plain data. */
export type FeatureEncoder = NumberEncoder | OneHotEncoder | DateEncoder;

/** Encoders of the columns, in their order. A column that tells the training rows nothing apart has none. */
export function fitEncoders(columns: readonly FeatureColumn[], fitting: Fitting): readonly FeatureEncoder[] {
  return columns.map((column) => fitEncoder(column, fitting)).filter((encoder) => encoder !== null);
}

/** What each number of an encoded row is, such as `bill_length_mm` or `island: Dream`. */
export function encodedColumns(encoders: readonly FeatureEncoder[]): readonly EncodedColumn[] {
  return encoders.flatMap((encoder) => {
    const indicator = { name: `${encoder.name} is missing`, how: '1 where it is missing, else 0' };
    const numbers = [...valueNumbers(encoder), ...(encoder.hasIndicator ? [indicator] : [])];
    return numbers.map(({ name, how }) => ({ name, source: encoder.source, how }));
  });
}

/** How many numbers an encoder gives for a row. */
export function encodedWidth(encoder: FeatureEncoder): number {
  return valueWidth(encoder) + (encoder.hasIndicator ? 1 : 0);
}

/**
 * Encodes all rows. Each encoder takes the column of its name. Throws where that is not there or is of another kind.
 */
export function encodeFeatures(
  encoders: readonly FeatureEncoder[],
  columns: readonly UnderstoodValues[],
): EncodedMatrix {
  const width = encoders.reduce((sum, encoder) => sum + encodedWidth(encoder), 0);
  const columnOf = new Map(columns.map((column) => [column.name, column]));
  const rowCount = columns[0]?.isMissing.length ?? 0;
  const matrix = { data: new Float32Array(rowCount * width), width };
  let offset = 0;
  for (const encoder of encoders) {
    const column = columnOf.get(encoder.name);
    writeValues(encoder, column, { ...matrix, offset });
    offset += encodedWidth(encoder);
    if (encoder.hasIndicator && column !== undefined)
      writeIndicator(column.isMissing, { ...matrix, offset: offset - 1 });
  }
  return matrix;
}

function fitEncoder({ source, rule, values }: FeatureColumn, fitting: Fitting): FeatureEncoder | null {
  switch (values.kind) {
    case 'number':
      return fitNumberEncoder({ source, rule, values }, fitting);
    case 'category':
      return fitOneHotEncoder({ source, rule, values }, fitting);
    case 'date':
      return fitDateEncoder({ source, rule, values }, fitting);
  }
}

function valueNumbers(encoder: FeatureEncoder): readonly { name: string; how: string }[] {
  switch (encoder.kind) {
    case 'number':
      return [{ name: encoder.name, how: scalingText(encoder.scaling, encoder) }];
    case 'oneHot':
      return oneHotPlaces(encoder);
    case 'date':
      return dateNumbers(encoder);
  }
}

function valueWidth(encoder: FeatureEncoder): number {
  switch (encoder.kind) {
    case 'number':
      return 1;
    case 'oneHot':
      return encoder.categories.length + 1;
    case 'date':
      return (encoder.year === null ? 0 : 1) + encoder.cycles.length * 2;
  }
}

const COLUMN_KINDS = { number: 'number', oneHot: 'category', date: 'date' } as const;

function writeValues(
  encoder: FeatureEncoder,
  column: UnderstoodValues | undefined,
  into: EncodedMatrix & { offset: number },
): void {
  switch (encoder.kind) {
    case 'number':
      if (column?.kind !== 'number') throw otherKind(encoder, column);
      {
        writeNumbers(encoder, column, into);
        return;
      }
    case 'oneHot':
      if (column?.kind !== 'category') throw otherKind(encoder, column);
      {
        writeOneHot(encoder, column, into);
        return;
      }
    case 'date':
      if (column?.kind !== 'date') throw otherKind(encoder, column);
      {
        writeDates(encoder, column, into);
        return;
      }
  }
}

function otherKind({ name, kind }: FeatureEncoder, column: UnderstoodValues | undefined): Error {
  return new Error(
    `Column '${name}' was of kind ${COLUMN_KINDS[kind]} when its encoder was fitted; now it is ` +
      `${column?.kind ?? 'missing'}. Give a table with the same columns.`,
  );
}

function writeIndicator(isMissing: Uint8Array, into: EncodedMatrix & { offset: number }): void {
  isMissing.forEach((flag, row) => {
    into.data[row * into.width + into.offset] = flag;
  });
}
