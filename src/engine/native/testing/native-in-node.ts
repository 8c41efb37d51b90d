import { nodeLaunchers } from '../../testing/node-launchers.ts';
import type { NativeDevice } from '../native-device.ts';

/** The kernels compiled from the sources as they are. */
export function startNativeInNode(name: NativeDevice['name'] = 'native'): Promise<NativeDevice> {
  return nodeLaunchers()[name].start();
}

type Curve = 'applyExponential' | 'applyExponentialMinusOne' | 'applyLogarithm' | 'applyHyperbolicTangent';

/** What one of the kernels' functions gives for some numbers. */
export function applyCurve({ module }: NativeDevice, name: Curve, values: Float32Array): Float32Array {
  const { exports } = new WebAssembly.Instance(module);
  const memory = exports['memory'] as WebAssembly.Memory;
  const start = (exports['memoryStart'] as () => number)();
  const count = 4 * Math.ceil(values.length / 4);
  memory.grow(Math.ceil((4 * count) / 65_536));
  new Float32Array(memory.buffer, start, values.length).set(values);
  (exports[name] as (address: number, count: number) => void)(start, count);
  return new Float32Array(memory.buffer, start, values.length).slice();
}

/** FNV-1a over the bits of float32 numbers, 8 hexadecimal digits. */
export function digestOf(values: Float32Array): string {
  let hash = 2166136261;
  for (const byte of new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    hash = Math.imul(hash ^ byte, 16777619);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
