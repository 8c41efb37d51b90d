import { ndArray, type Batch } from '../../loop/index.ts';
import type { ModelTarget } from '../losses/build-loss.ts';
import { sizeOf } from '../tensor.ts';
import { testRandom } from './test-random.ts';

/** A batch of seeded noise: features in [-1, 1), targets of the kind asked for. */
export function sampleBatch(rowCount: number, inputShape: readonly number[], target: ModelTarget): Batch {
  const next = testRandom('batch', rowCount, ...inputShape);
  const shape = [rowCount, ...inputShape];
  return {
    features: ndArray(
      new Float32Array(sizeOf(shape)).map(() => 2 * next() - 1),
      shape,
    ),
    target:
      target.kind === 'classes'
        ? new Int32Array(rowCount).map(() => Math.floor(next() * target.count))
        : new Float32Array(rowCount).map(() => 2 * next() - 1),
  };
}
