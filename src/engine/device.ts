import type { BackendName } from '../config/backends.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { NativeDevice } from './native/native-device.ts';
import type { Tensor } from './tensor.ts';

/** Work that now and then needs numbers back: it yields the tensors to read and goes on with what they hold. */
export type Step<T> = Generator<readonly Tensor[], T, readonly Float32Array[]>;

/** What models are built on. */
export type Device = TensorDevice | NativeDevice;

/** Whether it is our own kernels. */
export function isNative(device: Device): device is NativeDevice {
  return 'module' in device;
}

/** The backends of tf.js. */
export type TensorBackendName = Exclude<BackendName, NativeDevice['name']>;

/** A tf.js backend that is up. */
export interface TensorDevice {
  readonly name: TensorBackendName;
  /** How many tensors it holds: a test for leaks. */
  readonly tensorCount: number;
  /** Begins a pass; its `end` frees what it made. */
  begin(): Arithmetic;
  /** A tensor that lives until {@link free}, for weights. */
  keep(values: Float32Array, shape: readonly number[]): Tensor;
  free(tensor: Tensor): void;
  /** Carries a step out: at once on cpu and wasm; on a GPU as a promise, so that reading does not block the worker. */
  carryOut<T>(step: Step<T>): T | Promise<T>;
}
