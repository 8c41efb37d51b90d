import type { ColumnView } from '../../../protocol/table-messages.ts';
import { ClassMark } from '../../ClassMark.tsx';
import { formatCount } from '../../number-format.ts';
import { chartSentence } from './chart-sentence.ts';
import styles from './column-head.module.css';
import { valueText } from './figure-text.ts';

const BARS = 3;
const HEIGHT = 40;

/** How the values of a column are spread: a histogram of numbers and dates, bars of the most frequent kinds. */
export function ColumnChart(props: {
  readonly column: ColumnView;
  /** Of the target, where its kinds are learned: they have their marks. */
  readonly classNames: readonly string[];
}) {
  const { column, classNames } = props;
  const { chart } = column.summary;
  if (chart === null) return <div className={styles.chart} />;
  const sentence = chartSentence(column);
  if (chart.kind === 'histogram')
    return (
      <div className={styles.chart}>
        <Histogram counts={chart.counts} sentence={sentence} />
        <p className={styles.range} aria-hidden="true">
          <span>{valueText(column.type, chart.min)}</span>
          <span>{valueText(column.type, chart.max)}</span>
        </p>
      </div>
    );
  const most = Math.max(1, ...chart.bars.map(({ count }) => count));
  return (
    <div className={styles.chart} role="img" aria-label={sentence}>
      {chart.bars.slice(0, BARS).map(({ text, count }) => (
        <div key={text} className={styles.bar}>
          <span className={styles.kind}>
            {classNames.includes(text) ? <ClassMark index={classNames.indexOf(text)} /> : null}
            <span>{text}</span>
          </span>
          <span>{formatCount(count)}</span>
          <span className={styles.track}>
            <span style={{ width: `${(count / most) * 100}%` }} />
          </span>
        </div>
      ))}
    </div>
  );
}

function Histogram({ counts, sentence }: { readonly counts: readonly number[]; readonly sentence: string }) {
  const most = Math.max(1, ...counts);
  const width = 100 / counts.length;
  return (
    <svg
      className={styles.histogram}
      viewBox={`0 0 100 ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={sentence}
    >
      {counts.map((count, step) => {
        // One row among thousands is still to be seen.
        const height = count === 0 ? 0 : Math.max(1, (count / most) * (HEIGHT - 2));
        return (
          <rect key={step} x={step * width + width * 0.06} y={HEIGHT - height} width={width * 0.88} height={height} />
        );
      })}
      <path d={`M0 ${HEIGHT - 0.5}H100`} />
    </svg>
  );
}
