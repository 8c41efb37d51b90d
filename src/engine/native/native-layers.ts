import type { Activation, LayerConfig } from '../../config/layers.ts';
import type { Layer } from '../layers/layer.ts';
import { sizeOf } from '../tensor.ts';
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
  /** Height, width, channels, side; zeros where it does not work on images. */
  readonly image: readonly number[];
  /** The part that dropout sets to zero; 0 for other layers. */
  readonly rate: number;
}

/** The layers in the kernels' terms. `inputShape` is that of one row of the features. */
export function nativeLayers(layers: readonly Layer[], inputShape: readonly number[]): readonly NativeLayer[] {
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

type Operation = Pick<NativeLayer, 'operation' | 'activation' | 'image' | 'rate'>;

/** One line for each layer. */
function operationOf(config: LayerConfig, inputShape: readonly number[]): Operation {
  const plain = { activation: words.LINEAR, image: [0, 0, 0, 0], rate: 0 };
  switch (config.type) {
    case 'flatten':
      return { ...plain, operation: words.RESHAPE };
    case 'dense':
      return { ...plain, operation: words.DENSE, activation: ACTIVATION_KINDS[config.activation] };
    case 'dropout':
      return config.rate === 0
        ? { ...plain, operation: words.RESHAPE }
        : { ...plain, operation: words.DROPOUT, rate: config.rate };
    case 'conv2d': {
      const image = [...inputShape, config.kernelSize];
      return { ...plain, operation: words.CONV2D, activation: ACTIVATION_KINDS[config.activation], image };
    }
    case 'maxPooling2d':
      return { ...plain, operation: words.MAX_POOLING2D, image: [...inputShape, config.poolSize] };
    case 'averagePooling2d':
      return { ...plain, operation: words.AVERAGE_POOLING2D, image: [...inputShape, config.poolSize] };
  }
}
