import type { TrainingEvent } from '../protocol/messages.ts';
import { withAdditions, type Addition } from './additions.ts';
import { applyEvent } from './apply-event.ts';
import type { LabState } from './lab-state.ts';

/**
 * The page after several events. A fast run sends thousands of log lines and hundreds of epochs a second: what only adds
 * to a list is gathered up to the next event that may change the run, and added at once, in order.
 */
export function applyEvents(state: LabState, events: readonly TrainingEvent[]): LabState {
  let current = state;
  let additions: Addition[] = [];
  for (const event of events)
    if (event.type === 'logged' || event.type === 'epochFinished') additions.push(event);
    else if (event.type === 'progressed' || event.type === 'epochProfiled') current = applyEvent(current, event);
    else {
      current = applyEvent(withAdditions(current, additions), event);
      additions = [];
    }
  return withAdditions(current, additions);
}
