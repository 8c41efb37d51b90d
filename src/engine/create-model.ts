import type { LayerConfig } from '../config/layers.ts';
import type { OptimizerConfig } from '../config/optimizers.ts';
import type { Batch, Column, Model, ModelOutput, NdArray, RandomSource } from '../loop/index.ts';
import type { Device, Step } from './device.ts';
import { buildLayers } from './layers/build-layers.ts';
import type { Gradients, Layer, Trace } from './layers/layer.ts';
import { buildLoss, type ModelTarget } from './losses/build-loss.ts';
import type { Loss } from './losses/loss.ts';
import { checkModelState, type ModelState } from './model-state.ts';
import { buildOptimizer } from './optimizers/build-optimizer.ts';
import { Parameters } from './parameters.ts';
import { rowsOf } from './rows.ts';
import { sizeOf, type Tensor } from './tensor.ts';
import type { Arithmetic } from './arithmetic.ts';

/** What a model is built from. */
export interface ModelSpecification {
  /** Shape of one row of `features`: [n], or [height, width, channels]. */
  readonly inputShape: readonly number[];
  readonly target: ModelTarget;
  /** The hidden layers; the output layer and the loss follow from `target`. */
  readonly layers: readonly LayerConfig[];
  readonly optimizer: OptimizerConfig;
  /** First weights are Glorot-uniform, drawn from ('weights', layer, parameter); masks from ('dropout', layer, update). */
  readonly random: RandomSource;
  readonly device: Device;
}

/** What is known of a layer. */
export interface LayerInfo {
  readonly label: string;
  /** Shape of one row of its output. */
  readonly outputShape: readonly number[];
  readonly parameterCount: number;
}

/**
 * A model that the main loop can train. Reads the sources `features` and `target` of a batch. For classes it gives
 * `loss`, `prediction` (class index), `probabilities` [rows, classes], `correct` (0 or 1) and `accuracy` (the same
 * numbers); for a number `loss`, `prediction` and `absolute_error`, the last two in the unit of the target: one entry per
 * example. The loss that is trained is their mean over the batch.
 *
 * A batch whose loss is not finite changes nothing. An update that would not be finite throws NonFiniteUpdateError.
 * Either way the weights are the last finite ones, and `captureState` gives them.
 */
export interface TrainableModel extends Model {
  readonly layers: readonly LayerInfo[];
  readonly parameterCount: number;
  /** At once on cpu and wasm, as a promise on webgl and webgpu; it rejects with DeviceLostError. */
  run(batch: Batch, train: boolean): ModelOutput | Promise<ModelOutput>;
  /** Class probabilities [rows * classes], or the number for each row. */
  predict(features: NdArray): Float32Array | Promise<Float32Array>;
  captureState(): ModelState;
  /** Throws a TypeError when the state is of another model. */
  restoreState(state: unknown): void;
  learningRate: number;
  gradientNorm(): number | null;
  /** Frees the weights on the device. The model cannot run after it. */
  dispose(): void;
}

/** Builds a model with its first weights on a device. Throws a RangeError when the layers do not fit together. */
export function createModel(specification: ModelSpecification): TrainableModel {
  return new LayeredModel(specification);
}

/** Throws the RangeError that {@link createModel} throws when the layers do not fit together; needs no device. */
export function checkLayers({ inputShape, target, layers, random }: Omit<ModelSpecification, 'device'>): void {
  buildLayers({ inputShape, layers, output: buildLoss(target), random });
}

class LayeredModel implements TrainableModel {
  readonly inputNames = ['features', 'target'];
  readonly outputNames: readonly string[];
  readonly layers: readonly LayerInfo[];
  readonly #device: Device;
  readonly #inputShape: readonly number[];
  readonly #optimizerName: OptimizerConfig['name'];
  readonly #layers: readonly Layer[];
  readonly #loss: Loss;
  readonly #parameters: Parameters;
  /** The gradients before this layer are nobody's: no layer there has parameters. */
  readonly #firstTrained: number;
  #updateCount = 0;

