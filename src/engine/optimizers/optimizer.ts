/** All numbers that training changes: what an update reads, what it writes, and what a captured state holds. */
export interface TrainedNumbers {
  /** All parameters of the model, one after another. */
  readonly weights: Float32Array;
  /** What the optimizer remembers of each weight, such as Adam's two moments; each as long as `weights`. */
  readonly slots: readonly Float32Array[];
  /** What it remembers of all steps together, such as Adam's powers of beta. */
  readonly scalars: Float64Array;
}

/**
 * One way to turn gradients into a step. It runs on plain numbers on every backend: one loop over all weights costs
 * less than the two to twelve kernels a parameter it stands for, and the weights are at hand when a GPU is lost.
 */
export interface Optimizer {
  /** Of the next update: it may be turned between two updates. */
  learningRate: number;
  readonly slotCount: number;
  readonly initialScalars: readonly number[];
  /** Fills `next` from `current`. They do not overlap, and `current` is left as it is: the update can be refused. */
  update(current: TrainedNumbers, gradient: Float32Array, next: TrainedNumbers): void;
}

/** One of the optimizer's slots. Throws when it is not there: a mistake of ours. */
export function slotAt(numbers: TrainedNumbers, index: number): Float32Array {
  const slot = numbers.slots[index];
  if (slot === undefined) throw new RangeError(`An optimizer was run without its slot ${index}.`);
  return slot;
}
