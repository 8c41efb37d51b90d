import { Fragment, memo } from 'react';
import type { HookSummary } from '../../protocol/messages.ts';
import text from '../text.module.css';
import styles from './listing.module.css';

/** The head of a hook's column: its name, and the time it takes in an epoch beside the longest of all. */
export const HookHead = memo(function HookHead(props: {
  readonly hook: HookSummary;
  /** Seconds per epoch, or null before the first. */
  readonly seconds: number | null;
  readonly longest: number;
  readonly isNow: boolean;
  /** What cannot work in its order, as a sentence; null where all is well. */
  readonly warning: string | null;
  readonly isTabStop: boolean;
}) {
  const { hook, seconds, longest, isNow, warning, isTabStop } = props;
  const time = seconds === null ? null : millisecondsText(seconds);
  const explanation = [`${hook.name}: ${hook.explanation}`, time === null ? null : `${time} ms per epoch.`, warning];
  const share = seconds === null || longest === 0 ? 0 : Math.max(0.06, seconds / longest);
  return (
    <th
      scope="col"
      className={styles.hookHead}
      data-now={isNow}
      data-warned={warning !== null}
      data-roving=""
      tabIndex={isTabStop ? 0 : -1}
      data-explain={explanation.filter((part) => part !== null).join(' ')}
    >
      <span className={text.sr}>
        {time === null ? hook.name : `${hook.name}, ${time} ms`}
        {warning === null ? '' : ', its order cannot work'}
      </span>
      <span className={styles.hookName} aria-hidden="true">
        {breakable(hook.name).map((part, index) => (
          <Fragment key={index}>
            {part}
            <wbr />
          </Fragment>
        ))}
      </span>
      <span className={styles.hookTime} aria-hidden="true">
        {time === null ? null : (
          <>
            {time}
            <span className={styles.bar}>
              <span className={styles.barFill} style={{ width: `${share * 100}%` }} />
            </span>
          </>
        )}
      </span>
    </th>
  );
});

/** `SaveConfusionMatrix` → where it may break. */
function breakable(name: string): readonly string[] {
  return name.split(/(?<=[a-z])(?=[A-Z])/);
}

function millisecondsText(seconds: number): string {
  const milliseconds = seconds * 1000;
  if (milliseconds >= 100) return milliseconds.toFixed(0);
  return milliseconds.toFixed(milliseconds >= 10 ? 1 : 2);
}
