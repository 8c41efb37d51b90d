import type { Activation } from '../../config/layers.ts';
import { ACTIVATION_RULES } from '../activations.ts';
import { Arithmetic } from '../arithmetic.ts';
import type { Tensor } from '../tensor.ts';

/**
 * Arithmetic of the backends whose numbers lie in our own memory, cpu and wasm. One loop over the numbers is there
 * several times faster than the two to four kernels it stands for.
 */
export abstract class HostArithmetic extends Arithmetic {
  /** The tensor's numbers themselves, valid until the next kernel runs. */
  protected abstract view(tensor: Tensor): Float32Array;

  override activationGradient(activation: Activation, output: Tensor, outputGradient: Tensor): Tensor {
    if (activation === 'linear') return outputGradient;
    const gradient = slopeTimes(activation, this.view(output), this.view(outputGradient));
    return this.upload(gradient, outputGradient.shape);
  }

  override sumRows(x: Tensor): Tensor {
    const values = this.view(x);
    const columnCount = x.shape.at(-1) ?? 1;
    const sums = new Float64Array(columnCount);
    for (let start = 0; start < values.length; start += columnCount)
      for (let column = 0; column < columnCount; column++)
        sums[column] = (sums[column] ?? 0) + (values[start + column] ?? 0);
    return this.upload(Float32Array.from(sums), [columnCount]);
  }

  override multiply(a: Tensor, b: Tensor): Tensor {
    const left = this.view(a);
    const right = this.view(b);
    const product = new Float32Array(left.length);
    for (let i = 0; i < product.length; i++) product[i] = (left[i] ?? 0) * (right[i] ?? 0);
    return this.upload(product, a.shape);
  }
}

function slopeTimes(activation: Activation, output: Float32Array, outputGradient: Float32Array): Float32Array {
  const gradient = new Float32Array(output.length);
  const { slope } = ACTIVATION_RULES[activation];
  for (let i = 0; i < gradient.length; i++) gradient[i] = (outputGradient[i] ?? 0) * slope(output[i] ?? 0);
  return gradient;
}
