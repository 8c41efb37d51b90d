import { useMemo } from 'react';
import type { LabState } from '../../store/lab-state.ts';
import { streamKind } from '../StreamMark.tsx';
import { useThrottledLab } from '../use-throttled-lab.ts';
import { useWidth } from '../use-width.ts';
import { epochProgress, progressText } from './epoch-progress-text.ts';
import { stripCells, type StripCell } from './strip-cells.ts';
import styles from './epoch-strip.module.css';

const HEIGHT = 48;
const BOX = { top: 8, height: 24 } as const;
const EDGE = 16;
const REDRAW_MILLISECONDS = 1100;
const selectEpochs = (state: LabState) => state.epochs;
const selectDone = (state: LabState) => epochProgress(state).done;
const selectTotal = (state: LabState) => epochProgress(state).total;
const selectCurrent = (state: LabState) => epochProgress(state).current;

/** All epochs of the run side by side: done ones with their losses, the one in hand, and those to come. */
export function EpochStrip() {
  const [element, width] = useWidth<HTMLDivElement>(760);
  const epochs = useThrottledLab(selectEpochs, REDRAW_MILLISECONDS);
  const done = useThrottledLab(selectDone, REDRAW_MILLISECONDS);
  const total = useThrottledLab(selectTotal, REDRAW_MILLISECONDS);
  const current = useThrottledLab(selectCurrent, REDRAW_MILLISECONDS);
  const cells = useMemo(
    () => stripCells({ epochs, total, current, width: width - 2 * EDGE }),
    [epochs, total, current, width],
  );
  const text = progressText({ done, total, current });
  return (
    <div
      ref={element}
      className={styles.strip}
      role="progressbar"
      aria-label="Progress of the run"
      aria-valuemin={0}
      aria-valuemax={total ?? Math.max(1, done)}
      aria-valuenow={done}
      aria-valuetext={text}
    >
      <svg className={styles.svg} width={width} height={HEIGHT} aria-hidden="true">
        <g transform={`translate(${EDGE} 0)`}>
          {cells.map((cell) => (
            <Cell key={cell.fromEpoch} cell={cell} />
          ))}
        </g>
      </svg>
    </div>
  );
}

function Cell({ cell }: { readonly cell: StripCell }) {
  const { x, width, state } = cell;
  const barWidth = Math.min(5.5, width * 0.25);
  const gap = (width - barWidth * cell.bars.length) / (cell.bars.length + 1);
  return (
    <g>
      <rect className={styles[state]} x={x} y={BOX.top} width={width} height={BOX.height} />
      {cell.bars.map(({ stream, share }, index) => (
        <rect
          key={stream}
          className={styles[streamKind(stream)]}
          x={x + gap + index * (barWidth + gap)}
          y={BOX.top + BOX.height * (1 - share)}
          width={barWidth}
          height={BOX.height * share}
        />
      ))}
      {state === 'now' ? <path className={styles.head} d={`M${x + width / 2 - 5} 2h10v4l-5 5-5-5z`} /> : null}
      {cell.label === null ? null : (
        <text className={state === 'now' ? styles.labelNow : styles.label} x={x + width / 2} y={45} textAnchor="middle">
          {cell.label}
        </text>
      )}
    </g>
  );
}
