import { env } from '@tensorflow/tfjs-core';
import type { TensorDevice } from '../device.ts';
import { KernelRunner } from '../kernel-runner.ts';
import { activateBackend, forgetBackend } from './activate-backend.ts';
import { GpuDevice } from './gpu-device.ts';

/** tf.js keeps freed textures for reuse without limit; from this size on it lets go of them. */
const TEXTURE_BYTES_KEPT = 256 * 1024 * 1024;

/** Names that a WebGL driver without a graphics card goes by. */
const SOFTWARE_RENDERERS = /swiftshader|llvmpipe|softpipe|basic render|software/i;

/** Why WebGL is not worth measuring here, or null. Looks at the driver only; tf.js's backend is not loaded for it. */
export function webglSkipReason(): string | null {
  const context = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (context === null) return 'This browser has no WebGL here.';
  const information = context.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = context.getParameter(information?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER);
  return SOFTWARE_RENDERERS.test(String(renderer)) ? 'Software renderer, slower than the processor.' : null;
}

/** Loads and starts tf.js's webgl backend. Refuses half floats: training on them goes wrong silently. */
export async function startWebgl(): Promise<TensorDevice> {
  const { MathBackendWebGL } = await import('@tensorflow/tfjs-backend-webgl');
  env().set('SOFTWARE_WEBGL_ENABLED', true); // else the browser refuses a context without a graphics card
  env().set('WEBGL_DELETE_TEXTURE_THRESHOLD', TEXTURE_BYTES_KEPT);
  const backend = await activateBackend('webgl');
  if (!(backend instanceof MathBackendWebGL)) throw new Error('tf.js gave another backend than webgl.');
  if (!env().getBool('WEBGL_RENDER_FLOAT32_CAPABLE'))
    throw new Error('It computes with half precision here, which is not enough for training.');
  const { gl } = backend.gpgpu;
  const device = new GpuDevice(new KernelRunner('webgl', backend), {
    isLost: () => gl.isContextLost(),
    onLost: () => {
      forgetBackend('webgl', backend);
    },
  });
  // The worker's types leave out a context's canvas.
  if ('canvas' in gl && gl.canvas instanceof EventTarget)
    gl.canvas.addEventListener('webglcontextlost', () => {
      device.reportLoss('its context was lost');
    });
  return device;
}
