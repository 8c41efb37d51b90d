import type { Activation } from '../../config/layers.ts';
import { ACTIVATION_RULES } from '../activations.ts';
import { CONVOLUTION, type LinearPart } from '../arithmetic.ts';
import type { Tensor } from '../tensor.ts';
import { HostArithmetic } from './host-arithmetic.ts';

/** Arithmetic on tf.js's cpu backend. Its fused kernels add the bias by general broadcasting, about 300 ns a number. */
export class CpuArithmetic extends HostArithmetic {
  override dense(x: Tensor, part: LinearPart): Tensor {
    return this.#finish(this.matMul(x, part.weights, { a: false, b: false }), part);
  }

  override conv2d(x: Tensor, part: LinearPart): Tensor {
    return this.#finish(this.run('Conv2D', { x, filter: part.weights }, { ...CONVOLUTION, dilations: [1, 1] }), part);
  }

  protected override view(tensor: Tensor): Float32Array {
    return this.runner.readAtOnce(tensor);
  }

  // In place: nobody else has seen the product yet.
  #finish(product: Tensor, { bias, activation }: LinearPart): Tensor {
    addBias(this.view(product), this.view(bias));
    if (activation !== 'linear') activate(this.view(product), activation);
    return product;
  }
}

function addBias(values: Float32Array, bias: Float32Array): void {
  for (let start = 0; start < values.length; start += bias.length)
    for (let column = 0; column < bias.length; column++)
      values[start + column] = (values[start + column] ?? 0) + (bias[column] ?? 0);
}

function activate(values: Float32Array, activation: Activation): void {
  const { value } = ACTIVATION_RULES[activation];
  for (let i = 0; i < values.length; i++) values[i] = value(values[i] ?? 0);
}
