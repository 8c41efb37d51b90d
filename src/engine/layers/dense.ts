import type { DenseConfig } from '../../config/layers.ts';
import { glorotLimit, parameterAt, type Layer, type LayerPlace } from './layer.ts';

/** activation(x · weights + bias), Keras' Dense. `labelActivation` is what the label says instead of the activation. */
export function dense(
  config: DenseConfig,
  { inputShape }: LayerPlace,
  labelActivation: string = config.activation,
): Layer {
  const { units, activation } = config;
  const [inputSize = 1] = inputShape;
  return {
    config,
    label: `Dense ${units} ${labelActivation}`,
    outputShape: [units],
    parameters: [
      { shape: [1, inputSize, units], initialLimit: glorotLimit(inputSize, units) },
      { shape: [units], initialLimit: 0 },
    ],
    forward(input, parameters, { arithmetic }) {
      const weights = parameterAt(parameters, 0);
      const bias = parameterAt(parameters, 1);
      return { input, output: arithmetic.dense(input, { weights, bias, activation }), parameters, mask: null };
    },
    backward(outputGradient, { input, output, parameters }, { arithmetic, needsInputGradient }) {
      const sumGradient = arithmetic.activationGradient(activation, output, outputGradient);
      return {
        input: needsInputGradient
          ? arithmetic.matMul(sumGradient, parameterAt(parameters, 0), { a: false, b: true })
          : null,
        parameters: [arithmetic.matMul(input, sumGradient, { a: true, b: false }), arithmetic.sumRows(sumGradient)],
      };
    },
  };
}
