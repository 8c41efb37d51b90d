import type { GatePlace, HookEvent } from '../../protocol/messages.ts';
import { LOOP_LINES } from './loop-lines.ts';
import type { RunView } from './run-view.ts';

/** What became of one call of one hook: still to come, happening now, done, or never made because the run failed first. */
export type CellState = 'wait' | 'now' | 'done' | 'never';

/** How far the calls of an event's line have come. */
export interface LineCalls {
  /** Index of the first hook that was not called. */
  readonly called: number;
  /** Index of the hook that is called now, or -1. */
  readonly now: number;
  /** True where the calls that were not made never will be, because the run failed. */
  readonly isCutOff: boolean;
}

const ALL: LineCalls = { called: Infinity, now: -1, isCutOff: false };
const NONE: LineCalls = { called: 0, now: -1, isCutOff: false };

/**
 * How far the calls of an event's line have come in the lap in hand. At full speed the calls of single batches are not
 * followed: nothing flashes.
 */
export function lineCalls(view: RunView, event: HookEvent): LineCalls {
  const { position, isSampled } = view;
  if (position === null) return NONE;
  if (isSampled) return event === 'beforeTraining' && position.place !== event ? ALL : NONE;
  return position.place === event ? currentCalls(view, position.hookIndex) : otherCalls(view, event);
}

/** The state of one cell of a line. */
export function cellState({ called, now, isCutOff }: LineCalls, hookIndex: number): CellState {
  if (hookIndex === now) return 'now';
  if (hookIndex < called) return 'done';
  return isCutOff ? 'never' : 'wait';
}

/** What a cell says: "SaveBest: will be called". */
export function cellText(name: string, acts: boolean, state: CellState): string {
  const words: Readonly<Record<CellState, string>> = acts
    ? { wait: 'will be called', now: 'is called now', done: 'was called', never: 'was not called' }
    : {
        wait: 'called, does nothing',
        now: 'is called now, does nothing',
        done: 'called, does nothing',
        never: 'was not called',
      };
  return `${name}: ${words[state]}`;
}

/** Calls of the line the run stands at, or stood at when it ended. */
function currentCalls({ phase }: RunView, hookIndex: number): LineCalls {
  switch (phase) {
    case 'finished':
      return ALL;
    case 'failed': {
      // after_training is called also when the run failed. In the line that failed, the last call counts: it was made.
      return { called: hookIndex + 1, now: -1, isCutOff: true };
    }
    case 'restarted':
      return { ...NONE, called: hookIndex };
    case 'ready':
    case 'live':
      return { ...NONE, called: hookIndex, now: hookIndex };
  }
}

/** Calls of a line above or below the place the run came to. */
function otherCalls({ reached, phase }: RunView, event: HookEvent): LineCalls {
  if (reached === null) return event === 'beforeTraining' ? ALL : NONE;
  const isCutOff = phase === 'failed';
  const distance = LOOP_LINES[reached.place].number - LOOP_LINES[event].number;
  if (distance === 0) return { called: reached.hookIndex + 1, now: -1, isCutOff };
  return distance > 0 && isOfThisLap(event, reached.place) ? ALL : { ...NONE, isCutOff };
}

/** Calls after a batch belong to the batch: while the next one is read they are to come again. */
function isOfThisLap(event: HookEvent, place: GatePlace): boolean {
  return event === 'beforeTraining' || LOOP_LINES[place].number > LOOP_LINES.afterBatch.number;
}
