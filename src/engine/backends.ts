import type { Device, TensorBackendName, TensorDevice } from './device.ts';
import { startCpu } from './devices/cpu-device.ts';
import { startWasm, type WasmPaths } from './devices/wasm-device.ts';
import { startWebgl, webglSkipReason } from './devices/webgl-device.ts';
import { startWebgpu, webgpuSkipReason } from './devices/webgpu-device.ts';
import { startNative, type NativeDevice } from './native/native-device.ts';
import { withTimeout } from './with-timeout.ts';

/** How one backend comes up. */
export interface BackendLauncher<Started extends Device = TensorDevice> {
  /** A quick look without tf.js: why `auto` should not even try it, or null. */
  skipReason(): Promise<string | null>;
  /** Loads it; one of tf.js is made tf.js's current backend. Rejects with a sentence for the user. */
  start(): Promise<Started>;
}

export type BackendLaunchers = Readonly<Record<TensorBackendName, BackendLauncher>> & {
  readonly native: BackendLauncher<NativeDevice>;
};

/** What the backends need from outside. */
export interface BackendEnvironment {
  readonly wasmPaths: WasmPaths & {
    /** The address of our own kernels; without it they cannot be used. */
    readonly native?: string;
  };
}

/** How each backend comes up here. Nothing is loaded before `start`; each answer may take 10 seconds. */
export function createBackendLaunchers({ wasmPaths }: BackendEnvironment): BackendLaunchers {
  const worthTrying = () => Promise.resolve(null);
  return {
    native: launcher(worthTrying, () => startNative(wasmPaths.native)),
    webgpu: launcher(webgpuSkipReason, startWebgpu),
    webgl: launcher(async () => Promise.resolve(webglSkipReason()), startWebgl),
    wasm: launcher(worthTrying, () => startWasm(wasmPaths)),
    cpu: launcher(worthTrying, startCpu),
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
