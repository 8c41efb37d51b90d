import { useLab, useLabActions } from '../lab-context.ts';
import styles from './speed-slider.module.css';
import { speedIndex, speedLabel, SPEEDS } from './speeds.ts';

/** How fast the run goes, from one event a second to as fast as it can. */
export function SpeedSlider() {
  const eventsPerSecond = useLab((state) => state.eventsPerSecond);
  const actions = useLabActions();
  const label = speedLabel(eventsPerSecond);
  return (
    <div className={styles.speed}>
      <span className={styles.label} aria-hidden="true">
        Speed
      </span>
      <input
        type="range"
        aria-label="Speed"
        aria-valuetext={label}
        min={0}
        max={SPEEDS.length - 1}
        step={1}
        value={speedIndex(eventsPerSecond)}
        data-explain="Slow the run down to see every event. It can be moved while the run goes on."
        onChange={(event) => actions.setSpeed(SPEEDS[Number(event.currentTarget.value)] ?? null)}
      />
      <output>{label}</output>
    </div>
  );
}
