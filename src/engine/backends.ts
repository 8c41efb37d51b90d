import type { Device, TensorBackendName, TensorDevice } from './device.ts';
import type { WasmPaths } from './devices/wasm-device.ts';
import { startNative, type NativeDevice } from './native/native-device.ts';
import { withTimeout } from './with-timeout.ts';

/** How one backend comes up. */
export interface BackendLauncher<Started extends Device = TensorDevice> {
  /** A quick look that starts nothing: why `auto` should not even try it, or null. */
  skipReason(): Promise<string | null>;
  /** Loads it; one of tf.js is made tf.js's current backend. Rejects with a sentence for the user. */
  start(): Promise<Started>;
}

export type BackendLaunchers = Readonly<Record<TensorBackendName, BackendLauncher>> &
  Readonly<Record<NativeDevice['name'], BackendLauncher<NativeDevice>>>;

/** What the backends need from outside. */
export interface BackendEnvironment {
  readonly wasmPaths: WasmPaths & {
    /** The addresses of our own kernels, plain and relaxed; without one they cannot be used. */
    readonly native?: string;
    readonly relaxed?: string;
  };
}

const loadTensorBackend = async (name: TensorBackendName) =>
  (await import('./devices/tensor-backends.ts')).TENSOR_BACKENDS[name];

/** How each backend comes up here. Nothing is loaded before it is looked at or started; each answer may take 10 seconds. */
export function createBackendLaunchers({ wasmPaths }: BackendEnvironment): BackendLaunchers {
  const ofTensors = (name: TensorBackendName) =>
    launcher(
      async () => (await loadTensorBackend(name)).skipReason(),
      async () => (await loadTensorBackend(name)).start(wasmPaths),
    );
  const ofKernels = (name: NativeDevice['name'], url: string | undefined) =>
    launcher(
      () => Promise.resolve(null),
      () => startNative(name, url),
    );
  return {
    native: ofKernels('native', wasmPaths.native),
    'native-relaxed': ofKernels('native-relaxed', wasmPaths.relaxed),
    webgpu: ofTensors('webgpu'),
    webgl: ofTensors('webgl'),
    wasm: ofTensors('wasm'),
    cpu: ofTensors('cpu'),
  };
}

function launcher<Started extends Device>(
  skipReason: () => Promise<string | null>,
  start: () => Promise<Started>,
): BackendLauncher<Started> {
  return {
    skipReason: () => withTimeout(skipReason(), 'say whether it is there'),
    start: () => withTimeout(start(), 'start'),
  };
}
