import type { Scaling } from '../csv/columns/table-choices.ts';
import type { NumberColumn } from '../csv/columns/typed-column.ts';
import type { EncodedMatrix } from './encoded-matrix.ts';
import { encoderBase, type EncoderBase, type FeatureColumn, type Fitting } from './feature-column.ts';
import { median } from './impute.ts';
import { numberStep } from './number-step.ts';
import { shortNumber } from './short-number.ts';
import { fitScaling, rangeOf, type Standardisation } from './standardise.ts';
import { filledValues, valuesOfRows } from './values-of-rows.ts';

/** How a column of numbers is encoded. Plain data, so that it can be stored with the model. */
export interface NumberEncoder extends EncoderBase, Standardisation {
  readonly kind: 'number';
  readonly scaling: Scaling;
  /** Stands in for a missing number. */
  readonly fill: number;
  /** Lowest, highest and usual distance of the training rows, for a form that asks for one. */
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** Fits the fill (median) and the scaling on the training rows alone; null where they hold no two different numbers. */
export function fitNumberEncoder(column: FeatureColumn<NumberColumn>, fitting: Fitting): NumberEncoder | null {
  const { trainRows, scaling } = fitting;
  const { values } = column.values;
  const fill = median(values, trainRows);
  const present = valuesOfRows(values, trainRows);
  const filled = filledValues(present, fill);
  if (filled.every((value) => value === filled[0] || Number.isNaN(value))) return null;
  const { min, max } = rangeOf(filled);
  // The fill may lie between two numbers, so it says nothing of their step.
  const step = numberStep(present, max - min);
  return {
    kind: 'number',
    ...encoderBase(column, fitting),
    scaling,
    ...fitScaling(scaling, filled),
    fill,
    min,
    max,
    step,
  };
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

/** What is done to a number, as a formula. */
export function scalingText(scaling: Scaling, { mean, scale }: Standardisation): string {
  const formula = `(x ${mean < 0 ? '+' : '−'} ${shortNumber(Math.abs(mean))}) / ${shortNumber(scale)}`;
  switch (scaling) {
    case 'standardise':
      return `${formula}: mean 0 and standard deviation 1 in the training rows`;
    case 'minMax':
      return `${formula}: 0 at the lowest, 1 at the highest of the training rows`;
    case 'none':
      return 'x as it is';
  }
}
