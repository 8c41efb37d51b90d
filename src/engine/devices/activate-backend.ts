import {
  engine,
  findBackendFactory,
  registerBackend,
  removeBackend,
  setBackend,
  type KernelBackend,
} from '@tensorflow/tfjs-core';
import type { TensorBackendName } from '../device.ts';

/**
 * Makes a backend tf.js's own, which also sets up its kernels. tf.js answers `false` when that fails and is then left
 * without any backend, so whoever catches the Error thrown here has to activate another one.
 */
export async function activateBackend(
  name: TensorBackendName,
  failure = 'tf.js could not start it here.',
): Promise<KernelBackend> {
  if (!(await setBackend(name))) throw new Error(failure);
  return engine().findBackend(name); // not the current one: while we waited another may have been activated
}

/**
 * Has tf.js drop a backend whose device is gone, so that the next activation makes a new one: by itself tf.js keeps the
 * dead one for the life of the worker. Does nothing where another has taken its place already.
 */
export function forgetBackend(name: TensorBackendName, backend: KernelBackend): void {
  if (engine().registry[name] !== backend) return;
  const factory = findBackendFactory(name);
  try {
    removeBackend(name);
  } catch {
    return; // A device so dead that it cannot be freed stays; the next start on it fails its self-test.
  }
  registerBackend(name, factory);
}
