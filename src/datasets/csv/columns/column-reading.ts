import { codeAt, type StoredColumn } from './column-builder.ts';
import { isoTime, slashedOrder, timeOf, type DateForm } from './date-syntax.ts';
import { numberKind, numberValue, type NumberKind } from './number-syntax.ts';

/** What a text of a column is. */
export type TextKind = NumberKind | 'missing' | 'isoDate' | 'slashedDate';

/** What the texts of a column mean under the tokens chosen for missing; each array is indexed by code, from 1. */
export interface ColumnReading {
  readonly stored: StoredColumn;
  readonly missingTokens: readonly string[];
  readonly kinds: readonly TextKind[];
  /** The value of texts that are numbers, else NaN. */
  readonly values: Float64Array;
  /** Plainly written numbers that count as missing, such as -999. */
  readonly missingNumbers: ReadonlySet<number>;
  /** Rows of each code; at 0 those of plainly written numbers, the missing ones among them. */
  readonly counts: Uint32Array;
  /** Whether the column fits the rule of thousands throughout, so that `1,234` is a number. */
  readonly hasThousands: boolean;
}

/** Reads the texts of a column. `rows` are those that are not left out. */
export function readColumn(
  stored: StoredColumn,
  missingTokens: readonly string[],
  rows: ArrayLike<number>,
): ColumnReading {
  const tokens = new Set(missingTokens);
  const counts = codeCounts(stored, rows);
  const kinds: TextKind[] = ['text'];
  const values = new Float64Array(stored.texts.size + 1).fill(NaN);
  for (let code = 1; code <= stored.texts.size; code += 1) {
    const text = stored.texts.text(code);
    const kind = textKind(text, tokens, stored);
    kinds.push(kind);
    if (kind === 'number' || kind === 'thousands') values[code] = numberValue(text, stored.mark);
  }
  const missingNumbers = new Set(
    missingTokens.map((token) => numberOf(token, stored)).filter((value) => !Number.isNaN(value)),
  );
  const reading = { stored, missingTokens, kinds, values, missingNumbers, counts, hasThousands: false };
  return { ...reading, hasThousands: fitsThousands(reading, rows) };
}

/** Whether the text of a code is a number in this column. */
export function isNumberCode({ kinds, hasThousands }: ColumnReading, code: number): boolean {
  const kind = kinds[code];
  return kind === 'number' || (kind === 'thousands' && hasThousands);
}

/** Whether the cell counts as missing whatever the type of its column. */
export function isMissingAt(reading: ColumnReading, row: number): boolean {
  const code = codeAt(reading.stored, row);
  if (code === 0) return reading.missingNumbers.has(reading.stored.numbers?.[row] ?? NaN);
  return isMissingKind(reading.kinds[code]);
}

export function isMissingKind(kind: TextKind | undefined): boolean {
  return kind === 'missing' || kind === 'infinite';
}

/** The number in a row, NaN where it is missing or something else. */
export function numberAt(reading: ColumnReading, row: number): number {
  const code = codeAt(reading.stored, row);
  if (code > 0) return isNumberCode(reading, code) ? (reading.values[code] ?? NaN) : NaN;
  const value = reading.stored.numbers?.[row] ?? NaN;
  return reading.missingNumbers.size > 0 && reading.missingNumbers.has(value) ? NaN : value;
}

/** {@link numberAt} for many rows: what does not depend on the row is looked up once. */
export function numberReader(reading: ColumnReading): (row: number) => number {
  const { numbers, codes } = reading.stored;
  if (reading.missingNumbers.size > 0) return (row) => numberAt(reading, row);
  const plain = numbers ?? new Float64Array(0);
  if (codes === null) return (row) => plain[row] ?? NaN;
  const ofCode = reading.values.map((value, code) => (isNumberCode(reading, code) ? value : NaN));
  return (row) => {
    const code = codes[row] ?? 0;
    return (code > 0 ? ofCode[code] : plain[row]) ?? NaN;
  };
}

/** Milliseconds since 1970 in a row, NaN where it is missing or no date of that form. */
export function timeAt(reading: ColumnReading, row: number, form: DateForm): number {
  if (isMissingAt(reading, row)) return NaN;
  const code = codeAt(reading.stored, row);
  if (code > 0) return timeOf(reading.stored.texts.text(code), form);
  return form === 'epochMilliseconds' ? (reading.stored.numbers?.[row] ?? NaN) : NaN;
}

/** {@link timeAt} for many rows: each different text is read once. */
export function timeReader(reading: ColumnReading, form: DateForm): (row: number) => number {
  const { stored, kinds } = reading;
  const ofCode = kinds.map((kind, code) =>
    code === 0 || isMissingKind(kind) ? NaN : timeOf(stored.texts.text(code), form),
  );
  return (row) => {
    const code = codeAt(stored, row);
    return code > 0 ? (ofCode[code] ?? NaN) : timeAt(reading, row, form);
  };
}

function textKind(text: string, tokens: ReadonlySet<string>, { mark }: StoredColumn): TextKind {
  if (tokens.has(text)) return 'missing';
  const kind = numberKind(text, mark);
  if (kind !== 'text') return kind;
  if (!Number.isNaN(isoTime(text))) return 'isoDate';
  return slashedOrder(text) === null ? 'text' : 'slashedDate';
}

function numberOf(token: string, { mark }: StoredColumn): number {
  if (!/\d/.test(token)) return NaN;
  return numberKind(token, mark) === 'number' ? numberValue(token, mark) : NaN;
}

function codeCounts(stored: StoredColumn, rows: ArrayLike<number>): Uint32Array {
  const counts = new Uint32Array(stored.texts.size + 1);
  for (let index = 0; index < rows.length; index += 1) {
    const code = codeAt(stored, rows[index] ?? 0);
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

/** Every number of 1,000 and more has its separators, and there is nothing but numbers. */
function fitsThousands(reading: ColumnReading, rows: ArrayLike<number>): boolean {
  let grouped = 0;
  for (const [code, count] of reading.counts.entries()) {
    const kind = reading.kinds[code];
    if (code === 0 || count === 0 || isMissingKind(kind)) continue;
    if (kind === 'thousands') grouped += 1;
    else if (kind !== 'number' || isLarge(reading.values[code])) return false;
  }
  if (grouped === 0 || reading.counts[0] === 0) return grouped > 0;
  return Array.prototype.every.call(rows, (row: number) => !isLarge(plainNumberAt(reading, row)));
}

function plainNumberAt({ stored }: ColumnReading, row: number): number {
  return codeAt(stored, row) > 0 ? NaN : (stored.numbers?.[row] ?? NaN);
}

function isLarge(value = NaN): boolean {
  return Math.abs(value) >= 1000;
}
