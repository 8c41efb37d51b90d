import type { Loss } from './loss.ts';
import { meanSquaredError } from './mean-squared-error.ts';
import { softmaxCrossEntropy } from './softmax-cross-entropy.ts';

/** What a model has to say about each row. */
export type ModelTarget = { readonly kind: 'classes'; readonly count: number } | { readonly kind: 'number' };

/** The loss that a kind of target asks for. */
export function buildLoss(target: ModelTarget): Loss {
  switch (target.kind) {
    case 'classes':
      return softmaxCrossEntropy(target.count);
    case 'number':
      return meanSquaredError();
  }
}
