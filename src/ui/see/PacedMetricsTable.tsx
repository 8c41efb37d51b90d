import { useDeferredValue } from 'react';
import type { MetricNames } from './metric-streams.ts';
import { ROWS_AT_MOST, ROWS_WHILE_THEY_RUSH } from './metrics-order.ts';
import { MetricsTable } from './MetricsTable.tsx';
import { useLongTraining, usePacedRows } from './use-paced-epochs.ts';

/** The table of the run in hand. While its epochs rush by it has the newest few; once they stand still, those it has room for. */
export function PacedMetricsTable({ names, isShown }: { readonly names: MetricNames; readonly isShown: boolean }) {
  const epochs = usePacedRows(isShown);
  // Deferred: hundreds of rows come back only after Pause was answered.
  const limit = useDeferredValue(useLongTraining() ? ROWS_WHILE_THEY_RUSH : ROWS_AT_MOST);
  return <MetricsTable epochs={epochs} names={names} isShown={isShown} limit={limit} />;
}
