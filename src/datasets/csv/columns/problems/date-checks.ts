import type { ColumnFacts } from '../column-facts.ts';
import type { DateForm } from '../date-syntax.ts';
import type { UnderstoodColumn } from '../understand-table.ts';
import { counted, quoted } from '../wording.ts';
import { eachColumn, firstOfKind, linesOfKind, tells } from './column-check.ts';
import type { Fix, Severity } from './table-problem.ts';

/** Dates of which it is not known whether day or month comes first, and those of which it is. */
export const slashedDateCheck = eachColumn((column, table) => {
  const { facts, name, index } = column;
  if (!holdsSlashedDates(column)) return null;
  const { id, severity, says, forms } = slashedFinding(facts);
  const such = `${counted(facts.slashedDates, 'date')} such as ${firstOfKind(column, 'slashedDate')}`;
  const sentence = `Column ${quoted(name)} has ${such}${says} Until you say, they are read as text, not as dates.`;
  const lines = id === 'mixedDates' ? linesOfKind(column, table, 'slashedDate') : [];
  return { id, severity, sentence, column: index, lines, fixes: forms.map((form) => dateFix(index, form)) };
});

/** Times that a program wrote. */
export const epochCheck = eachColumn((column) => {
  const { facts, type, name, index, choices } = column;
  const isWhole = facts.numbers > 0 && facts.integers === facts.numbers;
  const isOfOurTime = facts.min >= EPOCH_2000 && facts.max < EPOCH_2100;
  const isAsked = choices.type === null && (type === 'number' || type === 'identifier');
  if (!isWhole || !isOfOurTime || !isAsked) return null;
  const sentence = `The numbers of column ${quoted(name)} look like times in milliseconds since 1970.`;
  return { ...tells(column), id: 'epochTimes', sentence, fixes: [dateFix(index, 'epochMilliseconds')] };
});

const EPOCH_2000 = 946_684_800_000;
const EPOCH_2100 = 4_102_444_800_000;

function holdsSlashedDates({ facts, choices }: UnderstoodColumn): boolean {
  const isAsked = choices.type === null && choices.dateForm === null;
  return isAsked && facts.slashedDates > 0 && facts.slashedDates === facts.texts && facts.numbers === 0;
}

interface SlashedFinding {
  readonly id: string;
  readonly severity: Severity;
  readonly says: string;
  /** The likelier first. */
  readonly forms: readonly DateForm[];
}

function slashedFinding({ dayFirstDates: day, monthFirstDates: month }: ColumnFacts): SlashedFinding {
  const forms: readonly DateForm[] = month > day ? ['monthFirst', 'dayFirst'] : ['dayFirst', 'monthFirst'];
  if (day === 0 && month === 0)
    return { id: 'ambiguousDates', severity: 'warns', says: '. Which comes first, the day or the month?', forms };
  if (day > 0 && month > 0) {
    const says = `, some with the day first and some with the month (${day} and ${month} for certain).`;
    return { id: 'mixedDates', severity: 'warns', says, forms };
  }
  const says = `, with the ${day > 0 ? 'day' : 'month'} first.`;
  return { id: 'slashedDates', severity: 'tells', says, forms: forms.slice(0, 1) };
}

function dateFix(column: number, form: DateForm): Fix {
  return { id: form, label: LABELS[form], change: { kind: 'setDateForm', column, form } };
}

const LABELS: Readonly<Record<DateForm, string>> = {
  iso: 'Year, month, day',
  dayFirst: 'Dates, the day first',
  monthFirst: 'Dates, the month first',
  epochMilliseconds: 'Read them as dates',
};
