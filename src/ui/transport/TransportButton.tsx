import type { ReactNode } from 'react';
import controls from '../controls.module.css';
import { useLate } from './use-late.ts';

/** An answer usually comes sooner than this; only then is waiting worth showing. */
const PENDING_MILLISECONDS = 150;

/**
 * A button that sends a command and waits for the event that answers it. Off, it stays reachable, so that its reason
 * can be read; on, it shows a dashed edge while the answer is late.
 */
export function TransportButton(props: {
  readonly name: string;
  readonly isEnabled: boolean;
  readonly isPending: boolean;
  readonly onPress: () => void;
  readonly shortcut: string;
  readonly explanation: string;
  readonly kind: 'primary' | 'plain' | 'segment';
  /** Why it is off; null where it is on. */
  readonly offReason: string | null;
  /** What on the page says why it is off. */
  readonly describedBy?: string | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  const isLate = useLate(props.isPending, PENDING_MILLISECONDS);
  const { isEnabled, describedBy } = props;
  const offReason = isEnabled ? null : props.offReason;
  const look = { primary: `${controls.button} ${controls.primary}`, plain: controls.button, segment: '' }[props.kind];
  return (
    <button
      type="button"
      className={[look, props.className].filter(Boolean).join(' ')}
      aria-label={props.name}
      aria-disabled={!isEnabled}
      aria-keyshortcuts={props.shortcut}
      aria-describedby={describedBy}
      aria-description={describedBy === undefined ? (offReason ?? undefined) : undefined}
      data-pending={isLate}
      data-explain={offReason === null ? props.explanation : `Off: ${offReason}\n${props.explanation}`}
      onClick={() => {
        if (isEnabled) props.onPress();
      }}
    >
      {props.children}
    </button>
  );
}
