import { isNdArray, ndArray, Slab, type Column, type ModelOutput } from '../../loop/index.ts';
import type { ModelTarget } from '../losses/build-loss.ts';
import { classAt } from '../losses/softmax-cross-entropy.ts';
import { numberAt } from '../losses/mean-squared-error.ts';
import { outputsNamed } from '../trainable-model.ts';
import type { NativeLoss } from './native-program.ts';
import * as words from './program-words.ts';

/** Reads and writes the numbers of one batch in the memory of the kernels; addresses come from the words of the program. */
export interface BatchMemory {
  readonly rows: number;
  ints(word: number, count: number): Int32Array;
  floats(word: number, count: number): Float32Array;
  doubles(word: number, count: number): Float64Array;
}

/** A loss on both sides of its kernel. */
export interface LossExchange extends NativeLoss {
  /** Writes the targets of a batch. Throws a RangeError when a target cannot be. */
  writeTargets(target: Column, memory: BatchMemory): void;
  /** Copies what the kernel left for each example, of these outputs. */
  readOutputs(asked: readonly string[], memory: BatchMemory): ModelOutput;
  /** Copies what the model says about each row: class probabilities, or the number. */
  readPredictions(memory: BatchMemory): Float32Array;
}

/** One line for each. */
export function lossExchange(target: ModelTarget): LossExchange {
  switch (target.kind) {
    case 'classes':
      return classes(target.count, target.classWeights ?? null);
    case 'number':
      return number(target.mean, target.scale);
  }
}

function classes(count: number, classWeights: readonly number[] | null): LossExchange {
  const copies = new Copies();
  const hits: Reader = (memory) => copies.floats(memory.floats(words.HITS, memory.rows));
  const readers: Readers = {
    loss: (memory) => copies.floats(memory.floats(words.LOSSES, memory.rows)),
    prediction: (memory) => copies.ints(memory.ints(words.PREDICTIONS, memory.rows)),
    probabilities: (memory) =>
      ndArray(copies.floats(memory.floats(words.PROBABILITIES, memory.rows * count)), [memory.rows, count]),
    correct: hits,
    accuracy: hits,
  };
  return {
    kind: words.SOFTMAX_CROSS_ENTROPY,
    units: count,
    numbers: classWeights === null ? null : Float32Array.from(classWeights),
    writeTargets(target, memory) {
      const given = isNdArray(target) ? target.data : target;
      const own = memory.ints(words.TARGETS, memory.rows);
      for (let row = 0; row < own.length; row++) own[row] = classAt(given, row, count);
    },
    readOutputs: (asked, memory) => outputsNamed(asked, (name) => readers[name]?.(memory)),
    readPredictions: (memory) => memory.floats(words.PROBABILITIES, memory.rows * count).slice(),
  };
}

function number(mean: number, scale: number): LossExchange {
  const copies = new Copies();
  const readers: Readers = {
    loss: (memory) => copies.floats(memory.floats(words.LOSSES, memory.rows)),
    prediction: (memory) => copies.floats(memory.floats(words.PREDICTIONS, memory.rows)),
    absolute_error: (memory) => copies.floats(memory.floats(words.HITS, memory.rows)),
  };
  return {
    kind: words.MEAN_SQUARED_ERROR,
    units: 1,
    numbers: Float64Array.of(mean, scale),
    writeTargets(target, memory) {
      const given = isNdArray(target) ? target.data : target;
      const own = memory.doubles(words.TARGETS, memory.rows);
      for (let row = 0; row < own.length; row++) own[row] = numberAt(given, row);
    },
    readOutputs: (asked, memory) => outputsNamed(asked, (name) => readers[name]?.(memory)),
    readPredictions: (memory) => memory.floats(words.PREDICTIONS, memory.rows).slice(),
  };
}

type Reader = (memory: BatchMemory) => Column;

/** By the name of the output. */
type Readers = Readonly<Record<string, Reader>>;

/** Copies of what became of a batch, which the kernels write over with the next. */
class Copies {
  readonly #slab = new Slab();

  ints(numbers: Int32Array): Int32Array {
    const copy = this.#slab.ints(numbers.length);
    copy.set(numbers);
    return copy;
  }

  floats(numbers: Float32Array): Float32Array {
    const copy = this.#slab.floats(numbers.length);
    copy.set(numbers);
    return copy;
  }
}
