import { useMemo } from 'react';
import type { LabState } from '../../store/lab-state.ts';
import { formatMilliseconds } from '../number-format.ts';
import { streamKind } from '../StreamMark.tsx';
import { useThrottledLab } from '../use-throttled-lab.ts';
import styles from './profile.module.css';
import { partName, profileParts, profileTotals } from './profile-parts.ts';

const REDRAW_MILLISECONDS = 1300;
const selectProfile = (state: LabState) => state.profile;

/** Where the time of the last epoch went, as one bar in the order it happened. */
export function ProfileBar() {
  const profile = useThrottledLab(selectProfile, REDRAW_MILLISECONDS);
  const parts = useMemo(() => (profile === null ? [] : profileParts(profile)), [profile]);
  if (profile === null || parts.length === 0) {
    return <p className={styles.empty}>Where the time of an epoch goes stands here after the first one.</p>;
  }
  const totals = profileTotals(parts);
  const total = totals.read + totals.model + totals.hooks;
  const sentence = parts.map((part) => `${partName(part)} ${formatMilliseconds(part.seconds)}`).join('; ');
  return (
    <div className={styles.profile}>
      <div className={styles.bar} role="img" aria-label={`Time of epoch ${profile.epochId}: ${sentence}.`}>
        {parts.map((part) => (
          <span
            key={partName(part)}
            className={styles[part.kind === 'model' ? streamKind(part.stream ?? '') : part.kind]}
            style={{ flexGrow: part.seconds / total }}
            data-explain={`${partName(part)}: ${formatMilliseconds(part.seconds)}`}
          />
        ))}
      </div>
      <p className={styles.legend}>
        <span>
          epoch {profile.epochId}, <b>{formatMilliseconds(total)}</b>
        </span>
        <span>
          <i className={styles.read} />
          read {formatMilliseconds(totals.read)}
        </span>
        <span>
          <i className={styles.both} />
          model {formatMilliseconds(totals.model)}
        </span>
        <span>
          <i className={styles.hooks} />
          hooks {formatMilliseconds(totals.hooks)}
        </span>
      </p>
    </div>
  );
}
