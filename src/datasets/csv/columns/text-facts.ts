import { isMissingKind, isNumberCode, type ColumnReading, type TextKind } from './column-reading.ts';
import { slashedOrder } from './date-syntax.ts';

export interface TextCount {
  readonly text: string;
  readonly count: number;
}

/** The cells of a column that are neither missing nor numbers. */
export interface TextFacts {
  readonly texts: number;
  readonly distinctTexts: number;
  readonly unsafeIntegers: number;
  readonly leadingZeros: number;
  readonly isoDates: number;
  readonly slashedDates: number;
  /** Of these: those that can be read in one order alone. The others can be read in both. */
  readonly dayFirstDates: number;
  readonly monthFirstDates: number;
  /** Different texts, the most frequent first, at most {@link MAX_TEXTS}. */
  readonly commonTexts: readonly TextCount[];
  /** Letters on average. */
  readonly meanLength: number;
  /** The share that has a space in it. */
  readonly spacedShare: number;
}

const MAX_TEXTS = 20;

export function textFacts(reading: ColumnReading): TextFacts {
  const kinds = new Map<TextKind, number>();
  const orders = { dayFirst: 0, monthFirst: 0, either: 0 };
  const sums = { texts: 0, distinctTexts: 0, letters: 0, spaced: 0 };
  const commonTexts: TextCount[] = [];
  for (const { text, count, kind } of textEntries(reading)) {
    sums.texts += count;
    sums.distinctTexts += 1;
    sums.letters += text.length * count;
    sums.spaced += text.includes(' ') ? count : 0;
    kinds.set(kind, (kinds.get(kind) ?? 0) + count);
    if (kind === 'slashedDate') orders[slashedOrder(text) ?? 'either'] += count;
    keepCommon(commonTexts, { text, count });
  }
  return {
    texts: sums.texts,
    distinctTexts: sums.distinctTexts,
    unsafeIntegers: kinds.get('unsafeInteger') ?? 0,
    leadingZeros: kinds.get('leadingZero') ?? 0,
    isoDates: kinds.get('isoDate') ?? 0,
    slashedDates: kinds.get('slashedDate') ?? 0,
    dayFirstDates: orders.dayFirst,
    monthFirstDates: orders.monthFirst,
    commonTexts,
    meanLength: sums.letters / Math.max(1, sums.texts),
    spacedShare: sums.spaced / Math.max(1, sums.texts),
  };
}

/** Each different text that is neither missing nor a number, with the rows that have it. */
function* textEntries(reading: ColumnReading): Generator<TextCount & { readonly kind: TextKind }> {
  for (let code = 1; code < reading.counts.length; code += 1) {
    const count = reading.counts[code] ?? 0;
    const kind = reading.kinds[code];
    if (count === 0 || kind === undefined || isMissingKind(kind) || isNumberCode(reading, code)) continue;
    yield { text: reading.stored.texts.text(code), count, kind };
  }
}

/** Keeps the most frequent texts in order; of equally frequent ones the first that came. */
function keepCommon(common: TextCount[], next: TextCount): void {
  const last = common[MAX_TEXTS - 1];
  if (last !== undefined && last.count >= next.count) return;
  const place = common.findIndex(({ count }) => count < next.count);
  common.splice(place < 0 ? common.length : place, 0, next);
  common.length = Math.min(common.length, MAX_TEXTS);
}
