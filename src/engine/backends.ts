import type { BackendName } from '../config/backends.ts';
import type { Device } from './device.ts';
import { startCpu } from './devices/cpu-device.ts';
import { startWasm, type WasmPaths } from './devices/wasm-device.ts';
import { startWebgl, webglSkipReason } from './devices/webgl-device.ts';
import { startWebgpu, webgpuSkipReason } from './devices/webgpu-device.ts';
import { withTimeout } from './with-timeout.ts';

/** How one backend comes up. */
export interface BackendLauncher {
  /** A quick look without tf.js: why `auto` should not even try it, or null. */
  skipReason(): Promise<string | null>;
  /** Loads it and makes it tf.js's current backend. Rejects with a sentence for the user. */
  start(): Promise<Device>;
}

export type BackendLaunchers = Readonly<Record<BackendName, BackendLauncher>>;

/** What the backends need from outside. */
export interface BackendEnvironment {
  readonly wasmPaths: WasmPaths;
}

/** How each backend comes up here. Nothing is loaded before `start`; each answer may take 10 seconds. */
export function createBackendLaunchers({ wasmPaths }: BackendEnvironment): BackendLaunchers {
  const worthTrying = () => Promise.resolve(null);
  return {
    webgpu: launcher(webgpuSkipReason, startWebgpu),
    webgl: launcher(async () => Promise.resolve(webglSkipReason()), startWebgl),
    wasm: launcher(worthTrying, () => startWasm(wasmPaths)),
    cpu: launcher(worthTrying, startCpu),
  };
}

function launcher(skipReason: () => Promise<string | null>, start: () => Promise<Device>): BackendLauncher {
  return {
    skipReason: () => withTimeout(skipReason(), 'say whether it is there'),
    start: () => withTimeout(start(), 'start'),
  };
}
