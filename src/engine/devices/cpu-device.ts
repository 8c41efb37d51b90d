import type { TensorDevice } from '../device.ts';
import { KernelRunner } from '../kernel-runner.ts';
import { activateBackend } from './activate-backend.ts';
import { CpuArithmetic } from './cpu-arithmetic.ts';
import { HostDevice } from './host-device.ts';

/** Loads and starts tf.js's cpu backend, plain JavaScript. It is there everywhere. */
export async function startCpu(): Promise<TensorDevice> {
  await import('@tensorflow/tfjs-backend-cpu');
  return new HostDevice(new KernelRunner('cpu', await activateBackend('cpu')), (runner) => new CpuArithmetic(runner));
}
