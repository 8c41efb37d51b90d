import type { EpochRow } from '../../store/lab-state.ts';
import type { MetricNames } from './metric-streams.ts';

export interface MetricsColumn {
  /** Heading: `train loss`. */
  readonly name: string;
  readonly stream: string;
  readonly variable: string;
}

/** The columns of the table after `epoch`: streams outside, variables inside. */
export function metricsColumns({ streams, variables }: MetricNames): readonly MetricsColumn[] {
  return streams.flatMap((stream) =>
    variables.map((variable) => ({ name: `${stream} ${variable}`, stream, variable })),
  );
}

/** The value of a column, or undefined where the epoch has none. */
export function metricOf(row: EpochRow, { stream, variable }: MetricsColumn): number | undefined {
  return row.variables[stream]?.[variable];
}
