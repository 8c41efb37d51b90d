import { formatCount } from '../number-format.ts';
import { StreamMark, streamKind } from '../StreamMark.tsx';
import styles from './split-bar.module.css';

/** The rows of each stream, as parts of one bar. */
export function SplitBar(props: {
  readonly streamNames: readonly string[];
  readonly rowCounts: Readonly<Record<string, number>>;
}) {
  const parts = props.streamNames.map((name) => ({ name, count: props.rowCounts[name] ?? 0 }));
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const sentence = parts.map(({ name, count }) => `${name} ${formatCount(count)}`).join(', ');
  return (
    <div className={styles.split} role="img" aria-label={`Split: ${sentence} rows`}>
      {parts.map(({ name, count }) => (
        // A small part keeps room for its mark and its number.
        <span key={name} className={styles[streamKind(name)]} style={{ flexGrow: Math.max(count, total * 0.17) }}>
          <StreamMark name={name} />
          {name === 'train' ? <b>train</b> : null}
          {formatCount(count)}
        </span>
      ))}
    </div>
  );
}
