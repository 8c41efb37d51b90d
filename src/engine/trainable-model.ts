import type { LayerConfig } from '../config/layers.ts';
import type { OptimizerConfig } from '../config/optimizers.ts';
import type { Batch, Column, Model, ModelOutput, NdArray, RandomSource } from '../loop/index.ts';
import type { Device } from './device.ts';
import type { LayerForm } from './layers/layer.ts';
import type { ModelTarget } from './losses/build-loss.ts';
import type { ModelState } from './model-state.ts';
import { sizeOf } from './tensor.ts';

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
  /** Bytes that it takes with the largest batch it has seen, where the engine plans them; else null. */
  readonly memoryBytes: number | null;
  /** At once on native, cpu and wasm, as a promise on webgl and webgpu; it rejects with DeviceLostError. */
  run(batch: Batch, train: boolean): ModelOutput | Promise<ModelOutput>;
  /** The same, but it gives only the outputs that are asked for: none other is copied out of the engine. */
  runFor(asked: readonly string[], batch: Batch, train: boolean): ModelOutput | Promise<ModelOutput>;
  /** Class probabilities [rows * classes], or the number for each row. */
  predict(features: NdArray): Float32Array | Promise<Float32Array>;
  captureState(): ModelState;
  /** Throws a TypeError when the state is of another model. */
  restoreState(state: unknown): void;
  learningRate: number;
  gradientNorm(): number | null;
  /** Makes it as it was built: first weights, nothing learned. Absent: it has to be built anew. */
  reset?(): void;
  /** Frees the weights on the device. The model cannot run after it. */
  dispose(): void;
}

/** What is known of a layer that was built. */
export function infoOf({ label, outputShape, parameters }: LayerForm<unknown>): LayerInfo {
  return { label, outputShape, parameterCount: parameters.reduce((sum, { shape }) => sum + sizeOf(shape), 0) };
}

/** The outputs of these names, each by `read`. Throws a RangeError when there is none of a name. */
export function outputsNamed(names: readonly string[], read: (name: string) => Column | undefined): ModelOutput {
  const outputs: Record<string, Column> = {};
  for (const name of names) {
    const column = read(name);
    if (column === undefined) throw new RangeError(`The model has no output '${name}'.`);
    outputs[name] = column;
  }
  return outputs;
}

/** A source that the model reads. Throws a RangeError when the batch has none of that name. */
export function columnOf(batch: Batch, name: string): Column {
  const column = batch[name];
  if (column === undefined)
    throw new RangeError(`The model reads the source ${name}, but the batch has ${Object.keys(batch).join(', ')}.`);
  return column;
}
