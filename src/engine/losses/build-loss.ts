import type { Loss } from './loss.ts';
import { meanSquaredError, type TargetScale } from './mean-squared-error.ts';
import { softmaxCrossEntropy } from './softmax-cross-entropy.ts';

/** What a model has to say about each row. */
export type ModelTarget =
  | {
      readonly kind: 'classes';
      readonly count: number;
      /** What the loss of a training row counts, by its class; absent or null: all count the same. */
      readonly classWeights?: readonly number[] | null;
    }
  | ({ readonly kind: 'number' } & TargetScale);

/** The loss that a kind of target asks for. */
export function buildLoss(target: ModelTarget): Loss {
  switch (target.kind) {
    case 'classes':
      return softmaxCrossEntropy(target.count, target.classWeights ?? null);
    case 'number':
      return meanSquaredError(target);
  }
}
