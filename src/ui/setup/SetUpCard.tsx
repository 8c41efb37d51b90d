import type { KeyboardEvent, ReactNode } from 'react';
import { Icon, type IconName } from '../Icon.tsx';
import text from '../text.module.css';
import styles from './set-up.module.css';

/** A part of the set-up: closed it says its name and value, open it is a form. On the rail it opens as a drawer. */
export function SetUpCard(props: {
  readonly icon: IconName;
  readonly title: string;
  readonly value: string;
  /** What is wrong inside, which would not be seen while it is closed; null where nothing is. */
  readonly warning?: string | null;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  readonly isDrawer: boolean;
  readonly children: ReactNode;
}) {
  const closeByEscape = (event: KeyboardEvent<HTMLDetailsElement>) => {
    if (event.key !== 'Escape' || !props.isDrawer || !props.isOpen) return;
    props.onToggle(false);
    event.currentTarget.querySelector('summary')?.focus();
  };
  return (
    <details
      className={styles.card}
      data-card={props.title}
      open={props.isOpen}
      onToggle={(event) => {
        if (event.currentTarget.open !== props.isOpen) props.onToggle(event.currentTarget.open);
      }}
      onKeyDown={closeByEscape}
    >
      <summary>
        <Icon name={props.icon} />
        <span className={styles.title}>{props.title}</span>
        <CardWarning warning={props.warning ?? null} />
        <span className={styles.value}>{props.value}</span>
        <span className={styles.chevron}>
          <Icon name="chevron" size={13} />
        </span>
      </summary>
      <div className={styles.body}>{props.children}</div>
    </details>
  );
}

function CardWarning({ warning }: { readonly warning: string | null }) {
  if (warning === null) return null;
  return (
    <span className={styles.warning} data-explain={warning} data-explain-side="right">
      <Icon name="warning" size={14} />
      <span className={text.sr}>{warning}</span>
    </span>
  );
}
