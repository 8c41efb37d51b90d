import * as tf from '@tensorflow/tfjs-core';
import type { Column } from '../../loop/index.ts';
import type { ModelTarget } from '../losses/build-loss.ts';

/** The mean loss of a batch written with tf ops, for tf.js's own tape. `given`: what the last layer gives, [rows, units]. */
export function tapeLoss(given: tf.Tensor, column: Column, target: ModelTarget): tf.Scalar {
  const values = Array.from(column as ArrayLike<number>);
  if (target.kind === 'number') {
    const wanted = values.map((value) => (value - target.mean) / target.scale);
    return tf.losses.meanSquaredError(tf.tensor2d(wanted, [values.length, 1]), given);
  }
  const weights = values.map((index) => target.classWeights?.[index] ?? 1);
  const oneHot = tf.oneHot(tf.tensor1d(values, 'int32'), target.count);
  const surprise = tf.neg(tf.sum(tf.mul(oneHot, tf.logSoftmax(given)), 1));
  return tf.mean(tf.mul(surprise, tf.tensor1d(weights)));
}
