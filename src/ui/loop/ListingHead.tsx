import { memo } from 'react';
import type { HookSummary } from '../../protocol/messages.ts';
import text from '../text.module.css';
import { useRoving } from '../use-roving.ts';
import { HookHead } from './HookHead.tsx';
import styles from './listing.module.css';

interface Props {
  readonly hooks: readonly HookSummary[];
  /** Seconds per epoch by hook; empty before the first epoch is over. */
  readonly hookSeconds: readonly number[];
  /** Index of the hook that is called now, or -1. */
  readonly now: number;
  /** What cannot work in the order of each hook, or null. */
  readonly marks: readonly (string | null)[];
}

/** The listing's head: a column for each hook, in call order. */
export const ListingHead = memo(function ListingHead({ hooks, hookSeconds, now, marks }: Props) {
  const { current, ...roving } = useRoving('across', hooks.length);
  const longest = hookSeconds.reduce((most, seconds) => Math.max(most, seconds), 0);
  return (
    <thead {...roving}>
      <tr>
        <th scope="col" className={styles.gutter}>
          <span className={text.sr}>Line</span>
        </th>
        <th scope="col" className={styles.head}>
          <span className={styles.title}>The loop, line by line</span>
          <span className={styles.subtitle}>
            hooks, in the order they are called <span aria-hidden="true">→</span>
            <br />
            time each takes, ms per epoch
          </span>
        </th>
        {hooks.map((hook, index) => (
          <HookHead
            key={`${index} ${hook.name}`}
            hook={hook}
            seconds={hookSeconds[index] ?? null}
            longest={longest}
            isNow={index === now}
            warning={marks[index] ?? null}
            isTabStop={index === current}
          />
        ))}
      </tr>
    </thead>
  );
});
