import type { Pooling2dConfig } from '../../config/layers.ts';
import type { Layer, LayerPlace } from './layer.ts';

/** Keras' MaxPooling2D and AveragePooling2D: stride = pool size, padding `valid` (what does not fill a square is left out). */
export function pooling2d(config: Pooling2dConfig, { inputShape }: LayerPlace): Layer {
  const { type, poolSize } = config;
  const [height = 1, width = 1, channels = 1] = inputShape;
  const outputShape = [Math.floor(height / poolSize), Math.floor(width / poolSize), channels];
  if (outputShape.includes(0))
    throw new RangeError(
      `Pooling takes squares of ${poolSize} × ${poolSize}, but its images are ${height} × ${width}. Use fewer pooling layers.`,
    );
  const kind = type === 'maxPooling2d' ? 'max' : 'average';
  return {
    config,
    label: `${kind === 'max' ? 'Max' : 'Average'} pooling ${poolSize} × ${poolSize}`,
    outputShape,
    parameters: [],
    forward(input, parameters, { arithmetic }) {
      return { input, output: arithmetic.pool(input, kind, poolSize), parameters, mask: null };
    },
    backward(outputGradient, { input, output }, { arithmetic, needsInputGradient }) {
      if (!needsInputGradient) return { input: null, parameters: [] };
      return { input: arithmetic.poolGradient({ input, output, outputGradient }, kind, poolSize), parameters: [] };
    },
  };
}
