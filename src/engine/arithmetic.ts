import type { NamedAttrMap, NamedTensorInfoMap } from '@tensorflow/tfjs-core';
import type { Activation } from '../config/layers.ts';
import { ACTIVATION_RULES } from './activations.ts';
import type { KernelRunner } from './kernel-runner.ts';
import type { Tensor } from './tensor.ts';

/** Weights and bias of a layer, and the curve after them. */
export interface LinearPart {
  readonly weights: Tensor;
  readonly bias: Tensor;
  readonly activation: Activation;
}

/** Which operands of a matrix product are taken transposed. */
export interface Transposed {
  readonly a: boolean;
  readonly b: boolean;
}

export type PoolingKind = 'max' | 'average';

/** What the gradient of a pooling is made from. */
export interface Pooled {
  readonly input: Tensor;
  readonly output: Tensor;
  readonly outputGradient: Tensor;
}

/**
 * What layers are written in: the arithmetic of one pass through a model. Every tensor it makes lives until
 * {@link end}. This class does everything with kernels, as the GPU backends want it; cpu and wasm replace what is
 * faster otherwise. Matrices are of shape [1, rows, columns], images [rows, height, width, channels].
 */
export class Arithmetic {
  protected readonly runner: KernelRunner;
  readonly #made: Tensor[] = [];

  constructor(runner: KernelRunner) {
    this.runner = runner;
  }

  /** Frees everything this pass made. */
  end(): void {
    for (const tensor of this.#made) this.runner.free(tensor);
    this.#made.length = 0;
  }

  upload(values: Float32Array, shape: readonly number[]): Tensor {
    return this.#own(this.runner.upload(values, shape));
  }

  matMul(a: Tensor, b: Tensor, transposed: Transposed): Tensor {
    return this.run('BatchMatMul', { a, b }, { transposeA: transposed.a, transposeB: transposed.b });
  }

  /** activation(x · weights + bias) */
  dense(x: Tensor, { weights, bias, activation }: LinearPart): Tensor {
    const rules = ACTIVATION_RULES[activation];
    const sum = this.run(
      '_FusedMatMul',
      { a: x, b: weights, bias },
      { transposeA: false, transposeB: false, activation: rules.fusedName },
    );
    return rules.kernelName === null ? sum : this.run(rules.kernelName, { x: sum });
  }

  /** activation(x * filter + bias), stride 1, padding `same`. */
  conv2d(x: Tensor, { weights, bias, activation }: LinearPart): Tensor {
    const rules = ACTIVATION_RULES[activation];
    const attributes = { ...CONVOLUTION, dilations: [1, 1], activation: rules.fusedName };
    const sum = this.run('FusedConv2D', { x, filter: weights, bias }, attributes);
    return rules.kernelName === null ? sum : this.run(rules.kernelName, { x: sum });
  }

  conv2dInputGradient(outputGradient: Tensor, filter: Tensor, inputShape: readonly number[]): Tensor {
    return this.run(
      'Conv2DBackpropInput',
      { dy: outputGradient, filter },
      { ...CONVOLUTION, inputShape: [...inputShape] },
    );
  }

  conv2dFilterGradient(x: Tensor, outputGradient: Tensor, filterShape: readonly number[]): Tensor {
    return this.run(
      'Conv2DBackpropFilter',
      { x, dy: outputGradient },
      { ...CONVOLUTION, filterShape: [...filterShape] },
    );
  }

  /** Pooling with stride = pool size, padding `valid`. */
  pool(x: Tensor, kind: PoolingKind, poolSize: number): Tensor {
    return this.run(kind === 'max' ? 'MaxPool' : 'AvgPool', { x }, poolingAttributes(poolSize));
  }

  poolGradient({ input, output, outputGradient: dy }: Pooled, kind: PoolingKind, poolSize: number): Tensor {
    return kind === 'max'
      ? this.run('MaxPoolGrad', { dy, input, output }, poolingAttributes(poolSize))
      : this.run('AvgPoolGrad', { dy, input }, poolingAttributes(poolSize));
  }

  /** The gradient before an activation, from the activation's output and the gradient after it. */
  activationGradient(activation: Activation, output: Tensor, outputGradient: Tensor): Tensor {
    const { gradientKernels } = ACTIVATION_RULES[activation];
    return gradientKernels((kernelName, inputs, attrs) => this.run(kernelName, inputs, attrs), output, outputGradient);
  }

  /** Sums over all axes but the last: the gradient of a bias. */
  sumRows(x: Tensor): Tensor {
    const axis = x.shape.slice(0, -1).map((_, index) => index);
    return this.run('Sum', { x }, { axis, keepDims: false });
  }

  /** Element by element; both of one shape. */
  multiply(a: Tensor, b: Tensor): Tensor {
    return this.run('Multiply', { a, b });
  }

  reshape(x: Tensor, shape: readonly number[]): Tensor {
    return this.run('Reshape', { x }, { shape: [...shape] });
  }

  protected run(kernelName: string, inputs: NamedTensorInfoMap, attrs?: NamedAttrMap): Tensor {
    return this.#own(this.runner.run(kernelName, inputs, attrs));
  }

  #own(tensor: Tensor): Tensor {
    this.#made.push(tensor);
    return tensor;
  }
}

/** tf.js's names for stride 1, padding `same`, channels last. */
export const CONVOLUTION = { strides: [1, 1], pad: 'same', dataFormat: 'NHWC' } as const satisfies NamedAttrMap;

function poolingAttributes(poolSize: number): NamedAttrMap {
  return { filterSize: [poolSize, poolSize], strides: [poolSize, poolSize], pad: 'valid' };
}
