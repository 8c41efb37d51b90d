import type { Split } from '../../../split.ts';
import { epochCheck, slashedDateCheck } from './date-checks.ts';
import { leakCheck, noFeatureCheck, rowNamingCheck, sameThroughoutCheck } from './feature-checks.ts';
import { manyKindsCheck } from './kinds-check.ts';
import { balanceCheck } from './balance-check.ts';
import { noMeasurementCheck } from './gap-checks.ts';
import { giveAwayCheck } from './give-away-check.ts';
import { rowCheck } from './row-checks.ts';
import { runToEnd } from '../../run-to-end.ts';
import { batchCheck, classInPartsCheck, partCheck } from './split-checks.ts';
import { checkInput, type Severity, type TableCheck, type TableProblem } from './table-problem.ts';
import { classSizeCheck, targetCheck, targetValuesCheck } from './target-checks.ts';
import type { UnderstoodTable } from '../understand-table.ts';
import {
  infinityCheck,
  leadingZeroCheck,
  namibiaCheck,
  textAmongNumbersCheck,
  thousandsCheck,
  unsafeIntegerCheck,
} from './value-checks.ts';

/** All checks; of equal severity the first comes first. */
const CHECKS: readonly TableCheck[] = [
  rowCheck,
  targetCheck,
  manyKindsCheck,
  classSizeCheck,
  noFeatureCheck,
  partCheck,
  batchCheck,
  classInPartsCheck,
  leakCheck,
  giveAwayCheck,
  noMeasurementCheck,
  rowNamingCheck,
  textAmongNumbersCheck,
  slashedDateCheck,
  namibiaCheck,
  sameThroughoutCheck,
  unsafeIntegerCheck,
  leadingZeroCheck,
  infinityCheck,
  epochCheck,
  thousandsCheck,
  targetValuesCheck,
  balanceCheck,
];

const RANK: Readonly<Record<Severity, number>> = { blocks: 0, warns: 1, tells: 2 };

/**
 * What is wrong with a table, the gravest first. `split` says which of its rows (indices into `table.rows`) are in which
 * part; null where that is not known yet.
 */
export function tableProblems(table: UnderstoodTable, split: Split | null = null): readonly TableProblem[] {
  return runToEnd(tableProblemsInTurns(table, split));
}

/** {@link tableProblems} in turns, one for each check; yields how many are done. */
export function* tableProblemsInTurns(
  table: UnderstoodTable,
  split: Split | null,
): Generator<number, readonly TableProblem[], void> {
  const input = checkInput(table, split);
  const problems: TableProblem[] = [];
  for (const [index, check] of CHECKS.entries()) {
    problems.push(...check(input));
    yield index + 1;
  }
  return problems.sort((one, other) => RANK[one.severity] - RANK[other.severity]);
}

/** Why training would mean nothing, or null where it can start. */
export function whyNotTrain(problems: readonly TableProblem[]): string | null {
  return problems.find(({ severity }) => severity === 'blocks')?.sentence ?? null;
}
