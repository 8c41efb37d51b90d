import { KernelBackend, registerKernel, unregisterKernel, type TensorInfo } from '@tensorflow/tfjs-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Step } from '../device.ts';
import { DeviceLostError } from '../errors.ts';
import { KernelRunner } from '../kernel-runner.ts';
import { GpuDevice, READ_TIMEOUT_MILLISECONDS } from './gpu-device.ts';

/** A backend that only stores numbers. `hold` leaves reads unanswered, as tf.js does after a loss. */
class StoringBackend extends KernelBackend {
  isHolding = false;
  readCount = 0;
  readonly #values = new Map<object, Float32Array>();

  override write(values: Float32Array): object {
    const dataId = {};
    this.#values.set(dataId, values);
    return dataId;
  }

  override read(dataId: object): Promise<Float32Array> {
    this.readCount += 1;
    return this.isHolding
      ? new Promise(() => undefined)
      : Promise.resolve(this.#values.get(dataId) ?? Float32Array.of());
  }

  numbersOf(dataId: object): number[] {
    return [...(this.#values.get(dataId) ?? [])];
  }

  override disposeData(dataId: object): boolean {
    return this.#values.delete(dataId);
  }

  override numDataIds(): number {
    return this.#values.size;
  }
}

/** The two kernels that joining reads needs, on stored numbers. */
function registerStoringKernels(): void {
  const numbersOf = (backend: StoringBackend, { dataId }: TensorInfo) => backend.numbersOf(dataId);
  const store = (backend: StoringBackend, values: number[]): TensorInfo => ({
    dataId: backend.write(Float32Array.from(values)),
    shape: [values.length],
    dtype: 'float32',
  });
  registerKernel({
    kernelName: 'Reshape',
    backendName: 'webgl',
    kernelFunc: ({ inputs, backend }) => {
      const { x } = inputs;
      if (!(backend instanceof StoringBackend) || x === undefined) throw new TypeError('Reshape needs x.');
      return store(backend, numbersOf(backend, x));
    },
  });
  registerKernel({
    kernelName: 'Concat',
    backendName: 'webgl',
    kernelFunc: ({ inputs, backend }) => {
      if (!(backend instanceof StoringBackend) || !Array.isArray(inputs)) throw new TypeError('Concat needs a list.');
      return store(
        backend,
        (inputs as TensorInfo[]).flatMap((tensor) => numbersOf(backend, tensor)),
      );
    },
  });
}

describe('a device on the graphics card', () => {
  beforeAll(registerStoringKernels);
  afterAll(() => {
    for (const kernelName of ['Reshape', 'Concat']) unregisterKernel(kernelName, 'webgl');
  });

  let backend: StoringBackend;
  let isLost: boolean;
  let onLost: () => void;
  let device: GpuDevice;

  function* roundTrip(...numbers: number[]): Step<number[]> {
    const arithmetic = device.begin();
    try {
      const [values = new Float32Array()] = yield [arithmetic.upload(Float32Array.from(numbers), [numbers.length])];
      return [...values];
    } finally {
      arithmetic.end();
    }
  }

  beforeEach(() => {
    vi.useFakeTimers();
    backend = new StoringBackend();
    isLost = false;
    onLost = vi.fn();
    device = new GpuDevice(new KernelRunner('webgl', backend), { isLost: () => isLost, onLost });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('reads as a promise and frees what the pass made', async () => {
    await expect(device.carryOut(roundTrip(1, 2))).resolves.toEqual([1, 2]);
    expect(device.tensorCount).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('reads several tensors as one', async () => {
    function* readTwo(): Step<number[][]> {
      const arithmetic = device.begin();
      const values = yield [
        arithmetic.upload(Float32Array.of(1, 2), [2]),
        arithmetic.upload(Float32Array.of(3), [1, 1]),
      ];
      arithmetic.end();
      return values.map((numbers) => [...numbers]);
    }
    await expect(device.carryOut(readTwo())).resolves.toEqual([[1, 2], [3]]);
    expect(backend.readCount).toBe(1);
    expect(device.tensorCount).toBe(0);
  });

  test('a read that tf.js refuses is a loss too', async () => {
    vi.spyOn(backend, 'read').mockRejectedValue(new Error('Device was lost before mapping'));
    await expect(device.carryOut(roundTrip(1))).rejects.toThrow('(WebGL: Device was lost before mapping)');
    expect(device.tensorCount).toBe(0);
  });

  test('keeps its own copy of weights: it uploads them later', () => {
    const weights = Float32Array.of(1);
    const tensor = device.keep(weights, [1]);
    weights[0] = 2;
    return expect(backend.read(tensor.dataId)).resolves.toEqual(Float32Array.of(1));
  });

  test('a first read that hangs is a loss after 10 seconds', async () => {
    backend.isHolding = true;
    const first = device.carryOut(roundTrip(1));
    const outcome = vi.fn();
    first.catch(outcome);
    await vi.advanceTimersByTimeAsync(READ_TIMEOUT_MILLISECONDS - 1);
    expect(outcome).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await expect(first).rejects.toThrow(DeviceLostError);
    expect(device.tensorCount).toBe(0);
  });

  test('a later read that hangs is a loss after 10 seconds', async () => {
    await device.carryOut(roundTrip(1));
    backend.isHolding = true;
    const hanging = device.carryOut(roundTrip(1));
    const rejected = expect(hanging).rejects.toThrow('did not answer within 10 seconds');
    await vi.advanceTimersByTimeAsync(READ_TIMEOUT_MILLISECONDS);
    await rejected;
  });

  test('a reported loss ends the read in progress and every later one', async () => {
    backend.isHolding = true;
    const hanging = device.carryOut(roundTrip(1));
    const rejected = expect(hanging).rejects.toThrow('The graphics card was lost (WebGL: its context was lost)');
    device.reportLoss('its context was lost');
    await rejected;
    backend.isHolding = false;
    await expect(device.carryOut(roundTrip(1))).rejects.toThrow(DeviceLostError);
  });

  test('a loss is told once, whatever shows it first', async () => {
    await device.carryOut(roundTrip(1));
    expect(onLost).not.toHaveBeenCalled();
    isLost = true;
    await expect(device.carryOut(roundTrip(1))).rejects.toThrow(DeviceLostError);
    device.reportLoss('its context was lost');
    await expect(device.carryOut(roundTrip(1))).rejects.toThrow(DeviceLostError);
    expect(onLost).toHaveBeenCalledOnce();
  });

  test('numbers read from a lost context are not believed', async () => {
    const step = device.carryOut(roundTrip(1));
    isLost = true;
    await expect(step).rejects.toThrow(DeviceLostError);
    expect(device.tensorCount).toBe(0);
  });
});
