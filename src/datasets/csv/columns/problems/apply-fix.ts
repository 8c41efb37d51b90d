import { NO_CHOICES, type ColumnChoices, type TableChoices } from '../table-choices.ts';
import type { Change } from './table-problem.ts';

/** The choices after a change. What does not change stays the same object. */
export function applyChange(choices: TableChoices, change: Change): TableChoices {
  switch (change.kind) {
    case 'setType':
      return withColumn(choices, change.column, { type: change.type });
    case 'setRole':
      return withColumn(change.role === 'target' ? withoutTarget(choices) : choices, change.column, {
        role: change.role,
      });
    case 'setDateForm':
      return withColumn(choices, change.column, { type: 'date', dateForm: change.form });
    case 'setMissingTokens':
      return withColumn(choices, change.column, { missingTokens: unique(change.tokens) });
    case 'mergeKinds': {
      const merged = choices.columns[change.column]?.mergedKinds ?? [];
      return withColumn(choices, change.column, { mergedKinds: unique([...merged, ...change.names]) });
    }
    case 'excludeLines': {
      const excludedLines = unique([...choices.excludedLines, ...change.lines]).sort((one, other) => one - other);
      return { ...choices, excludedLines };
    }
    case 'restoreLines':
      return { ...choices, excludedLines: [] };
    case 'setBatchSize':
      return { ...choices, batchSize: change.batchSize };
    case 'setShares':
      return { ...choices, shares: change.shares };
    case 'setSplit':
      return { ...choices, split: change.split };
    case 'setScaling':
      return { ...choices, scaling: change.scaling };
    case 'setBalance':
      return { ...choices, balance: change.balance };
    case 'resetColumn':
      return withColumn(choices, change.column, NO_CHOICES);
  }
}

function withColumn(choices: TableChoices, index: number, changed: Partial<ColumnChoices>): TableChoices {
  const columns = choices.columns.map((column, place) => (place === index ? { ...column, ...changed } : column));
  return { ...choices, columns };
}

/** There is one target, so another that was chosen is none any more. */
function withoutTarget(choices: TableChoices): TableChoices {
  const columns = choices.columns.map((column) => (column.role === 'target' ? { ...column, role: null } : column));
  return { ...choices, columns };
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
