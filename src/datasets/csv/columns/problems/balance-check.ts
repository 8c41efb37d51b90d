import type { Balance } from '../table-choices.ts';
import { countedTexts } from '../wording.ts';
import type { Fix, TableCheck } from './table-problem.ts';

/** How many times as common the most common class has to be as the rarest. */
const UNEVEN = 1.5;

/** Whether some classes are rarer than others, and what always saying the most common one would reach. */
export const balanceCheck: TableCheck = ({ target, classes, table }) => {
  if (target === null || classes === null) return [];
  const counts = classes.counts.filter(({ count }) => count > 0).sort((one, other) => other.count - one.count);
  const [most] = counts;
  const least = counts.at(-1);
  if (most === undefined || least === undefined || counts.length < 2 || most.count < UNEVEN * least.count) return [];
  const rows = counts.reduce((sum, { count }) => sum + count, 0);
  const named = countedTexts(counts.map(({ name: text, count }) => ({ text, count })));
  const share = Math.round((100 * most.count) / rows);
  const sentence = `The classes are not equally common: ${named}. Always saying the first is right in ${share} % of the rows.`;
  const fixes = table.choices.balance === 'none' ? WAYS : [fix('none', 'Count all rows the same')];
  return [{ id: 'unevenClasses', severity: 'tells', sentence, column: target.index, lines: [], fixes }];
};

const WAYS: readonly Fix[] = [
  fix('classWeights', 'Weigh rare classes more'),
  fix('oversample', 'Repeat rows of rare classes'),
];

function fix(balance: Balance, label: string): Fix {
  return { id: balance, label, change: { kind: 'setBalance', balance } };
}
