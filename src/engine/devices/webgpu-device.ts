import type { TensorDevice } from '../device.ts';
import { KernelRunner } from '../kernel-runner.ts';
import { activateBackend, forgetBackend } from './activate-backend.ts';
import { GpuDevice } from './gpu-device.ts';

/** Why WebGPU is not worth measuring here, or null. Looks at the adapter only; tf.js's backend is not loaded for it. */
export async function webgpuSkipReason(): Promise<string | null> {
  const adapter = await requestAdapter();
  if (adapter === null) return 'This browser has no WebGPU here.';
  const { isFallbackAdapter, vendor, architecture, description } = adapter.info;
  const isSoftware = isFallbackAdapter || /swiftshader|llvmpipe/i.test(`${vendor} ${architecture} ${description}`);
  return isSoftware ? 'Software renderer, slower than the processor.' : null;
}

/** Loads and starts tf.js's webgpu backend. */
export async function startWebgpu(): Promise<TensorDevice> {
  // tf.js fails with a TypeError when there is no adapter, and logs it.
  if ((await requestAdapter()) === null) throw new Error('This browser has no WebGPU here.');
  const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
  const backend = await activateBackend('webgpu');
  if (!(backend instanceof WebGPUBackend)) throw new Error('tf.js gave another backend than webgpu.');
  let isLost = false;
  const device = new GpuDevice(new KernelRunner('webgpu', backend), {
    isLost: () => isLost,
    onLost: () => {
      forgetBackend('webgpu', backend);
    },
  });
  void backend.device.lost.then(({ message }) => {
    isLost = true;
    device.reportLoss(message === '' ? 'its device was lost' : message);
  });
  return device;
}

async function requestAdapter(): Promise<GPUAdapter | null> {
  return (await gpuOf(navigator)?.requestAdapter()) ?? null;
}

/** The types say that it is always there; without a secure context, or on an older browser, it is not. */
function gpuOf(from: { readonly gpu?: GPU }): GPU | undefined {
  return from.gpu;
}
