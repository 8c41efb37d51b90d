import type { Baseline, StreamPredictions } from '../../protocol/messages.ts';
import type { Target } from '../../datasets/dataset-definition.ts';
import { formatFourFigures } from '../kept/four-figures.ts';
import { formatPercent } from '../kept/confusion.ts';
import { formatCount } from '../number-format.ts';

/** How well the rows of a stream are told, in a sentence. */
export function scoreSentence(predictions: StreamPredictions, target: Target): string {
  const count = predictions.target.length;
  if (count === 0) return 'The stream has no rows.';
  if (target.kind === 'number') {
    const error = meanAbsoluteError(predictions);
    return `Off by ${formatFourFigures(error)} on average, over ${formatCount(count)} rows.`;
  }
  const right = predictions.target.filter((value, row) => value === predictions.prediction[row]).length;
  return `${formatCount(right)} of ${formatCount(count)} rows are right: ${formatPercent(right / count)}.`;
}

/** What it is to be measured by: a model that looks at nothing. Null where none is known. */
export function baselineSentence(baseline: Baseline | undefined, target: Target): string | null {
  if (baseline === undefined) return null;
  return baseline.kind === 'classes'
    ? `Always saying ${baseline.says} is right in ${formatPercent(baseline.accuracy)} of them.`
    : `Always saying the mean ${target.name}, ${formatFourFigures(baseline.says)}, is off by ${formatFourFigures(baseline.mae)}.`;
}

function meanAbsoluteError({ target, prediction }: StreamPredictions): number {
  let sum = 0;
  for (let row = 0; row < target.length; row += 1) sum += Math.abs((target[row] ?? NaN) - (prediction[row] ?? NaN));
  return sum / target.length;
}
