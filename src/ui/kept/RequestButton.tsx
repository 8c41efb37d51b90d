import type { ReactNode } from 'react';
import type { RequestName } from '../../protocol/messages.ts';
import controls from '../controls.module.css';
import { useLab } from '../lab-context.ts';
import { useLate } from '../transport/use-late.ts';

/** As for the transport's buttons: an answer usually comes sooner. */
const PENDING_MILLISECONDS = 150;

/** A button that asks the run for something. Off, it stays reachable; its reason stands beside it, named by `reasonId`. */
export function RequestButton(props: {
  readonly request: RequestName;
  /** True for the one that was pressed, where there are several of a kind. */
  readonly isAsked: boolean;
  readonly offReason: string | null;
  readonly reasonId: string;
  readonly explanation: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}) {
  const { request, isAsked, offReason, reasonId, explanation, onPress } = props;
  const isAnyPending = useLab(({ pendingRequests }) => pendingRequests.includes(request));
  const isLate = useLate(isAnyPending && isAsked, PENDING_MILLISECONDS);
  return (
    <button
      type="button"
      className={controls.button}
      aria-disabled={offReason !== null}
      aria-describedby={offReason === null ? undefined : reasonId}
      data-pending={isLate}
      data-explain={offReason === null ? explanation : `Off: ${offReason}\n${explanation}`}
      onClick={() => {
        if (offReason === null && !isAnyPending) onPress();
      }}
    >
      {props.children}
    </button>
  );
}
