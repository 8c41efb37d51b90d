import type { BackendName } from '../config/backends.ts';
import type { Device } from './device.ts';
import { startCpu } from './devices/cpu-device.ts';
import { startWasm, type WasmPaths } from './devices/wasm-device.ts';
import { startWebgl, webglSkipReason } from './devices/webgl-device.ts';
import { startWebgpu, webgpuSkipReason } from './devices/webgpu-device.ts';
import { withTimeout } from './with-timeout.ts';

/** A backend that has not started within this time is not going to. tf.js can hang here without an error. */
export const START_TIMEOUT_MILLISECONDS = 10_000;

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

/** How each backend comes up here. Nothing is loaded before `start`; each gets 10 seconds. */
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
  const message = `It did not start within ${START_TIMEOUT_MILLISECONDS / 1000} seconds.`;
  return {
    skipReason: () => withTimeout(skipReason(), START_TIMEOUT_MILLISECONDS, message),
    start: () => withTimeout(start(), START_TIMEOUT_MILLISECONDS, message),
  };
}
