import { Icon } from '../Icon.tsx';
import styles from './popover.module.css';

export interface ListedOption<Value> {
  readonly value: Value;
  readonly label: string;
  /** A second line, smaller. */
  readonly note?: string | undefined;
}

/** What there is to choose from, each a button; the chosen one is ticked. */
export function OptionList<Value extends string | number>(props: {
  readonly options: readonly ListedOption<Value>[];
  /** Null where none is chosen. */
  readonly chosen: Value | null;
  readonly onChoose: (value: Value) => void;
}) {
  return (
    <div className={styles.options}>
      {props.options.map(({ value, label, note }) => (
        <button key={value} type="button" aria-pressed={value === props.chosen} onClick={() => props.onChoose(value)}>
          <span>{value === props.chosen ? <Icon name="check" size={13} /> : null}</span>
          <span>{label}</span>
          {note === undefined ? null : <small>{note}</small>}
        </button>
      ))}
    </div>
  );
}
