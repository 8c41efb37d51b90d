import type { CategoryColumn } from '../csv/typed-table.ts';
import type { EncodedMatrix } from './encoded-matrix.ts';
import { mostFrequent } from './impute.ts';

/** How a column of categories is encoded: a 1 in the place of its category, else 0. Plain data. */
export interface OneHotEncoder {
  readonly kind: 'oneHot';
  readonly name: string;
  /** Those of the training rows. A last place, `other`, is for any that they do not have. */
  readonly categories: readonly string[];
  /** Stands in for a missing category. */
  readonly fill: string;
}

/** Fits the categories and the fill (most frequent) on the training rows alone; null where they hold no two different ones. */
export function fitOneHotEncoder(column: CategoryColumn, trainRows: Int32Array): OneHotEncoder | null {
  const seen = new Set(Array.from(trainRows, (row) => column.codes[row] ?? -1));
  const categories = column.categories.filter((_, code) => seen.has(code));
  const fill = column.categories[mostFrequent(column.codes, trainRows)];
  if (categories.length < 2 || fill === undefined) return null;
  return { kind: 'oneHot', name: column.name, categories, fill };
}

export function oneHotNames({ name, categories }: OneHotEncoder): readonly string[] {
  return [...categories, 'other'].map((category) => `${name}: ${category}`);
}

/** Writes the 1 of each row into the columns from `offset` on; the matrix must hold zeros there. */
export function writeOneHot(encoder: OneHotEncoder, column: CategoryColumn, into: EncodedMatrix & { offset: number }) {
  const placeOf = new Map(encoder.categories.map((category, place) => [category, place]));
  column.codes.forEach((code, row) => {
    const category = column.categories[code] ?? encoder.fill;
    const place = placeOf.get(category) ?? encoder.categories.length;
    into.data[row * into.width + into.offset + place] = 1;
  });
}
