import type { HookDescription } from '../hook.ts';
import { readOptions } from '../option-values.ts';
import type { NumberArray } from './number-array.ts';
import { NumberList } from './number-list.ts';
import { PREDICTION_OPTIONS, predictionKeys, PredictionMetrics, type PredictionOptions } from './prediction-metrics.ts';

export const REGRESSION_METRICS = {
  name: 'RegressionMetrics',
  explanation: 'Says how far predicted numbers are from the true ones over an epoch: MAE, RMSE and R².',
  isForEvaluation: true,
  options: PREDICTION_OPTIONS,
  does: {
    beforeTraining: 'forgets what a stopped run left behind.',
    afterBatch: 'sets the predicted and the true numbers of these rows aside.',
    afterEpoch: 'measures how far apart they are, for each stream.',
  },
  keys: (options) => predictionKeys(options, ['mae', 'rmse', 'r2']),
} as const satisfies HookDescription;

/** Not in emloop. scikit-learn's `mean_absolute_error`, `root_mean_squared_error` and `r2_score`. */
export class RegressionMetrics extends PredictionMetrics<NumberList> {
  constructor(options: Partial<PredictionOptions> = {}) {
    const values = readOptions<typeof REGRESSION_METRICS.options>(REGRESSION_METRICS, options);
    super(REGRESSION_METRICS.name, values, () => new NumberList());
  }

  protected measure(predicted: NumberList, truth: NumberList): Readonly<Record<string, unknown>> {
    if (predicted.length !== truth.length)
      throw new RangeError(
        `equally many numbers were expected for each example, but ${predicted.length} and ${truth.length} came`,
      );
    const pair = { predicted: predicted.toArray(), truth: truth.toArray() };
    const outputs = Math.max(1, truth.length / truth.rows || 0);
    if (!Number.isInteger(outputs))
      throw new RangeError('equally many numbers were expected for each example, but some have more than others');
    const errors = Array.from({ length: outputs }, (_, output) => errorsOf(pair, output, outputs));
    return { mae: mean(errors, 'mae'), rmse: mean(errors, 'rmse'), r2: mean(errors, 'r2') };
  }
}

interface Errors {
  readonly mae: number;
  readonly rmse: number;
  readonly r2: number;
}

/** Of one of the numbers that each example has; `step` is how many these are. */
function errorsOf(
  { predicted, truth }: { predicted: NumberArray; truth: NumberArray },
  output: number,
  step: number,
): Errors {
  const count = truth.length / step;
  let sum = 0;
  for (let index = output; index < truth.length; index += step) sum += truth[index] ?? NaN;
  const average = sum / count;
  let [absolute, squares, spread] = [0, 0, 0];
  for (let index = output; index < truth.length; index += step) {
    const value = truth[index] ?? NaN;
    const error = value - (predicted[index] ?? NaN);
    absolute += Math.abs(error);
    squares += error * error;
    spread += (value - average) * (value - average);
  }
  return {
    mae: absolute / count,
    rmse: Math.sqrt(squares / count),
    r2: count < 2 ? NaN : shareExplained(squares, spread),
  };
}

/** 1 − squares / spread. Where all true numbers are the same: 1 when all are met, else 0, as scikit-learn has it. */
function shareExplained(squares: number, spread: number): number {
  if (spread !== 0 || Number.isNaN(squares)) return 1 - squares / spread;
  return squares === 0 ? 1 : 0;
}

function mean(errors: readonly Errors[], name: keyof Errors): number {
  return errors.reduce((sum, error) => sum + error[name], 0) / errors.length;
}
