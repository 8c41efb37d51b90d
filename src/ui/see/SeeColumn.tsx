import { useMemo, useState } from 'react';
import type { LabState } from '../../store/lab-state.ts';
import { useLab } from '../lab-context.ts';
import { PanelBoundary } from '../PanelBoundary.tsx';
import { useThrottledLab } from '../use-throttled-lab.ts';
import { useWidth } from '../use-width.ts';
import { useLayout } from '../use-media.ts';
import { BatchLossChart } from './BatchLossChart.tsx';
import { chartHeights } from './chart-heights.ts';
import { EpochCharts } from './EpochCharts.tsx';
import { MapPanel } from './MapPanel.tsx';
import { MetricsTable } from './MetricsTable.tsx';
import { expectedMetricNames, metricNames, type MetricNames } from './metric-streams.ts';
import styles from './see.module.css';
import { SeeHead } from './SeeHead.tsx';

/** Charts and table are drawn again at most so often: at ten times a second they would take half the main thread. */
const EPOCHS_MILLISECONDS = 400;
const selectEpochs = (state: LabState) => state.epochs;

/** What happens: the numbers of every epoch as curves or as a table, of every batch, and the map. */
export function SeeColumn() {
  const [isTable, setIsTable] = useState(false);
  const [column, width] = useWidth<HTMLElement>(412);
  const layout = useLayout();
  const epochs = useThrottledLab(selectEpochs, EPOCHS_MILLISECONDS);
  const config = useLab((state) => state.plan?.config ?? state.config);
  const dataset = useLab((state) => state.dataset);
  // The names hardly ever change; as one text they stay the same object while they do not, and the table's rows with them.
  const namesText = JSON.stringify(metricNames(epochs, expectedMetricNames({ config, dataset })));
  const names = useMemo(() => JSON.parse(namesText) as MetricNames, [namesText]);
  const plane = dataset?.plane ?? null;
  const heights = chartHeights(layout, plane !== null);
  return (
    <section ref={column} className={styles.see} aria-label="What happens" id="see">
      <SeeHead names={names} isTable={isTable} onSwitch={() => setIsTable(!isTable)} />
      <PanelBoundary panel="The curves">
        {isTable ? null : <EpochCharts epochs={epochs} names={names} width={width} heights={heights} />}
        <MetricsTable epochs={epochs} names={names} isShown={isTable} />
      </PanelBoundary>
      <PanelBoundary panel="The loss of each batch">
        <BatchLossChart width={width} />
      </PanelBoundary>
      {dataset === null || plane === null ? null : (
        <PanelBoundary panel="The map">
          <MapPanel dataset={dataset} plane={plane} width={width} height={heights.map} />
        </PanelBoundary>
      )}
    </section>
  );
}
