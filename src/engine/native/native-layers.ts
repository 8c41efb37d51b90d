import type { Activation } from '../../config/layers.ts';
import type { LayerForm } from '../layers/layer.ts';
import { sizeOf } from '../tensor.ts';
import type { NativeLayerConfig } from './build-native-layers.ts';
import { gruTraceSize } from './gru.ts';
import * as words from './program-words.ts';

const ACTIVATION_KINDS: Readonly<Record<Activation, number>> = {
  linear: words.LINEAR,
  relu: words.RELU,
  tanh: words.TANH,
  sigmoid: words.SIGMOID,
  elu: words.ELU,
};

/** A layer as the kernels know it. */
export interface NativeLayer {
  readonly label: string;
  readonly operation: number;
  readonly activation: number;
  /** Numbers of one row. */
  readonly inputSize: number;
  readonly outputSize: number;
  readonly parameterCount: number;
  /** What its kernel has to know besides: words of a layer, and their values. */
  readonly settings: readonly (readonly [word: number, value: number])[];
  /** Numbers of one row that it keeps from forward to backward, besides its output; 0 for most. */
  readonly traceSize: number;
  /** The part that dropout sets to zero; 0 for other layers. */
  readonly rate: number;
}

/** The layers in the kernels' terms. `inputShape` is that of one row of the features. */
export function nativeLayers(
  layers: readonly LayerForm<NativeLayerConfig>[],
  inputShape: readonly number[],
): readonly NativeLayer[] {
  return layers.map((layer, index) => {
    const shape = layers[index - 1]?.outputShape ?? inputShape;
    return {
      label: layer.label,
      inputSize: sizeOf(shape),
      outputSize: sizeOf(layer.outputShape),
      parameterCount: layer.parameters.reduce((sum, parameter) => sum + sizeOf(parameter.shape), 0),
      ...operationOf(layer.config, shape),
    };
  });
}

type Operation = Pick<NativeLayer, 'operation' | 'activation' | 'settings' | 'traceSize' | 'rate'>;

/** One line for each layer. */
function operationOf(config: NativeLayerConfig, inputShape: readonly number[]): Operation {
  const plain = { activation: words.LINEAR, settings: [], traceSize: 0, rate: 0 };
  switch (config.type) {
    case 'flatten':
      return { ...plain, operation: words.RESHAPE };
    case 'dense':
      return { ...plain, operation: words.DENSE, activation: ACTIVATION_KINDS[config.activation] };
    case 'dropout':
      return config.rate === 0
        ? { ...plain, operation: words.RESHAPE }
        : { ...plain, operation: words.DROPOUT, rate: config.rate, settings: dropoutSettings(config.rate) };
    case 'conv2d': {
      const settings = imageSettings(inputShape, config.kernelSize);
      return { ...plain, operation: words.CONV2D, activation: ACTIVATION_KINDS[config.activation], settings };
    }
    case 'maxPooling2d':
      return { ...plain, operation: words.MAX_POOLING2D, settings: imageSettings(inputShape, config.poolSize) };
    case 'averagePooling2d':
      return { ...plain, operation: words.AVERAGE_POOLING2D, settings: imageSettings(inputShape, config.poolSize) };
    case 'embedding':
      return { ...plain, operation: words.EMBEDDING, settings: [[words.VECTOR_COUNT, config.inputDim]] };
    case 'gru': {
      const [steps = 1] = inputShape;
      const traceSize = gruTraceSize(steps, config.units);
      return { ...plain, operation: words.GRU, settings: [[words.STEPS, steps]], traceSize };
    }
  }
}

function imageSettings(
  [height = 1, width = 1, channels = 1]: readonly number[],
  side: number,
): NativeLayer['settings'] {
  return [
    [words.HEIGHT, height],
    [words.WIDTH, width],
    [words.CHANNELS, channels],
    [words.SIDE, side],
  ];
}

function dropoutSettings(rate: number): NativeLayer['settings'] {
  const [kept = 0] = new Int32Array(Float32Array.of(1 / (1 - rate)).buffer);
  return [
    [words.LAST_DROPPED, Math.ceil(rate * 2 ** 32) - 1], // exact: a power of two changes the exponent alone
    [words.KEPT, kept],
  ];
}
