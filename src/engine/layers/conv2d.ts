import type { Conv2dConfig } from '../../config/layers.ts';
import { glorotLimit, parameterAt, type Layer, type LayerPlace } from './layer.ts';

/** Keras' Conv2D with stride 1 and padding `same`. Filters are of shape [height, width, channels in, channels out]. */
export function conv2d(config: Conv2dConfig, { inputShape }: LayerPlace): Layer {
  const { filters, kernelSize, activation } = config;
  const [height = 1, width = 1, channels = 1] = inputShape;
  const filterShape = [kernelSize, kernelSize, channels, filters];
  const area = kernelSize * kernelSize;
  return {
    config,
    label: `Convolution ${filters} of ${kernelSize} × ${kernelSize} ${activation}`,
    outputShape: [height, width, filters],
    parameters: [
      { shape: filterShape, initialLimit: glorotLimit(area * channels, area * filters) },
      { shape: [filters], initialLimit: 0 },
    ],
    forward(input, parameters, { arithmetic }) {
      const weights = parameterAt(parameters, 0);
      const bias = parameterAt(parameters, 1);
      return { input, output: arithmetic.conv2d(input, { weights, bias, activation }), parameters, mask: null };
    },
    backward(outputGradient, { input, output, parameters }, { arithmetic, needsInputGradient }) {
      const sumGradient = arithmetic.activationGradient(activation, output, outputGradient);
      return {
        input: needsInputGradient
          ? arithmetic.conv2dInputGradient(sumGradient, parameterAt(parameters, 0), input.shape)
          : null,
        parameters: [arithmetic.conv2dFilterGradient(input, sumGradient, filterShape), arithmetic.sumRows(sumGradient)],
      };
    },
  };
}