  constructor({ inputShape, target, layers, optimizer, random, device }: ModelSpecification) {
    this.#device = device;
    this.#inputShape = inputShape;
    this.#optimizerName = optimizer.name;
    this.#loss = buildLoss(target);
    this.#layers = buildLayers({ inputShape, layers, output: this.#loss, random });
    this.#parameters = new Parameters({
      layers: this.#layers,
      optimizer: buildOptimizer(optimizer),
      random,
      device,
    });
    this.#firstTrained = this.#layers.findIndex(({ parameters }) => parameters.length > 0);
    this.outputNames = this.#loss.outputNames;
    this.layers = this.#layers.map(({ label, outputShape, parameters }) => ({
      label,
      outputShape,
      parameterCount: parameters.reduce((sum, { shape }) => sum + sizeOf(shape), 0),
    }));
  }

  get parameterCount(): number {
    return this.#parameters.count;
  }

  get learningRate(): number {
    return this.#parameters.learningRate;
  }
  set learningRate(rate: number) {
    this.#parameters.learningRate = rate;
  }

  gradientNorm(): number | null {
    return this.#parameters.gradientNorm();
  }

  run(batch: Batch, train: boolean): ModelOutput | Promise<ModelOutput> {
    return this.#device.carryOut(this.#runSteps(batch, train));
  }

  predict(features: NdArray): Float32Array | Promise<Float32Array> {
    return this.#device.carryOut(this.#predictSteps(features));
  }

  captureState(): ModelState {
    return { ...this.#parameters.capture(), optimizer: this.#optimizerName, updateCount: this.#updateCount };
  }

  restoreState(state: unknown): void {
    const checked = checkModelState(state, this.captureState());
    this.#parameters.restore(checked);
    this.#updateCount = checked.updateCount;
  }

  dispose(): void {
    this.#parameters.dispose();
  }

  *#runSteps(batch: Batch, isTraining: boolean): Step<ModelOutput> {
    const arithmetic = this.#device.begin();
    try {
      const features = columnOf(batch, 'features');
      const target = columnOf(batch, 'target');
      const traces = this.#forward(features, arithmetic, isTraining);
      const [given = new Float32Array()] = yield lastOutput(traces);
      if (target.length !== features.length)
        throw new RangeError(`The batch has ${features.length} rows of features, but ${target.length} targets.`);
      const { outputs, gradient, isFinite } = this.#loss.score(given, target, isTraining);
      if (isTraining && isFinite) {
        this.#parameters.update(yield this.#backward(gradient, traces, arithmetic));
        this.#updateCount += 1;
      }
      return outputs;
    } finally {
      arithmetic.end();
    }
  }

  *#predictSteps(features: NdArray): Step<Float32Array> {
    const arithmetic = this.#device.begin();
    try {
      const [given = new Float32Array()] = yield lastOutput(this.#forward(features, arithmetic, false));
      return this.#loss.predict(given);
    } finally {
      arithmetic.end();
    }
  }

  #forward(features: Column, arithmetic: Arithmetic, isTraining: boolean): readonly Trace[] {
    const { values, shape } = rowsOf(features, this.#inputShape);
    let input = arithmetic.upload(values, shape);
    return this.#layers.map((layer, index) => {
      const pass = { arithmetic, isTraining, updateCount: this.#updateCount };
      const trace = layer.forward(input, this.#parameters.tensorsOf(index), pass);
      input = trace.output;
      return trace;
    });
  }

  /** The gradients of all parameters, in the order of the layers and of their parameters. */
  #backward(gradient: Float32Array, traces: readonly Trace[], arithmetic: Arithmetic): readonly Tensor[] {
    const gradients: (readonly Tensor[])[] = [];
    let outputGradient: Tensor | null = arithmetic.upload(gradient, lastOutput(traces)[0]?.shape ?? []);
    for (let index = this.#layers.length - 1; outputGradient !== null && index >= this.#firstTrained; index--) {
      const layer = this.#layers[index];
      const trace = traces[index];
      if (layer === undefined || trace === undefined) break;
      const needsInputGradient = index > this.#firstTrained;
      const found: Gradients = layer.backward(outputGradient, trace, { arithmetic, needsInputGradient });
      gradients.unshift(found.parameters);
      outputGradient = found.input;
    }
    return gradients.flat();
  }
}

function lastOutput(traces: readonly Trace[]): readonly Tensor[] {
  return traces.slice(-1).map(({ output }) => output);
}

function columnOf(batch: Batch, name: string): Column {
  const column = batch[name];
  if (column === undefined)
    throw new RangeError(`The model reads the source ${name}, but the batch has ${Object.keys(batch).join(', ')}.`);
  return column;
}
