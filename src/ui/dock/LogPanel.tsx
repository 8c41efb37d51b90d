import { memo } from 'react';
import type { LabState, LogEntry } from '../../store/lab-state.ts';
import { useLab } from '../lab-context.ts';
import { formatCount } from '../number-format.ts';
import { useThrottledLab } from '../use-throttled-lab.ts';
import styles from './log.module.css';

/** Lines kept in the page; fewer while they stream by, where nobody can read them and each drawing replaces them all. */
const LINES_AT_MOST = 500;
const LINES_WHILE_TRAINING = 100;
const REDRAW_MILLISECONDS = 700;
const selectLog = (state: LabState) => state.log;

/** What the hooks and the loop wrote, newest at the bottom. It stays at the bottom unless someone scrolled up to read. */
export function LogPanel() {
  const log = useThrottledLab(selectLog, REDRAW_MILLISECONDS);
  const isTraining = useLab((state) => state.status.name === 'training');
  const atMost = isTraining ? LINES_WHILE_TRAINING : LINES_AT_MOST;
  // LogVariables ends each epoch with an empty line, as emloop's does; here the times already set epochs apart.
  const lines = log.filter(({ message }) => message !== '').slice(-atMost);
  return (
    <section className={styles.panel} aria-label="Log">
      <h2 className={styles.head}>Log</h2>
      <div className={styles.lines} tabIndex={0} role="group" aria-label="Log lines, newest last">
        <div>
          {lines.length === atMost ? <p>The last {formatCount(lines.length)} lines.</p> : null}
          {log.length === 0 ? <p>Nothing yet.</p> : null}
          <ol>
            {lines.map((entry) => (
              <LogLine key={entry.id} entry={entry} />
            ))}
          </ol>
        </div>
      </div>
    </section>
  );
}

/** A word, not a colour alone, says that a line is a warning. */
const LEVEL_WORDS: Readonly<Record<LogEntry['level'], string>> = {
  debug: '',
  info: '',
  warning: 'Warning: ',
  error: 'Error: ',
};

const LogLine = memo(function LogLine({ entry }: { readonly entry: LogEntry }) {
  const word = LEVEL_WORDS[entry.level];
  return (
    <li data-level={entry.level}>
      <span className={styles.time}>{entry.seconds.toFixed(3)}</span>{' '}
      <span>
        {word === '' ? null : <b>{word}</b>}
        {entry.message}
      </span>
    </li>
  );
});
