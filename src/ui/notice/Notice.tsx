import { useId, type ReactNode } from 'react';
import { Icon } from '../Icon.tsx';
import styles from './notice.module.css';

/**
 * A card that says what happened, what is kept and what to do next. A failure is read out at once, unless it is quiet
 * because the run's own notice says the same.
 */
export function Notice(props: {
  readonly kind: 'failure' | 'information';
  readonly title: string;
  readonly isQuiet?: boolean;
  readonly children: ReactNode;
}) {
  const titleId = useId();
  const isFailure = props.kind === 'failure';
  const isAlert = isFailure && props.isQuiet !== true;
  return (
    <div className={styles.notice} data-kind={props.kind} role={isAlert ? 'alert' : 'group'} aria-labelledby={titleId}>
      <Icon name={isFailure ? 'warning' : 'information'} />
      <div className={styles.body}>
        <p className={styles.title} id={titleId}>
          {props.title}
        </p>
        {props.children}
      </div>
    </div>
  );
}

/** The row of buttons at the end of a notice. */
export function NoticeActions({ children }: { readonly children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
