import { memo } from 'react';
import type { HookEvent, HookSummary } from '../../protocol/messages.ts';
import { cellState } from './cell-state.ts';
import { HookCell } from './HookCell.tsx';

/** The cells of an event's line, one for each hook in call order. */
export const EventCells = memo(function EventCells(props: {
  readonly event: HookEvent;
  readonly hooks: readonly HookSummary[];
  readonly called: number;
  readonly now: number;
  readonly isCutOff: boolean;
}) {
  const { event, hooks, called, now, isCutOff } = props;
  return hooks.map((hook, index) => (
    <HookCell
      key={`${index} ${hook.name}`}
      name={hook.name}
      acts={hook.does[event] !== undefined}
      state={cellState({ called, now, isCutOff }, index)}
    />
  ));
});
