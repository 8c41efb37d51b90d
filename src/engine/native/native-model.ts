import type { OptimizerConfig } from '../../config/optimizers.ts';
import {
  numberCount,
  writeNumbers,
  type Batch,
  type Column,
  type ModelOutput,
  type NdArray,
  type RandomSource,
} from '../../loop/index.ts';
import { columnOf, infoOf, type LayerInfo, type ModelSpecification, type TrainableModel } from '../trainable-model.ts';
import { NonFiniteUpdateError } from '../errors.ts';
import type { LayerForm } from '../layers/layer.ts';
import { buildLoss } from '../losses/build-loss.ts';
import { checkModelState, type ModelState } from '../model-state.ts';
import { gradientLength, initialValues } from '../parameters.ts';
import { checkedFeatures, rowsOf } from '../rows.ts';
import { buildNativeLayers, type NativeLayerConfig } from './build-native-layers.ts';
import { checkIndices } from './embedding.ts';
import type { NativeDevice } from './native-device.ts';
import { nativeLayers, type NativeLayer } from './native-layers.ts';
import { lossExchange, type LossExchange } from './native-losses.ts';
import { NativeMemory } from './native-memory.ts';
import { nativeOptimizer } from './native-optimizers.ts';
import { prepareMask } from './prepare-mask.ts';
import * as words from './program-words.ts';

/** What a native model is built from: more kinds of layers than on tf.js. */
export type NativeSpecification = Omit<ModelSpecification, 'device' | 'layers'> & {
  readonly layers: readonly NativeLayerConfig[];
};

/** Rows that a question is cut into at most, few enough to stay in the processor's cache; no more than the batches have. */
const PREDICTED_ROWS = 256;

/**
 * A model whose whole training step is one call into our own kernels. It gives the same bits on every machine. Masks and
 * first weights are drawn from the same random numbers as on tf.js, and the state has the same form: a run can move
 * between the two.
 */
export class NativeModel implements TrainableModel {
  readonly inputNames = ['features', 'target'];
  readonly outputNames: readonly string[];
  readonly layers: readonly LayerInfo[];
  readonly #inputShape: readonly number[];
  readonly #optimizerName: OptimizerConfig['name'];
  readonly #random: RandomSource;
  readonly #layers: readonly NativeLayer[];
  readonly #loss: LossExchange;
  /** How many indices the features may be; null where they are numbers of any size. */
  readonly #indexCount: number | null;
  readonly #firstWeights: () => Float32Array;
  #memory: NativeMemory | null;
  #updateCount = 0;
  #hasUpdated = false;

