import type { OptimizerName } from '../config/optimizers.ts';
import type { TrainedNumbers } from './optimizers/optimizer.ts';

/** Everything that decides a model's next step, structured-cloneable (design D8). */
export interface ModelState extends TrainedNumbers {
  readonly optimizer: OptimizerName;
  /** Updates so far; dropout's masks follow from it. */
  readonly updateCount: number;
}

/** A state is taken only when it has the form of `expected`. Throws a TypeError that says what differs. */
export function checkModelState(state: unknown, expected: ModelState): ModelState {
  if (!isModelState(state)) throw new TypeError('Expected the state of a model, but something else came.');
  const differences: readonly (readonly [string, unknown, unknown])[] = [
    ['the optimizer', expected.optimizer, state.optimizer],
    ['the number of weights', expected.weights.length, state.weights.length],
    ['the number of slots', expected.slots.length, state.slots.length],
    ['the size of the slots', sizes(expected.slots), sizes(state.slots)],
    ['the number of scalars', expected.scalars.length, state.scalars.length],
  ];
  for (const [what, wanted, given] of differences)
    if (wanted !== given)
      throw new TypeError(
        `The state is of another model: ${what} has to be ${String(wanted)}, but is ${String(given)}.`,
      );
  return state;
}

function isModelState(state: unknown): state is ModelState {
  if (typeof state !== 'object' || state === null) return false;
  const { weights, slots, scalars, optimizer, updateCount }: Partial<Record<keyof ModelState, unknown>> = state;
  return (
    weights instanceof Float32Array &&
    Array.isArray(slots) &&
    slots.every((slot) => slot instanceof Float32Array) &&
    scalars instanceof Float64Array &&
    typeof optimizer === 'string' &&
    Number.isInteger(updateCount)
  );
}

function sizes(slots: readonly Float32Array[]): string {
  return slots.map((slot) => slot.length).join(', ');
}
