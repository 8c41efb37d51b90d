import { useMemo } from 'react';
import { formatCount, formatMetricShort } from '../number-format.ts';
import { useLab } from '../lab-context.ts';
import type { LabState } from '../../store/lab-state.ts';
import text from '../text.module.css';
import { later, useLater } from '../use-later.ts';
import { useThrottledLab } from '../use-throttled-lab.ts';
import styles from './batch-loss.module.css';
import { batchLossSeries, type BatchLossSeries } from './batch-loss-series.ts';

// uPlot is fetched beside the page, as Recharts is.
const PLOT = later(() => import('./BatchLossPlot.tsx'));

const EPOCHS_SHOWN = 3;
const REDRAW_MILLISECONDS = 300;

const selectLosses = (state: LabState) => state.batchLosses;

/** The loss of each batch of the train stream over the last epochs, live. */
export function BatchLossChart({ width }: { readonly width: number }) {
  const plot = useLater(PLOT);
  const losses = useThrottledLab(selectLosses, REDRAW_MILLISECONDS);
  const batchesPerEpoch = useLab((state) => state.plan?.dataset.numBatches['train'] ?? null);
  const series = useMemo(() => batchLossSeries(losses, 0, EPOCHS_SHOWN), [losses]);
  const span = spanOf(series, batchesPerEpoch);
  return (
    <div className={styles.panel}>
      <h3 className={text.miniHead}>
        Loss of each batch <span className={text.dim}>train, the last {EPOCHS_SHOWN} epochs</span>
      </h3>
      <div className={styles.chart} role="img" aria-label={sentence(series)}>
        {plot === null ? null : <plot.BatchLossPlot series={series} span={span} width={width} />}
        {series.last === null ? null : (
          <span className={styles.last}>
            <b>{formatMetricShort('loss', series.last.loss)}</b>
            <span className={text.dim}>batch {formatCount(series.last.batchNumber)}</span>
          </span>
        )}
      </div>
    </div>
  );
}

/** Room for whole epochs, so that the newest one is seen to fill up. */
function spanOf({ borders, loss }: BatchLossSeries, batchesPerEpoch: number | null): number {
  return Math.max(1, loss.length, (batchesPerEpoch ?? 0) * borders.length);
}

function sentence({ borders, loss, last }: BatchLossSeries): string {
  const first = borders[0];
  if (last === null || first === undefined) return 'Loss of each batch. No batch has been trained yet.';
  const finite = loss.filter(Number.isFinite);
  const spread =
    finite.length === 0
      ? ''
      : ` Smallest ${formatMetricShort('loss', Math.min(...finite))}, largest ${formatMetricShort('loss', Math.max(...finite))}.`;
  return `Loss of each batch of the train stream, from epoch ${first.epochId}: ${loss.length} batches, the last (batch ${formatCount(last.batchNumber)}) ${formatMetricShort('loss', last.loss)}.${spread}`;
}
