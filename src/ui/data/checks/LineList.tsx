import { formatCount } from '../../number-format.ts';
import styles from './checks.module.css';

/** More are told by their number. */
const NAMED = 8;

/** Lines of the file that a check is about; each leads to its row, where it is one. */
export function LineList(props: {
  readonly lines: readonly number[];
  readonly areRows: boolean;
  readonly onLine: (line: number) => void;
}) {
  const { lines, areRows, onLine } = props;
  if (lines.length === 0) return null;
  const rest = lines.length - NAMED;
  return (
    <p className={styles.lines}>
      {lines.length === 1 ? 'Line' : 'Lines'}
      {areRows
        ? lines.slice(0, NAMED).map((line) => (
            <button key={line} type="button" aria-label={`Show line ${formatCount(line)}`} onClick={() => onLine(line)}>
              {formatCount(line)}
            </button>
          ))
        : ` ${lines.slice(0, NAMED).map(formatCount).join(', ')}`}
      {rest > 0 ? <span>and {formatCount(rest)} more</span> : null}
    </p>
  );
}
