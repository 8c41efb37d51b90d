import type { ModelState } from '../model-state.ts';
import type { TrainedNumbers } from '../optimizers/optimizer.ts';
import type { BatchMemory } from './native-losses.ts';
import { instantiateKernels, type NativeKernels } from './native-kernels.ts';
import { layOut, type Network, type NativeProgram } from './native-program.ts';
import { growMemory } from './plan-memory.ts';
import * as words from './program-words.ts';

/** A network in the memory of its own kernels: everything that reads or writes there. */
export class NativeMemory {
  readonly #network: Network;
  readonly #kernels: NativeKernels;
  readonly #parameterCount: number;
  #program: NativeProgram;
  #words: Int32Array;
  #floats: Float32Array;
  #doubles: Float64Array;
  /** By their rows, until the memory grows: to make the views of a small batch anew takes as long as its arithmetic. */
  readonly #batches = new Map<number, BatchMemory>();

  /** Laid out for batches of up to `rows` rows. Throws a RangeError when that needs too much memory. */
  constructor(network: Network, module: WebAssembly.Module, rows: number) {
    this.#network = network;
    this.#kernels = instantiateKernels(module);
    this.#program = layOut(network, this.#kernels.memoryStart(), rows);
    growMemory(this.#kernels.memory, this.#program.byteCount);
    [this.#words, this.#floats, this.#doubles] = viewsOf(this.#kernels.memory);
    this.#parameterCount = this.#program.words[words.PARAMETER_COUNT] ?? 0;
    this.#words.set(this.#program.words, this.#program.address / 4);
    this.forgetTraining();
    this.#writeLossNumbers();
  }

  get parameterCount(): number {
    return this.#parameterCount;
  }

  /** Bytes that the model and a batch of it take. */
  get byteCount(): number {
    return this.#kernels.memory.buffer.byteLength;
  }

  /** Rows that there is room for. */
  get capacity(): number {
    return this.#word(words.CAPACITY);
  }

  get learningRate(): number {
    return this.#optimizerNumbers()[0] ?? NaN;
  }
  set learningRate(rate: number) {
    this.#optimizerNumbers()[0] = rate;
  }

  /** Makes room for batches of so many rows, if there is none yet. What is trained stays. */
  makeRoom(rows: number): void {
    if (rows <= this.capacity) return;
    const program = layOut(this.#network, this.#kernels.memoryStart(), rows);
    for (const word of [words.WEIGHTS, words.NEXT_WEIGHTS, words.SLOTS, words.NEXT_SLOTS])
      program.words[word] = this.#word(word); // an update may have exchanged them
    growMemory(this.#kernels.memory, program.byteCount);
    [this.#words, this.#floats, this.#doubles] = viewsOf(this.#kernels.memory);
    this.#words.set(program.words, program.address / 4);
    this.#program = program;
    this.#batches.clear();
  }

  /** The numbers of a batch of so many rows, there has to be room for. They are gone with the next call of this model. */
  batch(rows: number): BatchMemory {
    let batch = this.#batches.get(rows);
    if (batch === undefined) {
      batch = this.#viewBatch(rows);
      this.#batches.set(rows, batch);
    }
    return batch;
  }

  /** Dropout's mask of a layer: [inputs][lanes]. */
  mask(layerIndex: number, count: number): Float32Array {
    return this.#at(this.#word(words.HEADER_WORDS + layerIndex * words.LAYER_WORDS + words.MASK), count);
  }

  /** Writes numbers from a word of a layer on. They stay until the memory grows. */
  setLayerWords(layerIndex: number, word: number, values: readonly number[]): void {
    const first = words.HEADER_WORDS + layerIndex * words.LAYER_WORDS + word;
    this.#words.set(values, this.#program.address / 4 + first);
  }

  /** Runs the kernels; answers one of the answers in program-words.ts. */
  step(rows: number, mode: number): number {
    return this.#kernels.step(this.#program.address, rows, mode);
  }

  /** The gradient of the last update, over all parameters. */
  gradient(): Float32Array {
    return this.#at(this.#word(words.GRADIENT), this.parameterCount);
  }

  weights(): Float32Array {
    return this.#at(this.#word(words.WEIGHTS), this.parameterCount);
  }

  /** Slots of zeros, and the optimizer's numbers as they are given to it. */
  forgetTraining(): void {
    const { slotCount, numbers } = this.#network.optimizer;
    for (let index = 0; index < slotCount; index++) this.#slot(index).fill(0);
    this.#optimizerNumbers().set(numbers);
  }

  capture(): TrainedNumbers {
    const { slotCount, firstScalar } = this.#network.optimizer;
    return {
      weights: this.weights().slice(),
      slots: Array.from({ length: slotCount }, (_, index) => this.#slot(index).slice()),
      scalars: this.#optimizerNumbers().slice(firstScalar),
    };
  }

  /** Takes a state of the form that {@link capture} gives. */
  restore({ weights, slots, scalars }: Pick<ModelState, 'weights' | 'slots' | 'scalars'>): void {
    this.weights().set(weights);
    slots.forEach((slot, index) => {
      this.#slot(index).set(slot);
    });
    this.#optimizerNumbers().set(scalars, this.#network.optimizer.firstScalar);
  }

  #viewBatch(rows: number): BatchMemory {
    const at = (word: number): number => this.#word(word);
    return {
      rows,
      ints: keptViews((word, count) => this.#words.subarray(at(word) / 4, at(word) / 4 + count)),
      floats: keptViews((word, count) => this.#at(at(word), count)),
      doubles: keptViews((word, count) => this.#doubles.subarray(at(word) / 8, at(word) / 8 + count)),
    };
  }

  #slot(index: number): Float32Array {
    return this.#at(this.#word(words.SLOTS) + 4 * index * this.#program.vectorLength, this.parameterCount);
  }

  #word(index: number): number {
    return this.#words[this.#program.address / 4 + index] ?? 0;
  }

  #at(address: number, count: number): Float32Array {
    return this.#floats.subarray(address / 4, address / 4 + count);
  }

  #optimizerNumbers(): Float64Array {
    const start = this.#word(words.OPTIMIZER_NUMBERS) / 8;
    return this.#doubles.subarray(start, start + this.#network.optimizer.numbers.length);
  }

  #writeLossNumbers(): void {
    const { numbers } = this.#network.loss;
    if (numbers === null) return;
    const address = this.#word(words.LOSS_NUMBERS);
    if (numbers instanceof Float32Array) this.#floats.set(numbers, address / 4);
    else this.#doubles.set(numbers, address / 8);
  }
}

/** The same view for the same word, as long as the count is the same. */
function keptViews<View extends { readonly length: number }>(
  make: (word: number, count: number) => View,
): (word: number, count: number) => View {
  const views: View[] = [];
  return (word, count) => {
    const kept = views[word];
    if (kept?.length === count) return kept;
    return (views[word] = make(word, count));
  };
}

function viewsOf({ buffer }: WebAssembly.Memory): [Int32Array, Float32Array, Float64Array] {
  return [new Int32Array(buffer), new Float32Array(buffer), new Float64Array(buffer)];
}
