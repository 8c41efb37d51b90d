import type { TensorInfo } from '@tensorflow/tfjs-core';

/**
 * A tensor of a tf.js backend: where its numbers are, and its shape. Not tf.js's `Tensor` class: those are counted and
 * tidied by tf.js's engine, which costs more than the arithmetic of a small net.
 */
export type Tensor = TensorInfo;

/** How many numbers a shape holds. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}
