import { engine, setBackend, type KernelBackend } from '@tensorflow/tfjs-core';
import type { BackendName } from '../../config/backends.ts';

/**
 * Makes a backend tf.js's own, which also sets up its kernels. tf.js answers `false` when that fails and is then left
 * without any backend, so whoever catches the Error thrown here has to activate another one.
 */
export async function activateBackend(
  name: BackendName,
  failure = 'tf.js could not start it here.',
): Promise<KernelBackend> {
  if (!(await setBackend(name))) throw new Error(failure);
  return engine().backend;
}
