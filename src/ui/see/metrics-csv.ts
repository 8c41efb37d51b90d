import type { EpochRow } from '../../store/lab-state.ts';
import { metricOf, type MetricsColumn } from './metrics-columns.ts';

/** Every epoch with every figure a number has, as a table that spreadsheets read. Names here have no comma or quote. */
export function metricsCsv(epochs: readonly EpochRow[], columns: readonly MetricsColumn[]): string {
  const head = ['epoch', ...columns.map(({ name }) => name)];
  const rows = epochs.map((row) => [row.epochId, ...columns.map((column) => metricOf(row, column) ?? '')]);
  return [head, ...rows].map((cells) => cells.join(',')).join('\n') + '\n';
}
