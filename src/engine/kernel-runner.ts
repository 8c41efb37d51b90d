import {
  getKernel,
  type KernelBackend,
  type KernelConfig,
  type NamedAttrMap,
  type NamedTensorInfoMap,
} from '@tensorflow/tfjs-core';
import type { TensorBackendName } from './device.ts';
import type { Tensor } from './tensor.ts';

/** By name, or for the few kernels with any number of inputs (Concat) a list. */
export type KernelInputs = NamedTensorInfoMap | readonly Tensor[];

/** What a kernel really takes: tf.js's type leaves out lists. */
type Kernel = (call: { inputs: KernelInputs; backend: KernelBackend; attrs: NamedAttrMap }) => Tensor | Tensor[];

/**
 * Calls the kernels of one tf.js backend straight, past tf.js's engine: no gradient tape, no `tidy`, no bookkeeping.
 * That bookkeeping is most of a step of a small net (44 % of it is all that is spent inside kernels). In return
 * every tensor made here has to be given back with {@link free}.
 */
export class KernelRunner {
  readonly backendName: TensorBackendName;
  readonly #backend: KernelBackend;
  readonly #kernels = new Map<string, Kernel>();

  constructor(backendName: TensorBackendName, backend: KernelBackend) {
    this.backendName = backendName;
    this.#backend = backend;
  }

  /** How many tensors the backend holds: unchanged by a step, or something leaks. */
  get tensorCount(): number {
    return this.#backend.numDataIds();
  }

  upload(values: Float32Array, shape: readonly number[]): Tensor {
    const ownShape = [...shape];
    return { dataId: this.#backend.write(values, ownShape, 'float32'), shape: ownShape, dtype: 'float32' };
  }

  /** Runs a kernel by its tf.js name and gives its first output. Throws when the backend has no such kernel. */
  run(kernelName: string, inputs: KernelInputs, attrs: NamedAttrMap = {}): Tensor {
    const kernel = this.#kernels.get(kernelName) ?? this.#find(kernelName);
    const outputs = kernel({ inputs, backend: this.#backend, attrs });
    const output = Array.isArray(outputs) ? outputs[0] : outputs;
    if (output === undefined) throw new Error(`The kernel ${kernelName} of ${this.backendName} gave no output.`);
    return output;
  }

  free(tensor: Tensor): void {
    this.#backend.disposeData(tensor.dataId);
  }

  /** Reads without waiting; cpu and wasm only. On cpu these are the tensor's own numbers, not a copy. */
  readAtOnce(tensor: Tensor): Float32Array {
    return asFloat32(this.#backend.readSync(tensor.dataId));
  }

  async read(tensor: Tensor): Promise<Float32Array> {
    return asFloat32(await this.#backend.read(tensor.dataId));
  }

  #find(kernelName: string): Kernel {
    const kernel = findKernel(kernelName, this.backendName);
    if (kernel === undefined)
      throw new Error(`tf.js has no ${kernelName} for the ${this.backendName} backend, and this model needs it.`);
    const run = kernel.kernelFunc as Kernel;
    this.#kernels.set(kernelName, run);
    return run;
  }
}

/** tf.js types the answer as always there; for a kernel that a backend lacks it is undefined. */
function findKernel(kernelName: string, backendName: TensorBackendName): KernelConfig | undefined {
  return getKernel(kernelName, backendName);
}

function asFloat32(values: unknown): Float32Array {
  if (values instanceof Float32Array) return values;
  throw new TypeError('Expected a float32 tensor, but the backend read something else.');
}
