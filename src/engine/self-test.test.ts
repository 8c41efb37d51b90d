import { describe, expect, test } from 'vitest';
import { ACTIVATIONS, type LayerConfig } from '../config/layers.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { TensorDevice } from './device.ts';
import { selfTest } from './self-test.ts';
import { nodeLaunchers } from './testing/node-launchers.ts';

const ALL_LAYERS: readonly LayerConfig[] = [
  { type: 'conv2d', filters: 1, kernelSize: 3, activation: 'relu' },
  { type: 'maxPooling2d', poolSize: 2 },
  { type: 'averagePooling2d', poolSize: 2 },
  { type: 'flatten' },
  { type: 'dropout', rate: 0.1 },
  ...ACTIVATIONS.map((activation) => ({ type: 'dense', units: 1, activation }) as const),
];

/** The device, but with one kind of arithmetic giving another's answer. */
function broken(device: TensorDevice, change: (arithmetic: Arithmetic) => void): TensorDevice {
  return {
    name: device.name,
    tensorCount: device.tensorCount,
    keep: (values, shape) => device.keep(values, shape),
    free: (tensor) => {
      device.free(tensor);
    },
    carryOut: (step) => device.carryOut(step),
    begin: () => {
      const arithmetic = device.begin();
      change(arithmetic);
      return arithmetic;
    },
  };
}

describe.each(['cpu', 'wasm'] as const)('the self-test on %s', (backend) => {
  test('passes for every layer and activation, and frees what it made', async () => {
    const device = await nodeLaunchers()[backend].start();
    const before = device.tensorCount;
    await selfTest(device, ALL_LAYERS);
    expect(device.tensorCount).toBe(before);
  });

  test('names the arithmetic that is wrong, and frees what it made', async () => {
    const device = await nodeLaunchers()[backend].start();
    const before = device.tensorCount;
    const withWrongSums = broken(device, (arithmetic) => {
      arithmetic.sumRows = () => arithmetic.upload(Float32Array.of(0, 0), [2]);
    });
    expect(() => selfTest(withWrongSums, [])).toThrow('It computes sums over rows wrong: [1.5, 1] came out as [0, 0].');
    expect(device.tensorCount).toBe(before);
  });

  test('asks only for what the layers need', async () => {
    const device = await nodeLaunchers()[backend].start();
    const withoutConvolution = broken(device, (arithmetic) => {
      arithmetic.conv2d = () => {
        throw new Error('no such kernel');
      };
    });
    await selfTest(withoutConvolution, [{ type: 'dense', units: 1, activation: 'tanh' }]);
    expect(() => selfTest(withoutConvolution, ALL_LAYERS)).toThrow('no such kernel');
  });
});
