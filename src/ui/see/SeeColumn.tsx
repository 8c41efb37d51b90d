import { useState } from 'react';
import { useLab } from '../lab-context.ts';
import { PanelBoundary } from '../PanelBoundary.tsx';
import { useWidth } from '../use-width.ts';
import { useLayout } from '../use-media.ts';
import { BatchLossChart } from './BatchLossChart.tsx';
import { chartHeights } from './chart-heights.ts';
import { EpochCharts } from './EpochCharts.tsx';
import { MapPanel } from './MapPanel.tsx';
import { PacedMetricsTable } from './PacedMetricsTable.tsx';
import { SeeTabs } from './SeeTabs.tsx';
import type { SeeTab } from './see-tabs.ts';
import styles from './see.module.css';
import { SeeHead } from './SeeHead.tsx';
import { useMetricNames } from './use-metric-names.ts';

/**
 * What happens: the numbers of every epoch as curves or as a table, of every batch; below them the map and what the run
 * leaves. Of the run in hand, so with its data set; before one, of the form's.
 */
export function SeeColumn(props: { readonly tab: SeeTab; readonly onTab: (tab: SeeTab) => void }) {
  const [isTable, setIsTable] = useState(false);
  const [isLog, setIsLog] = useState(false);
  const [column, width] = useWidth<HTMLElement>(412);
  const layout = useLayout();
  const names = useMetricNames();
  const dataset = useLab((state) => state.plan?.dataset ?? state.dataset);
  const plane = dataset?.plane ?? null;
  const heights = chartHeights(layout);
  return (
    <section ref={column} className={styles.see} aria-label="What happens" id="see">
      <SeeHead
        names={names}
        isTable={isTable}
        onSwitch={() => setIsTable(!isTable)}
        isLog={isLog}
        onLog={() => setIsLog(!isLog)}
      />
      {isTable ? null : (
        <PanelBoundary panel="The curves">
          <EpochCharts names={names} width={width} heights={heights} isLog={isLog} />
        </PanelBoundary>
      )}
      <PanelBoundary panel="The table of metrics">
        <PacedMetricsTable names={names} isShown={isTable} />
      </PanelBoundary>
      <PanelBoundary panel="The loss of each batch">
        <BatchLossChart width={width} />
      </PanelBoundary>
      <SeeTabs
        tab={props.tab}
        onChoose={props.onTab}
        map={
          dataset === null || plane === null ? null : (
            <MapPanel dataset={dataset} plane={plane} width={width} height={heights.map} />
          )
        }
      />
    </section>
  );
}
