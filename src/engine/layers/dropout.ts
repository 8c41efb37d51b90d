import type { DropoutConfig } from '../../config/layers.ts';
import { sizeOf } from '../tensor.ts';
import type { Layer, LayerPlace } from './layer.ts';

/**
 * Sets a part of the inputs to zero while training and scales the rest up, so that their mean stays (Srivastava et al.
 * 2014, "inverted" as in Keras). Masks are ours: tf.js's seeded dropout repeats one mask for ever.
 */
export function dropout(config: DropoutConfig, { index, inputShape, random }: LayerPlace): Layer {
  const { rate } = config;
  const kept = 1 / (1 - rate);
  return {
    config,
    label: `Dropout ${rate}`,
    outputShape: inputShape,
    parameters: [],
    forward(input, parameters, { arithmetic, isTraining, updateCount }) {
      if (!isTraining || rate === 0) return { input, output: input, parameters, mask: null };
      const next = random('dropout', index, updateCount);
      const numbers = new Float32Array(sizeOf(input.shape));
      for (let i = 0; i < numbers.length; i++) numbers[i] = next() < rate ? 0 : kept;
      const mask = arithmetic.upload(numbers, input.shape);
      return { input, output: arithmetic.multiply(input, mask), parameters, mask };
    },
    backward(outputGradient, { mask }, { arithmetic, needsInputGradient }) {
      if (!needsInputGradient) return { input: null, parameters: [] };
      return { input: mask === null ? outputGradient : arithmetic.multiply(outputGradient, mask), parameters: [] };
    },
  };
}
