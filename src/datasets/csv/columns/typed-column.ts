import { cellText, codeAt } from './column-builder.ts';
import { isMissingAt, numberReader, timeReader } from './column-reading.ts';
import { MERGED } from './table-choices.ts';
import type { UnderstoodColumn } from './understand-table.ts';

/** A column of numbers. */
export interface NumberColumn {
  readonly kind: 'number';
  readonly name: string;
  /** One for each row; NaN where it is missing. */
  readonly values: Float64Array;
  /** 1 where the cell is missing. */
  readonly isMissing: Uint8Array;
}

/** A column of names, stored as codes into a dictionary. */
export interface CategoryColumn {
  readonly kind: 'category';
  readonly name: string;
  /** Index into `categories` for each row; -1 where the cell is missing. */
  readonly codes: Int32Array;
  /** All names there are, in their order. */
  readonly categories: readonly string[];
  readonly isMissing: Uint8Array;
}

/** A column of dates. */
export interface DateColumn {
  readonly kind: 'date';
  readonly name: string;
  /** Milliseconds since 1970, one for each row; NaN where it is missing. */
  readonly values: Float64Array;
  readonly isMissing: Uint8Array;
}

export type UnderstoodValues = NumberColumn | CategoryColumn | DateColumn;

/** What must be known of a column to give its cells values. */
export interface ReadableColumn extends Pick<UnderstoodColumn, 'name' | 'type' | 'reading'> {
  readonly choices: Pick<UnderstoodColumn['choices'], 'dateForm' | 'mergedKinds'>;
}

/** The values of a column in the given rows, under its type and the choices made. Texts of every type are categories. */
export function typedColumn(column: ReadableColumn, rows: Int32Array): UnderstoodValues {
  const { name, reading } = column;
  if (column.type === 'number') return { kind: 'number', name, ...numberValues(rows, numberReader(reading)) };
  if (column.type !== 'date') return categoryColumn(column, rows);
  const form = column.choices.dateForm ?? 'iso';
  return { kind: 'date', name, ...numberValues(rows, timeReader(reading, form)) };
}

/** The values of a column as names, in the given rows. Names are sorted by their numbers, or by code unit. */
export function categoryColumn(column: ReadableColumn, rows: Int32Array): CategoryColumn {
  const placeAt = firstPlaces(column);
  const codes = new Int32Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) codes[index] = placeAt.place(rows[index] ?? 0);
  const categories = sortedNames(placeAt.names());
  const sorted = new Map(categories.map((name, place) => [name, place]));
  const places = Int32Array.from(placeAt.names(), (name) => sorted.get(name) ?? -1);
  const isMissing = new Uint8Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) {
    const place = codes[index] ?? -1;
    if (place < 0) isMissing[index] = 1;
    else codes[index] = places[place] ?? -1;
  }
  return { kind: 'category', name: column.name, codes, categories, isMissing };
}

/** Numbers the names in the order of their first coming. Each different text is looked at once, not in every row. */
function firstPlaces({ reading, choices }: ReadableColumn) {
  const merged = new Set(choices.mergedKinds);
  const places = new Map<string, number>();
  const placeOfText = (text: string) => {
    const name = merged.has(text) ? MERGED : text;
    const place = places.get(name) ?? places.size;
    places.set(name, place);
    return place;
  };
  const NOT_YET = -2;
  const byCode = new Int32Array(reading.kinds.length).fill(NOT_YET);
  const place = (row: number) => {
    const code = codeAt(reading.stored, row);
    const known = code > 0 ? (byCode[code] ?? NOT_YET) : NOT_YET;
    if (known !== NOT_YET) return known;
    const found = isMissingAt(reading, row) ? -1 : placeOfText(cellText(reading.stored, row));
    if (code > 0) byCode[code] = found;
    return found;
  };
  return { place, names: () => [...places.keys()] };
}

function numberValues(rows: Int32Array, valueAt: (row: number) => number) {
  const values = new Float64Array(rows.length);
  const isMissing = new Uint8Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) {
    const value = valueAt(rows[index] ?? 0);
    values[index] = value;
    if (Number.isNaN(value)) isMissing[index] = 1;
  }
  return { values, isMissing };
}

/** The same order in every locale. */
function sortedNames(names: readonly string[]): readonly string[] {
  const sorted = [...names].sort();
  const areNumbers = sorted.every((name) => name !== '' && Number.isFinite(Number(name)));
  return areNumbers ? sorted.sort((one, other) => Number(one) - Number(other)) : sorted;
}
