import { sineAndCosine } from '../../loop/index.ts';
import { dateParts, type DateParts } from '../csv/columns/date-syntax.ts';
import type { DateColumn } from '../csv/columns/typed-column.ts';
import type { EncodedMatrix } from './encoded-matrix.ts';
import { encoderBase, type EncoderBase, type FeatureColumn, type Fitting } from './feature-column.ts';
import { median } from './impute.ts';
import { filledNumber, scalingText } from './number-encoder.ts';
import { fitScaling, rangeOf, type Standardisation } from './standardise.ts';
import { filledValues, valuesOfRows } from './values-of-rows.ts';

/** A part of a date that comes round again; it becomes two numbers, so that December lies beside January. */
export type CyclicPart = 'month' | 'weekday' | 'hour';

/** How a column of dates is encoded: the year as a scaled number, then sine and cosine of each cyclic part. Plain data. */
export interface DateEncoder extends EncoderBase {
  readonly kind: 'date';
  /** Null where all training rows are of one year. */
  readonly year: (Standardisation & { readonly scaling: 'standardise' | 'minMax' }) | null;
  /** Those in which the training rows differ. */
  readonly cycles: readonly CyclicPart[];
  /** Stands in for a missing date. All times are in milliseconds since 1970. */
  readonly fill: number;
  /** Earliest and latest of the training rows, for a form that asks for one. */
  readonly min: number;
  readonly max: number;
}

const CYCLIC_PARTS: readonly CyclicPart[] = ['month', 'weekday', 'hour'];
const CYCLES: Readonly<Record<CyclicPart, number>> = { month: 12, weekday: 7, hour: 24 };

/** Fits which parts there are, the scale of the year and the fill (median) on the training rows alone; null where these are alike. */
export function fitDateEncoder(column: FeatureColumn<DateColumn>, fitting: Fitting): DateEncoder | null {
  const { values } = column.values;
  const fill = median(values, fitting.trainRows);
  const times = filledValues(valuesOfRows(values, fitting.trainRows), fill);
  const differing = differingParts(times);
  const cycles = CYCLIC_PARTS.filter((part) => differing.has(part));
  if (differing.size === 0) return null;
  // A year as it stands, in the thousands, would drown all else, so it is scaled even where numbers are not.
  const scaling = fitting.scaling === 'minMax' ? 'minMax' : 'standardise';
  const years = () => times.map((time) => dateParts(time).year);
  const year: DateEncoder['year'] = differing.has('year') ? { scaling, ...fitScaling(scaling, years()) } : null;
  return { kind: 'date', ...encoderBase(column, fitting), year, cycles, fill, ...rangeOf(times) };
}

/** The name of each number and what is done for it. */
export function dateNumbers({ name, year, cycles }: DateEncoder): readonly { name: string; how: string }[] {
  const yearNumbers = year === null ? [] : [{ name: `${name}: year`, how: `x is the year; ${scalingText(year.scaling, year)}` }]; // prettier-ignore
  const cyclic = cycles.flatMap((part) =>
    ['sin', 'cos'].map((wave) => ({
      name: `${name}: ${part} (${wave})`,
      how: `${wave}(2π · ${part} / ${CYCLES[part]})`,
    })),
  );
  return [...yearNumbers, ...cyclic];
}

/** Writes the numbers of each row into the columns from `offset` on. */
export function writeDates(encoder: DateEncoder, column: DateColumn, into: EncodedMatrix & { offset: number }) {
  const { year, cycles, fill } = encoder;
  column.values.forEach((value, row) => {
    const parts = dateParts(filledNumber(value, fill));
    let place = row * into.width + into.offset;
    if (year !== null) into.data[place++] = (parts.year - year.mean) / year.scale;
    for (const part of cycles) {
      into.data.set(sineAndCosine(parts[part] / CYCLES[part]), place);
      place += 2;
    }
  });
}

function differingParts(times: Float64Array): ReadonlySet<keyof DateParts> {
  const differing = new Set<keyof DateParts>();
  const first = dateParts(times[0] ?? NaN);
  const names = ['year', ...CYCLIC_PARTS] as const;
  for (const time of times) {
    const parts = dateParts(time);
    for (const name of names) if (parts[name] !== first[name] && !Number.isNaN(time)) differing.add(name);
    if (differing.size === names.length) break;
  }
  return differing;
}
