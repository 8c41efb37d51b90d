import { glorotLimit, type LayerForm, type LayerPlace } from '../layers/layer.ts';

/**
 * Keras' GRU with `reset_after=False`, tanh and the sigmoid, of which only the last state goes out: the unit of Cho et al.
 * 2014, and the one that tf.js has.
 */
export interface GruConfig {
  readonly type: 'gru';
  readonly units: number;
}

/**
 * From [steps, features] to [units]; the formula is in kernels/gru.ts. Parameters, the columns in the order of Keras
 * (update z, reset r, candidate n): kernel [features, 3 · units]; Keras' recurrent kernel in two, [units, 2 · units] for z
 * and r and [units, units] for n, because n sees another state; bias [3 · units]. All first weights are Glorot-uniform
 * (Keras takes a random orthogonal matrix for the recurrent ones). Throws a RangeError where it cannot stand.
 */
export function gru(config: GruConfig, { index, inputShape }: LayerPlace): LayerForm<GruConfig> {
  const { units } = config;
  const [, features = 1] = inputShape;
  if (inputShape.length !== 2)
    throw new RangeError(
      `Layer ${index + 1} works on steps (steps, features), but gets rows of shape [${inputShape.join(', ')}]. ` +
        'Put it after an embedding, or use a data set of sequences.',
    );
  if (!Number.isInteger(units) || units < 1)
    throw new RangeError(`A GRU has 1 unit or more, but layer ${index + 1} is to have ${units}.`);
  return {
    config,
    label: `GRU ${units}`,
    outputShape: [units],
    parameters: [
      { shape: [features, 3 * units], initialLimit: glorotLimit(features, 3 * units) },
      { shape: [units, 2 * units], initialLimit: glorotLimit(units, 3 * units) },
      { shape: [units, units], initialLimit: glorotLimit(units, 3 * units) },
      { shape: [3 * units], initialLimit: 0 },
    ],
  };
}

/**
 * Numbers of one row that its kernel leaves from forward to backward: of each step three gates and the state after it, the
 * state before the first, and six times as many as units to work with.
 */
export function gruTraceSize(steps: number, units: number): number {
  return (4 * steps + 7) * units;
}
