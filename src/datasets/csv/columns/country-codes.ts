import type { ColumnFacts } from './column-facts.ts';
import { MISSING_TOKENS } from './missing-tokens.ts';

const COUNTRY_NAME = /countr|nation|\biso\b|iso[_-]?(a?2|alpha)|territor/i;
const COUNTRY_CODE = /^[A-Z]{2}$/;
const MIN_COUNTRIES = 10;

/** The usual tokens without NA, which is Namibia in a column of countries. */
export const TOKENS_WITHOUT_NA: readonly string[] = MISSING_TOKENS.filter((token) => token !== 'NA');

/**
 * Whether NA is more likely Namibia than missing: more than ten different values, nothing else that is missing, and the
 * column is called a country or holds two capital letters throughout. `facts` are those with NA taken as missing.
 */
export function isCountryColumn(name: string, facts: ColumnFacts): boolean {
  const hasNaAlone = facts.missingTokens.length === 1 && facts.missingTokens[0]?.text === 'NA';
  if (!hasNaAlone || facts.numbers > 0 || facts.distinctTexts <= MIN_COUNTRIES) return false;
  return COUNTRY_NAME.test(name) || facts.commonTexts.every(({ text }) => COUNTRY_CODE.test(text));
}
