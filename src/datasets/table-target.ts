import type { RandomSource } from '../loop/index.ts';
import { balancedWeights, oversampled } from './balance.ts';
import { categoryColumn, typedColumn } from './csv/columns/typed-column.ts';
import { targetColumn, type UnderstoodTable } from './csv/columns/understand-table.ts';
import type { Target, TargetValues } from './dataset-definition.ts';
import { fitStandardisation } from './encode/standardise.ts';
import { valuesOfRows } from './encode/values-of-rows.ts';
import type { Split } from './split.ts';

/** What of a table is to be learnt. */
export interface TableTarget {
  readonly target: Target;
  /** One for each row; -1 or NaN where it is missing. */
  readonly values: TargetValues;
  readonly isMissing: Uint8Array;
  /** The rows of a pass of `train`: with those of rare classes repeated, where that was chosen. */
  readonly passRows: Int32Array;
}

/**
 * The target: its numbers where it is a column of numbers, else its kinds as classes, in the order of categoryColumn.
 * What is fitted on it takes the training rows alone. Throws where the table has no target.
 */
export function tableTarget(understood: UnderstoodTable, split: Split, random: RandomSource): TableTarget {
  const column = targetColumn(understood);
  if (column === null) throw new Error('There is nothing to learn. Choose a target.');
  const { name } = column;
  const { train } = split;
  const numbers = column.type === 'number' ? typedColumn(column, understood.rows) : null;
  if (numbers?.kind === 'number') {
    const { values, isMissing } = numbers;
    const fitted = fitStandardisation(valuesOfRows(values, train));
    return { target: { kind: 'number', name, ...fitted }, values, isMissing, passRows: train };
  }
  const { codes, categories, isMissing } = categoryColumn(column, understood.rows);
  const { balance } = understood.choices;
  const classCount = categories.length;
  const weights = balance === 'classWeights' ? { classWeights: balancedWeights(codes, train, classCount) } : {};
  return {
    target: { kind: 'classes', name, classNames: categories, ...weights },
    values: codes,
    isMissing,
    passRows: balance === 'oversample' ? oversampled(codes, train, { classCount, random }) : train,
  };
}
