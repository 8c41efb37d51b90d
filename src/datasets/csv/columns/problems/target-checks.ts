import { distinctCount, presentCount } from '../column-facts.ts';
import { isMissingAt, numberAt } from '../column-reading.ts';
import { linesWhere, type CheckInput, type TableCheck, type TableProblem } from './table-problem.ts';
import type { UnderstoodColumn } from '../understand-table.ts';
import { asNumberFix, excludeFix, ignoreFix, mergeFixes } from './usual-fixes.ts';
import { counted, namedTexts, quoted } from '../wording.ts';

/** Whether the target can be learnt at all. */
export const targetCheck: TableCheck = ({ table, target }) => {
  if (table.rows.length === 0) return [];
  const blocks = { severity: 'blocks', lines: [], fixes: [] } as const;
  if (target === null)
    return [{ ...blocks, id: 'noTarget', column: null, sentence: 'There is nothing to learn. Choose a target.' }];
  const name = quoted(target.name);
  const column = target.index;
  const present = presentCount(target.facts) - target.lost;
  if (present === 0)
    return [{ ...blocks, id: 'targetMissing', column, sentence: `The target ${name} is missing in all rows.` }];
  if (distinctCount(target.facts) === 1 || isOneNumber(target)) {
    const sentence = `The target ${name} is the same in all rows that have one, so there is nothing to learn.`;
    return [{ ...blocks, id: 'targetConstant', column, sentence, fixes: [ignoreFix(target)] }];
  }
  if (target.type !== 'date') return [];
  const sentence = `The target ${name} is a date, which cannot be learnt. Choose another, or take it apart.`;
  return [{ ...blocks, id: 'targetDate', column, sentence, fixes: [ignoreFix(target)] }];
};

/** Whether each class has rows to learn from and to be tested on. */
export const classSizeCheck: TableCheck = (input) => {
  const { table, target, classes } = input;
  if (target === null || classes === null || classes.counts.length < 2) return [];
  const rows = presentCount(target.facts);
  const kinds = classes.counts.length;
  const problems = singleRowClasses(input);
  if (rows >= kinds * 2 || table.rows.length < 2) return problems;
  const sentence = `There are ${rows} rows of ${kinds} classes. Two of each are needed: one to learn, one to be tested.`;
  const fixes = mergeFixes(target, classes.counts, Math.floor(rows / 2));
  return [{ id: 'rowsPerClass', severity: 'blocks', sentence, column: target.index, lines: [], fixes }, ...problems];
};

/** Rows without a target, and numbers that were taken for classes. */
export const targetValuesCheck: TableCheck = ({ table, target }) => {
  if (target === null || presentCount(target.facts) === 0) return [];
  const tells = { severity: 'tells', column: target.index } as const;
  const problems: TableProblem[] = [];
  const isMissing = (row: number) =>
    target.type === 'number' ? Number.isNaN(numberAt(target.reading, row)) : isMissingAt(target.reading, row);
  const lines = linesWhere(table, isMissing);
  if (lines.length > 0) {
    const sentence = `${counted(lines.length, 'row')} without a target cannot be learnt from, and will be left out.`;
    problems.push({ ...tells, id: 'rowsWithoutTarget', sentence, lines, fixes: [excludeFix(lines)] });
  }
  if (target.type === 'category' && target.choices.type === null && target.facts.texts === 0) {
    const sentence = `The target ${quoted(target.name)} is a number of few kinds, so each kind is taken for a class.`;
    problems.push({ ...tells, id: 'numbersAsClasses', sentence, lines: [], fixes: [asNumberFix(target)] });
  }
  return problems;
};

function singleRowClasses({ table, target, classes }: CheckInput): TableProblem[] {
  if (target === null || classes === null) return [];
  const { codes } = classes.column;
  const single = classes.counts.filter(({ count }) => count === 1).map(({ name }) => name);
  if (single.length === 0) return [];
  const lines = Array.from(table.lines.filter((_, row) => classes.counts[codes[row] ?? -1]?.count === 1));
  const [which, they] = single.length === 1 ? ['Class', 'it'] : ['Classes', 'each'];
  const have = single.length === 1 ? 'has a single row' : 'have a single row each';
  const sentence =
    `${which} ${namedTexts(single)} ${have}. It goes to the training part, ` +
    `so nothing will be known of how well ${they} is learnt.`;
  const fixes = [excludeFix(lines), ...mergeFixes(target, classes.counts, Infinity)];
  return [{ id: 'singleRowClass', severity: 'warns', sentence, column: target.index, lines, fixes }];
}

function isOneNumber({ type, facts }: UnderstoodColumn): boolean {
  return type === 'number' && facts.distinctNumbers < 2;
}
