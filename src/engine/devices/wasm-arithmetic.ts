import type { Pooled, PoolingKind, Transposed } from '../arithmetic.ts';
import type { KernelRunner } from '../kernel-runner.ts';
import { sizeOf, type Tensor } from '../tensor.ts';
import { HostArithmetic } from './host-arithmetic.ts';
import { maxPoolGradient } from './max-pool-gradient.ts';

/** From this many multiplications on, transposing first is faster: 1.7 times for 64 x 64 weights at batch 32. Below it is even. */
const EXPLICIT_TRANSPOSE_FROM = 20_000;

/** Arithmetic on tf.js's wasm backend, with what it lacks for training composed from what it has. */
export class WasmArithmetic extends HostArithmetic {
  readonly #view: (tensor: Tensor) => Float32Array;

  constructor(runner: KernelRunner, view: (tensor: Tensor) => Float32Array) {
    super(runner);
    this.#view = view;
  }

  // tf.js's wasm product takes its fast path (XNNPACK) only when neither operand is transposed.
  override matMul(a: Tensor, b: Tensor, transposed: Transposed): Tensor {
    const columnCount = (transposed.b ? b.shape.at(-2) : b.shape.at(-1)) ?? 1;
    if (sizeOf(a.shape) * columnCount < EXPLICIT_TRANSPOSE_FROM) return super.matMul(a, b, transposed);
    const left = transposed.a ? this.#transpose(a, [0, 2, 1]) : a;
    const right = transposed.b ? this.#transpose(b, [0, 2, 1]) : b;
    return super.matMul(left, right, { a: false, b: false });
  }

  /**
   * The wasm backend has no kernel for it. The gradient of a filter is itself a convolution: of the input with the
   * output gradient as filter, where batch and channels have changed places.
   */
  override conv2dFilterGradient(x: Tensor, outputGradient: Tensor, filterShape: readonly number[]): Tensor {
    const channelsAsRows = this.#transpose(x, [3, 1, 2, 0]);
    const rowsAsChannels = this.#transpose(outputGradient, [1, 2, 0, 3]);
    const gradient = this.run(
      'Conv2D',
      { x: channelsAsRows, filter: rowsAsChannels },
      { strides: [1, 1], dilations: [1, 1], dataFormat: 'NHWC', pad: samePadding(filterShape) },
    );
    return this.#transpose(gradient, [1, 2, 0, 3]);
  }

  /** tf.js's own MaxPoolGrad takes 0 for the largest number of a square that is negative throughout. */
  override poolGradient(pooled: Pooled, kind: PoolingKind, poolSize: number): Tensor {
    if (kind === 'average') return super.poolGradient(pooled, kind, poolSize);
    const gradient = maxPoolGradient(pooled, poolSize, (tensor) => this.view(tensor));
    return this.upload(gradient, pooled.input.shape);
  }

  protected override view(tensor: Tensor): Float32Array {
    return this.#view(tensor);
  }

  #transpose(x: Tensor, perm: number[]): Tensor {
    return this.run('Transpose', { x }, { perm });
  }
}

/** What `same` adds around an image at stride 1: the smaller half before, the larger after. */
function samePadding([height = 1, width = 1]: readonly number[]): number[][] {
  const sides = [height, width].map((side) => [Math.floor((side - 1) / 2), Math.ceil((side - 1) / 2)]);
  return [[0, 0], ...sides, [0, 0]];
}
