import type { LayerForm, LayerPlace } from '../layers/layer.ts';

/** Keras' Embedding. It reads features, so it comes first; a dense layer after it sees all its vectors side by side. */
export interface EmbeddingConfig {
  readonly type: 'embedding';
  /** How many vectors there are: features are whole numbers from 0 up to one less. */
  readonly inputDim: number;
  /** Numbers of a vector. */
  readonly outputDim: number;
}

/** Indices beyond it are no longer exact in float32. */
const MOST_VECTORS = 2 ** 24;

/**
 * Gives the vector of each index of a row: from [steps] to [steps, outputDim]. One parameter, [inputDim, outputDim], whose
 * first numbers are uniform in ±0.05 as Keras has them. Throws a RangeError where it cannot stand.
 */
export function embedding(config: EmbeddingConfig, { index, inputShape }: LayerPlace): LayerForm<EmbeddingConfig> {
  const { inputDim, outputDim } = config;
  const [steps = 1] = inputShape;
  if (index !== 0 || inputShape.length !== 1)
    throw new RangeError(
      `Layer ${index + 1} looks up indices, so it has to be the first and get rows of shape [steps], ` +
        `but it is number ${index + 1} and gets rows of shape [${inputShape.join(', ')}].`,
    );
  if (!Number.isInteger(inputDim) || inputDim < 1 || inputDim > MOST_VECTORS)
    throw new RangeError(`An embedding has from 1 to ${MOST_VECTORS} vectors, but is to have ${inputDim}.`);
  if (!Number.isInteger(outputDim) || outputDim < 1)
    throw new RangeError(`The vectors of an embedding have 1 number or more, but are to have ${outputDim}.`);
  return {
    config,
    label: `Embedding ${inputDim} × ${outputDim}`,
    outputShape: [steps, outputDim],
    parameters: [{ shape: [inputDim, outputDim], initialLimit: 0.05 }],
  };
}

/**
 * Throws a RangeError for the first feature that is not an index of an embedding's vectors. `values`: rows of `rowSize`
 * features, one after another.
 */
export function checkIndices(values: Float32Array, rowSize: number, inputDim: number): void {
  const wrong = values.findIndex((value) => !(Number.isInteger(value) && value >= 0 && value < inputDim));
  if (wrong < 0) return;
  throw new RangeError(
    `Feature ${wrong % rowSize} of row ${Math.floor(wrong / rowSize)} has to be an index from 0 to ${inputDim - 1}, ` +
      `but is ${String(values[wrong])}.`,
  );
}
