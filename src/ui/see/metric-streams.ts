import type { EpochRow, LabState } from '../../store/lab-state.ts';

/** What is measured: which streams, and which variables of each. */
export interface MetricNames {
  readonly streams: readonly string[];
  readonly variables: readonly string[];
}

/** Streams in the order they are visited, and variables in the order they came; before a run, those it will have. */
export function metricNames(epochs: readonly EpochRow[], expected: MetricNames): MetricNames {
  const last = epochs.at(-1);
  if (last === undefined) return expected;
  const streams = Object.keys(last.variables);
  const variables = new Set(Object.values(last.variables).flatMap((values) => Object.keys(values)));
  return { streams, variables: [...variables].sort((one, other) => rankOf(one) - rankOf(other)) };
}

/** What stands first in table and charts: what is trained, then what tells most; all else as it came. */
const FIRST = ['loss', 'accuracy', 'mae', 'absolute_error', 'f1', 'roc_auc', 'r2'];

function rankOf(variable: string): number {
  const rank = FIRST.indexOf(variable);
  return rank < 0 ? FIRST.length : rank;
}

/** What the experiment in the form would measure. */
export function expectedMetricNames({ config, dataset }: Pick<LabState, 'config' | 'dataset'>): MetricNames {
  const score = dataset?.target.kind === 'number' ? 'mae' : 'accuracy';
  return { streams: ['train', ...(config?.mainLoop.extraStreams ?? ['valid'])], variables: ['loss', score] };
}
