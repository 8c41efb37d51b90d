import { formatCount } from '../../number-format.ts';
import styles from './checks.module.css';

/** More are told by their number. */
const NAMED = 8;

/** Lines of the file that a check is about; each leads to its row. */
export function LineList(props: { readonly lines: readonly number[]; readonly onLine: (line: number) => void }) {
  const { lines, onLine } = props;
  if (lines.length === 0) return null;
  const rest = lines.length - NAMED;
  return (
    <p className={styles.lines}>
      {lines.length === 1 ? 'Line' : 'Lines'}
      {lines.slice(0, NAMED).map((line) => (
        <button key={line} type="button" aria-label={`Show line ${formatCount(line)}`} onClick={() => onLine(line)}>
          {formatCount(line)}
        </button>
      ))}
      {rest > 0 ? <span>and {formatCount(rest)} more</span> : null}
    </p>
  );
}
