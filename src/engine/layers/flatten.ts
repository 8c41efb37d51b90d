import { sizeOf } from '../tensor.ts';
import type { Layer, LayerPlace } from './layer.ts';

/** Lays each image out as one row of numbers. */
export function flatten({ inputShape }: LayerPlace): Layer {
  const size = sizeOf(inputShape);
  return {
    config: { type: 'flatten' },
    label: 'Flatten',
    outputShape: [size],
    parameters: [],
    forward(input, parameters, { arithmetic }) {
      const rowCount = sizeOf(input.shape) / size;
      return { input, output: arithmetic.reshape(input, [1, rowCount, size]), parameters, mask: null };
    },
    backward(outputGradient, { input }, { arithmetic, needsInputGradient }) {
      return { input: needsInputGradient ? arithmetic.reshape(outputGradient, input.shape) : null, parameters: [] };
    },
  };
}