  /** Throws a RangeError when the layers do not fit together, or need too much memory. */
  constructor(specification: NativeSpecification, { module }: NativeDevice) {
    const { inputShape, target, layers, optimizer, random } = specification;
    const output = buildLoss(target);
    const built = buildNativeLayers({ inputShape, layers, output, random });
    this.outputNames = output.outputNames;
    this.layers = built.map(infoOf);
    this.#inputShape = inputShape;
    this.#optimizerName = optimizer.name;
    this.#random = random;
    this.#layers = nativeLayers(built, inputShape);
    const [first] = layers;
    this.#indexCount = first?.type === 'embedding' ? first.inputDim : null;
    this.#loss = lossExchange(target);
    const network = { layers: this.#layers, optimizer: nativeOptimizer(optimizer), loss: this.#loss };
    const memory = new NativeMemory(network, module, 1);
    this.#memory = memory;
    this.#firstWeights = () => firstWeights(built, random, memory.parameterCount);
    this.reset();
  }

  get parameterCount(): number {
    return this.#running.parameterCount;
  }

  /** Bytes of memory that it takes now. */
  get memoryBytes(): number {
    return this.#running.byteCount;
  }

  get learningRate(): number {
    return this.#running.learningRate;
  }
  set learningRate(rate: number) {
    this.#running.learningRate = rate;
  }

  gradientNorm(): number | null {
    return this.#hasUpdated ? gradientLength(this.#running.gradient()) : null;
  }

  run(batch: Batch, train: boolean): ModelOutput {
    return this.runFor(this.outputNames, batch, train);
  }

  runFor(asked: readonly string[], batch: Batch, train: boolean): ModelOutput {
    const features = columnOf(batch, 'features');
    const target = columnOf(batch, 'target');
    if (target.length !== features.length)
      throw new RangeError(`The batch has ${features.length} rows of features, but ${target.length} targets.`);
    const memory = this.#writeFeatures(features);
    const numbers = memory.batch(features.length);
    this.#loss.writeTargets(target, numbers);
    if (train) this.#prepareMasks(memory, features.length);
    this.#take(memory.step(features.length, train ? words.TRAIN : words.EVALUATE));
    return this.#loss.readOutputs(asked, numbers);
  }

  predict(features: NdArray): Float32Array {
    const values = this.#checkedRows(features);
    const { length } = features;
    const rowSize = values.length / length;
    const result = new Float32Array(length * this.#loss.units);
    const memory = this.#running;
    const mostRows = Math.min(PREDICTED_ROWS, Math.max(words.LANE_STEP, memory.capacity));
    memory.makeRoom(Math.min(mostRows, length));
    for (let start = 0; start < length; start += mostRows) {
      const rows = Math.min(mostRows, length - start);
      const numbers = memory.batch(rows);
      numbers.floats(words.FEATURES, rows * rowSize).set(values.subarray(start * rowSize, (start + rows) * rowSize));
      memory.step(rows, words.EVALUATE); // with targets of another batch: only its predictions are read
      result.set(this.#loss.readPredictions(numbers), start * this.#loss.units);
    }
    return result;
  }

  captureState(): ModelState {
    return { ...this.#running.capture(), optimizer: this.#optimizerName, updateCount: this.#updateCount };
  }

  restoreState(state: unknown): void {
    const checked = checkModelState(state, this.captureState());
    this.#running.restore(checked);
    this.#updateCount = checked.updateCount;
  }

  reset(): void {
    this.#running.forgetTraining();
    this.#running.weights().set(this.#firstWeights());
    this.#updateCount = 0;
    this.#hasUpdated = false;
  }

  dispose(): void {
    this.#memory = null;
  }

  get #running(): NativeMemory {
    if (this.#memory === null) throw new Error('The model was disposed of and cannot run any more. Build a new one.');
    return this.#memory;
  }

  #checkedRows(features: Column): Float32Array {
    const { values } = rowsOf(features, this.#inputShape);
    if (this.#indexCount !== null) checkIndices(values, values.length / features.length, this.#indexCount);
    return values;
  }

  #writeFeatures(features: Column): NativeMemory {
    if (this.#indexCount !== null) this.#checkedRows(features);
    const rows = checkedFeatures(features, this.#inputShape);
    const memory = this.#running;
    memory.makeRoom(features.length);
    writeNumbers(rows, memory.batch(features.length).floats(words.FEATURES, numberCount(rows)));
    return memory;
  }

  #prepareMasks(memory: NativeMemory, rows: number): void {
    this.#layers.forEach((layer, index) => {
      if (layer.operation !== words.DROPOUT) return;
      const numbers = this.#random('dropout', index, this.#updateCount);
      prepareMask(numbers, { memory, layer, index, rows });
    });
  }

  #take(answer: number): void {
    if (answer === words.TRAINED) this.#updateCount += 1;
    if (answer === words.TRAINED || answer === words.UPDATE_NOT_FINITE) this.#hasUpdated = true;
    if (answer === words.UPDATE_NOT_FINITE) throw new NonFiniteUpdateError();
    if (answer === words.ROWS_REFUSED) throw new RangeError('The kernels were given more rows than there is room for.');
  }
}

/** In the order of the layers and of their parameters. */
function firstWeights(layers: readonly LayerForm<unknown>[], random: RandomSource, count: number): Float32Array {
  const weights = new Float32Array(count);
  let at = 0;
  layers.forEach(({ parameters }, layerIndex) => {
    parameters.forEach((specification, index) => {
      const values = initialValues(specification, random('weights', layerIndex, index));
      weights.set(values, at);
      at += values.length;
    });
  });
  return weights;
}
