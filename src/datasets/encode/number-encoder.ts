import type { NumberColumn } from '../csv/typed-table.ts';
import type { EncodedMatrix } from './encoded-matrix.ts';
import { median } from './impute.ts';
import { fitStandardisation, type Standardisation } from './standardise.ts';

/** How a column of numbers is encoded. Plain data, so that it can be stored with the model. */
export interface NumberEncoder extends Standardisation {
  readonly kind: 'number';
  readonly name: string;
  /** Stands in for a missing number. */
  readonly fill: number;
}

/** Fits the fill (median), mean and scale on the training rows alone; null where they hold no two different numbers. */
export function fitNumberEncoder({ name, values }: NumberColumn, trainRows: Int32Array): NumberEncoder | null {
  const fill = median(values, trainRows);
  const filled = Float64Array.from(trainRows, (row) => filledNumber(values[row], fill));
  if (filled.every((value) => value === filled[0] || Number.isNaN(value))) return null;
  return { kind: 'number', name, fill, ...fitStandardisation(filled) };
}

/** Writes one number a row into the column `offset` of the matrix. */
export function writeNumbers(encoder: NumberEncoder, column: NumberColumn, into: EncodedMatrix & { offset: number }) {
  column.values.forEach((value, row) => {
    into.data[row * into.width + into.offset] = (filledNumber(value, encoder.fill) - encoder.mean) / encoder.scale;
  });
}

/** The number itself, or the fill where it is missing. */
export function filledNumber(value: number | undefined, fill: number): number {
  return value === undefined || Number.isNaN(value) ? fill : value;
}
