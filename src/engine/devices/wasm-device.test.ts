import { expect, test, vi } from 'vitest';
import { nodeLaunchers } from '../testing/node-launchers.ts';
import { startWasm } from './wasm-device.ts';

test('a wasm file that is not there is an error that says so, not a hang, and cpu can take over', async () => {
  const said = vi.spyOn(console, 'warn').mockImplementation(() => undefined); // tf.js's own report of it
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const paths = { plain: '/not/there.wasm', simd: '/not/there.wasm' };
  await expect(startWasm(paths)).rejects.toThrow('Its file could not be loaded or compiled.');
  await expect(startWasm(paths)).rejects.toThrow('Its file could not be loaded earlier. Reload the page');
  expect(said).toHaveBeenCalled();
  expect((await nodeLaunchers().cpu.start()).name).toBe('cpu');
  vi.restoreAllMocks();
});
