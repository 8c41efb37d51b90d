import type { LabState } from '../../store/lab-state.ts';
import { useLab } from '../lab-context.ts';
import { positionText } from '../loop/loop-lines.ts';
import type { ChartFrame } from './chart-frame.ts';
import type { Axis } from './chart-scale.ts';
import styles from './epoch-chart.module.css';
import { epochsBehind } from './now-position.ts';

/** Height in pixels of the row of marks under a chart. */
export const MARKS_HEIGHT = 16;

/** Where on the epoch axis Stop was asked; null where it was not. */
export function selectStopMark({ stopAskedAt, plan }: Pick<LabState, 'stopAskedAt' | 'plan'>): number | null {
  return stopAskedAt === null || plan === null ? null : epochsBehind(stopAskedAt, plan);
}

/** The row under the axis that says where Stop was asked. It stands beside the chart, whose picture has nothing to focus. */
export function StopMarks(props: { readonly stop: number; readonly frame: ChartFrame; readonly xAxis: Axis }) {
  const { stop, frame, xAxis } = props;
  const text = useLab(stopText);
  if (stop > xAxis.to) return null;
  return (
    <div className={styles.marks} style={{ height: MARKS_HEIGHT }}>
      <span
        className={styles.mark}
        style={{ left: frame.x(stop) }}
        role="img"
        aria-label={text}
        tabIndex={0}
        data-explain={text}
      >
        <svg width="16" height="14" viewBox="0 0 16 14" aria-hidden="true">
          <path d="M1 14V1h12l-3 3.500 3 3.500H1" />
        </svg>
      </span>
      <span className={styles.marksName} style={{ left: frame.right + 8 }} aria-hidden="true">
        stop asked
      </span>
    </div>
  );
}

function stopText({ stopAskedAt, plan }: LabState): string {
  if (stopAskedAt === null) return '';
  return `Stop was asked in epoch ${stopAskedAt.epochId}, ${positionText(stopAskedAt, plan?.hooks.length ?? 0)}.`;
}
