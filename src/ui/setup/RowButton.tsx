import { Icon, type IconName } from '../Icon.tsx';
import styles from './hooks.module.css';

/** A small button at the end of a row. Off, it stays reachable, so that its reason can be read. */
export function RowButton(props: {
  readonly icon: IconName;
  readonly name: string;
  /** Why it is off; null where it is on. */
  readonly offReason: string | null;
  readonly onPress: () => void;
}) {
  const { icon, name, offReason, onPress } = props;
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={name}
      aria-disabled={offReason !== null}
      aria-description={offReason ?? undefined}
      data-explain={offReason === null ? name : `${name}. ${offReason}`}
      data-explain-side="right"
      onClick={() => {
        if (offReason === null) onPress();
      }}
    >
      <Icon name={icon} size={13} />
    </button>
  );
}
