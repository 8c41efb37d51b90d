import type { OptimizerConfig } from '../config/optimizers.ts';
import type { Batch, Column, ModelOutput, NdArray } from '../loop/index.ts';
import { isNative, type Step, type TensorDevice } from './device.ts';
import { buildLayers } from './layers/build-layers.ts';
import type { Gradients, Layer, Trace } from './layers/layer.ts';
import { buildLoss } from './losses/build-loss.ts';
import type { Loss } from './losses/loss.ts';
import { checkModelState, type ModelState } from './model-state.ts';
import { NativeModel } from './native/native-model.ts';
import { buildOptimizer } from './optimizers/build-optimizer.ts';
import { Parameters } from './parameters.ts';
import { rowsOf } from './rows.ts';
import type { Tensor } from './tensor.ts';
import {
  columnOf,
  infoOf,
  outputsNamed,
  type LayerInfo,
  type ModelSpecification,
  type TrainableModel,
} from './trainable-model.ts';
import type { Arithmetic } from './arithmetic.ts';

export type { LayerInfo, ModelSpecification, TrainableModel };

/** Builds a model with its first weights on a device. Throws a RangeError when the layers do not fit together. */
export function createModel(specification: ModelSpecification): TrainableModel {
  const { device } = specification;
  return isNative(device) ? new NativeModel(specification, device) : new LayeredModel({ ...specification, device });
}

/** Throws the RangeError that {@link createModel} throws when the layers do not fit together; needs no device. */
export function checkLayers({ inputShape, target, layers, random }: Omit<ModelSpecification, 'device'>): void {
  buildLayers({ inputShape, layers, output: buildLoss(target), random });
}

/** A model on tf.js's kernels. */
class LayeredModel implements TrainableModel {
  readonly inputNames = ['features', 'target'];
  readonly outputNames: readonly string[];
  readonly layers: readonly LayerInfo[];
  readonly memoryBytes = null; // tf.js takes and gives back as it goes
  readonly #device: TensorDevice;
  readonly #inputShape: readonly number[];
  readonly #optimizerName: OptimizerConfig['name'];
  readonly #layers: readonly Layer[];
  readonly #loss: Loss;
  readonly #parameters: Parameters;
  /** The gradients before this layer are nobody's: no layer there has parameters. */
  readonly #firstTrained: number;
  #updateCount = 0;

  constructor({
    inputShape,
    target,
    layers,
    optimizer,
    random,
    device,
  }: ModelSpecification & { readonly device: TensorDevice }) {
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
    this.layers = this.#layers.map(infoOf);
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
    return this.runFor(this.outputNames, batch, train);
  }

  runFor(asked: readonly string[], batch: Batch, train: boolean): ModelOutput | Promise<ModelOutput> {
    return this.#device.carryOut(this.#runSteps(asked, batch, train));
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

  *#runSteps(asked: readonly string[], batch: Batch, isTraining: boolean): Step<ModelOutput> {
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
      return outputsNamed(asked, (name) => outputs[name]);
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
