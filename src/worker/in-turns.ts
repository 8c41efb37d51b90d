import type { Clock } from '../loop/index.ts';

export interface Turns {
  readonly clock: Clock;
  readonly takeTurn: () => Promise<void>;
}

/** Work that nobody wants any more. */
export class DroppedWork extends Error {
  override readonly name = 'DroppedWork';
}

/** Seconds of work between two turns: short enough that a message is heard, and the page's next frame is not kept waiting. */
const SECONDS_A_TURN = 0.008;

/**
 * Does work that comes in small steps, and lets messages in between. `onStep` hears each step after which a turn was
 * taken. Throws {@link DroppedWork} once `isDropped` says so.
 */
export async function inTurns<Step, Result>(
  work: Generator<Step, Result, void>,
  { clock, takeTurn }: Turns,
  { isDropped, onStep }: { readonly isDropped: () => boolean; readonly onStep: (step: Step) => void },
): Promise<Result> {
  let turnEnds = clock() + SECONDS_A_TURN;
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (clock() < turnEnds) continue;
    onStep(step.value);
    await takeTurn();
    if (isDropped()) throw new DroppedWork('Nobody wants it any more.');
    turnEnds = clock() + SECONDS_A_TURN;
  }
}
