import type { CategoryColumn } from '../csv/columns/typed-column.ts';
import type { EncodedMatrix } from './encoded-matrix.ts';
import { encoderBase, type EncoderBase, type FeatureColumn, type Fitting } from './feature-column.ts';
import { mostFrequent } from './impute.ts';

/** How a column of categories is encoded: a 1 in the place of its category, else 0. Plain data. */
export interface OneHotEncoder extends EncoderBase {
  readonly kind: 'oneHot';
  /** Those of the training rows. A last place, `other`, is for any that they do not have. */
  readonly categories: readonly string[];
  /** Stands in for a missing category. */
  readonly fill: string;
}

/** Fits the categories and the fill (most frequent) on the training rows alone; null where they hold no two different ones. */
export function fitOneHotEncoder(column: FeatureColumn<CategoryColumn>, fitting: Fitting): OneHotEncoder | null {
  const { codes, categories: all } = column.values;
  const seen = new Set<number>();
  for (const row of fitting.trainRows) seen.add(codes[row] ?? -1);
  const categories = all.filter((_, code) => seen.has(code));
  const fill = all[mostFrequent(codes, fitting.trainRows)];
  if (categories.length < 2 || fill === undefined) return null;
  return { kind: 'oneHot', ...encoderBase(column, fitting), categories, fill };
}

/** The name of each place and when there is a 1 in it. */
export function oneHotPlaces({ name, categories }: OneHotEncoder): readonly { name: string; how: string }[] {
  return [
    ...categories.map((category) => ({ name: `${name}: ${category}`, how: `1 where it is ${category}, else 0` })),
    { name: `${name}: other`, how: '1 where it is of a kind that no training row has, else 0' },
  ];
}

/** Writes the 1 of each row into the columns from `offset` on; the matrix must hold zeros there. */
export function writeOneHot(encoder: OneHotEncoder, column: CategoryColumn, into: EncodedMatrix & { offset: number }) {
  const placeOf = new Map(encoder.categories.map((category, place) => [category, place]));
  const placeOfCategory = (category: string) => placeOf.get(category) ?? encoder.categories.length;
  const places = Int32Array.from(column.categories, placeOfCategory);
  const fillPlace = placeOfCategory(encoder.fill);
  column.codes.forEach((code, row) => {
    into.data[row * into.width + into.offset + (code < 0 ? fillPlace : (places[code] ?? 0))] = 1;
  });
}
