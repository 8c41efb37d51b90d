import { codeAt } from '../column-builder.ts';
import { cellCounts } from '../column-type.ts';
import { isMissingAt, numberAt } from '../column-reading.ts';
import { MISSING_TOKENS } from '../missing-tokens.ts';
import { TOKENS_WITHOUT_NA } from '../country-codes.ts';
import { eachColumn, firstOfKind, linesOfKind, tells } from './column-check.ts';
import { linesWhere, type Fix } from './table-problem.ts';
import type { UnderstoodColumn } from '../understand-table.ts';
import { excludeFix, ignoreFix } from './usual-fixes.ts';
import { counted, namedTexts, quoted } from '../wording.ts';

/** A few texts among numbers may be another word for missing; more are something else. */
const MAX_TEXT_SHARE = 0.2;
/** More different texts than these are not named one by one in the choices. */
const MAX_TOKENS = 20;

/** Numbers with a few texts among them. */
export const textAmongNumbersCheck = eachColumn((column, table) => {
  const { facts, type, choices, name, index, reading } = column;
  const isFew = facts.texts > 0 && facts.texts <= (facts.numbers + facts.texts) * MAX_TEXT_SHARE;
  if (type !== 'text' || choices.type !== null || !isFew || facts.unsafeIntegers + facts.leadingZeros > 0) return null;
  const lines = linesWhere(table, (row) => !isMissingAt(reading, row) && Number.isNaN(numberAt(reading, row)));
  const texts = facts.commonTexts.map(({ text }) => text);
  const change =
    facts.distinctTexts <= MAX_TOKENS
      ? ({ kind: 'setMissingTokens', column: index, tokens: [...reading.missingTokens, ...texts] } as const)
      : ({ kind: 'setType', column: index, type: 'number' } as const);
  const label = `Treat ${namedTexts(texts, facts.distinctTexts)} as missing`;
  const sentence = `Column ${quoted(name)} is taken for text, because it holds ${cellCounts(facts)}.`;
  const fixes = [{ id: 'treatAsMissing', label, change }, excludeFix(lines)];
  return { id: 'textAmongNumbers', severity: 'warns', sentence, column: index, lines, fixes };
});

/** Whole numbers that a double cannot tell apart. */
export const unsafeIntegerCheck = eachColumn((column, table) => {
  const { facts } = column;
  if (facts.unsafeIntegers === 0) return null;
  const lines = linesOfKind(column, table, 'unsafeInteger');
  const numbers = counted(facts.unsafeIntegers, 'whole number');
  const sentence =
    `Column ${quoted(column.name)} has ${numbers} beyond 2^53 (${firstOfKind(column, 'unsafeInteger')}), where ` +
    'neighbours become equal. They stay text.';
  return { ...tells(column), id: 'unsafeIntegers', sentence, lines, fixes: [ignoreFix(column)] };
});

/** Digits after a leading zero are a code. */
export const leadingZeroCheck = eachColumn((column, table) => {
  if (column.facts.leadingZeros === 0) return null;
  const lines = linesOfKind(column, table, 'leadingZero');
  const cells = counted(column.facts.leadingZeros, 'cell');
  const sentence =
    `Column ${quoted(column.name)} has ${cells} with a leading zero (${firstOfKind(column, 'leadingZero')}): ` +
    'codes, not amounts. They stay text.';
  return {
    ...tells(column),
    id: 'leadingZeros',
    sentence,
    lines,
    fixes: column.type === 'category' ? [] : [asCategory(column)],
  };
});

/** NA is Namibia in a column of countries. */
export const namibiaCheck = eachColumn((column, table) => {
  const { keepsNa, reading, name, index } = column;
  if (!keepsNa) return null;
  const lines = linesWhere(table, (row) => reading.stored.texts.text(codeAt(reading.stored, row)) === 'NA');
  const tokens = (of: readonly string[]) => ({ kind: 'setMissingTokens', column: index, tokens: of }) as const;
  const fixes = [
    { id: 'naIsValue', label: 'NA is a value', change: tokens(TOKENS_WITHOUT_NA) },
    { id: 'naIsMissing', label: 'NA is missing', change: tokens(MISSING_TOKENS) },
  ];
  const rows = counted(lines.length, 'row');
  const sentence = `Column ${quoted(name)} seems to hold countries, so NA in ${rows} is taken for Namibia, not for missing.`;
  return { id: 'naAsValue', severity: 'warns', sentence, column: index, lines, fixes };
});

/** Infinities, and numbers too large for a double. */
export const infinityCheck = eachColumn((column, table) => {
  if (column.facts.infinities === 0) return null;
  const lines = linesOfKind(column, table, 'infinite');
  const cells = counted(column.facts.infinities, 'infinity', 'infinities');
  const sentence = `Column ${quoted(column.name)} has ${cells} (${firstOfKind(column, 'infinite')}). They count as missing.`;
  return { ...tells(column), id: 'infinities', sentence, lines, fixes: [excludeFix(lines)] };
});

/** `1,234` that was read as 1234. */
export const thousandsCheck = eachColumn((column) => {
  if (!column.reading.hasThousands || column.type !== 'number') return null;
  const example = firstOfKind(column, 'thousands');
  const sentence = `The numbers of column ${quoted(column.name)} have marks between their thousands, as in ${example}.`;
  const change = { kind: 'setType', column: column.index, type: 'text' } as const;
  return { ...tells(column), id: 'thousands', sentence, fixes: [{ id: 'asText', label: 'They are text', change }] };
});

function asCategory({ index }: UnderstoodColumn): Fix {
  return { id: 'asCategory', label: 'They are kinds', change: { kind: 'setType', column: index, type: 'category' } };
}
