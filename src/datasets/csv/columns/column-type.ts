import { distinctCount, presentCount, type ColumnFacts } from './column-facts.ts';
import type { DateForm } from './date-syntax.ts';
import type { ColumnChoices, ColumnType } from './table-choices.ts';
import { counted, countedTexts, namedTexts } from './wording.ts';

/** The type of a column and what speaks for it. */
export interface TypeDecision {
  readonly type: ColumnType;
  /** A sentence with counts. */
  readonly evidence: string;
  /** Cells that hold something which the type has no value for; they count as missing. */
  readonly lost: number;
}

/** A rule for one type: what speaks for it, or null where it does not hold. */
type TypeRule = (facts: ColumnFacts, name: string) => Omit<TypeDecision, 'lost'> | null;

const ID_NAME = /(^|[_\s.-])(id|idx|index|uuid|guid|key|nr|no|number|row)$|[a-z](Id|ID|Index|Key)$|^unnamed: 0$/i;
/** Fewer numbers in a row may count something else than the rows. */
const MIN_COUNTING = 20;
/** Fewer rows that are all different may be chance. */
const MIN_DIFFERENT = 10;
const MAX_ID_LETTERS = 40;
const MAX_KINDS = 1000;
/** So many kinds are a category even where half of the rows or more differ. */
const FEW_KINDS = 20;

/** In this order: the first that holds decides. */
const RULES: readonly TypeRule[] = [empty, constant, numberedRows, number, mixed, date, identifier, longText, category];

/** Decides over all rows, unless a person chose the type. */
export function decideType(name: string, facts: ColumnFacts, choices: ColumnChoices): TypeDecision {
  const chosen = choices.type ?? (choices.dateForm === null ? null : 'date');
  const found = foundType(name, facts);
  if (chosen === null) return { ...found, lost: 0 };
  const lost = lostCells(chosen, facts, choices.dateForm ?? 'iso');
  const losses = lost === 0 ? '' : ` ${counted(lost, 'cell')} that cannot be read so count as missing.`;
  return { type: chosen, evidence: `Chosen by you. It holds ${cellCounts(facts)}.${losses}`, lost };
}

/** What a column holds: `412 numbers, 3 texts: 'n/d', 'k.A.', 2 missing`. */
export function cellCounts(facts: ColumnFacts): string {
  const parts: string[] = [];
  if (facts.numbers > 0) parts.push(counted(facts.numbers, 'number'));
  if (facts.texts > 0) {
    const texts = facts.commonTexts.map(({ text }) => text);
    const named = namedTexts(texts, facts.distinctTexts);
    parts.push(`${counted(facts.texts, 'text')}: ${named}`);
  }
  if (facts.missing > 0) parts.push(`${facts.missing} missing`);
  return parts.length === 0 ? 'no cells' : parts.join(', ');
}

function foundType(name: string, facts: ColumnFacts): Omit<TypeDecision, 'lost'> {
  for (const rule of RULES) {
    const decision = rule(facts, name);
    if (decision !== null) return decision;
  }
  return { type: 'text', evidence: `${cellCounts(facts)}.` };
}

function lostCells(type: ColumnType, facts: ColumnFacts, form: DateForm): number {
  if (type === 'number') return facts.texts;
  return type === 'date' ? presentCount(facts) - dateCount(facts, form) : 0;
}

function dateCount(facts: ColumnFacts, form: DateForm): number {
  switch (form) {
    case 'iso':
      return facts.isoDates;
    case 'dayFirst':
      return facts.isoDates + facts.slashedDates - facts.monthFirstDates;
    case 'monthFirst':
      return facts.isoDates + facts.slashedDates - facts.dayFirstDates;
    case 'epochMilliseconds':
      return facts.isoDates + facts.numbers;
  }
}

function empty(facts: ColumnFacts): ReturnType<TypeRule> {
  if (presentCount(facts) > 0) return null;
  return { type: 'empty', evidence: facts.rows === 0 ? 'There are no rows.' : 'Every cell is missing.' };
}

function constant(facts: ColumnFacts): ReturnType<TypeRule> {
  const present = presentCount(facts);
  if (present < 2 || distinctCount(facts) > 1) return null;
  const which = facts.missing > 0 ? `all ${present} rows that have a value` : `all ${present} rows`;
  const value = facts.numbers > 0 ? String(facts.min) : namedTexts(facts.commonTexts.map(({ text }) => text));
  return { type: 'constant', evidence: `It is ${value} in ${which}.` };
}

function numberedRows(facts: ColumnFacts, name: string): ReturnType<TypeRule> {
  if (facts.texts > 0 || facts.integers < facts.numbers || facts.distinctNumbers < facts.numbers) return null;
  if (facts.countsRows && facts.numbers >= MIN_COUNTING)
    return { type: 'identifier', evidence: `Its numbers count the rows, from ${facts.min} to ${facts.max}.` };
  if (!ID_NAME.test(name) || facts.numbers < MIN_DIFFERENT) return null;
  return { type: 'identifier', evidence: `${facts.numbers} whole numbers, all different, and its name says so.` };
}

function number(facts: ColumnFacts): ReturnType<TypeRule> {
  return facts.texts > 0 ? null : { type: 'number', evidence: `${cellCounts(facts)}.` };
}

function mixed(facts: ColumnFacts): ReturnType<TypeRule> {
  return facts.numbers === 0 ? null : { type: 'text', evidence: `${cellCounts(facts)}.` };
}

function date(facts: ColumnFacts): ReturnType<TypeRule> {
  if (facts.isoDates < facts.texts) return null;
  const missing = facts.missing > 0 ? `, ${facts.missing} missing` : '';
  return { type: 'date', evidence: `${counted(facts.isoDates, 'date')} such as ${commonest(facts)}${missing}.` };
}

function identifier(facts: ColumnFacts): ReturnType<TypeRule> {
  const isOneWord = facts.spacedShare < 0.5 && facts.meanLength <= MAX_ID_LETTERS;
  if (facts.distinctTexts < facts.texts || facts.texts < MIN_DIFFERENT || !isOneWord) return null;
  return { type: 'identifier', evidence: `${facts.texts} texts, all different, such as ${commonest(facts)}.` };
}

function longText(facts: ColumnFacts): ReturnType<TypeRule> {
  const { texts, distinctTexts, meanLength } = facts;
  const isManifold = distinctTexts > MAX_KINDS || (distinctTexts > FEW_KINDS && distinctTexts * 2 > texts);
  const isProse = meanLength > MAX_ID_LETTERS && distinctTexts * 2 > texts;
  if (!isManifold && !isProse && (distinctTexts < texts || texts < MIN_DIFFERENT)) return null;
  const letters = counted(Math.round(meanLength), 'letter');
  return { type: 'text', evidence: `${distinctTexts} different texts in ${texts} rows, of ${letters} on average.` };
}

function category(facts: ColumnFacts): ReturnType<TypeRule> {
  const kinds = counted(facts.distinctTexts, 'kind');
  const missing = facts.missing > 0 ? `, ${facts.missing} missing` : '';
  return { type: 'category', evidence: `${kinds}: ${countedTexts(facts.commonTexts, facts.distinctTexts)}${missing}.` };
}

function commonest({ commonTexts }: ColumnFacts): string {
  return namedTexts(commonTexts.slice(0, 1).map(({ text }) => text));
}
