import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { ndArray } from '../loop/index.ts';
import type { TensorDevice } from './device.ts';
import { NonFiniteUpdateError } from './errors.ts';
import { array, mean, modelUnderTest, numbers } from './testing/model-under-test.ts';
import { nodeLaunchers } from './testing/node-launchers.ts';
import { ADAM, IMAGE_LAYERS, OPTIMIZERS, TWO_CLASSES, WITH_DROPOUT, XOR } from './testing/sample-nets.ts';
import { sampleBatch } from './testing/sample-batch.ts';

describe.each(['cpu', 'wasm'] as const)('a model on %s', (backend) => {
  let device: TensorDevice;
  beforeAll(async () => {
    device = await nodeLaunchers()[backend].start();
  });

  test.each(OPTIMIZERS)('learns XOR with $name', async (optimizer) => {
    const model = modelUnderTest({ device, optimizer });
    for (let step = 0; step < 1000; step++) await model.run(XOR, true);
    const outputs = await model.run(XOR, false);
    expect(numbers(outputs, 'prediction')).toEqual([0, 1, 1, 0]);
    expect(numbers(outputs, 'accuracy')).toEqual([1, 1, 1, 1]);
    expect(mean(numbers(outputs, 'loss'))).toBeLessThan(0.3);
    model.dispose();
  });

  test('a step that ends after the model was disposed of brings no tensor back', () => {
    const before = device.tensorCount;
    const model = modelUnderTest({ device });
    const state = model.captureState();
    model.dispose();
    model.restoreState(state);
    expect(device.tensorCount).toBe(before);
  });

  test.each(OPTIMIZERS)('the learning rate of $name can be turned between two updates', async (optimizer) => {
    const model = modelUnderTest({ device, optimizer });
    const start = model.captureState();
    expect(model.learningRate).toBe(optimizer.learningRate);
    model.learningRate = 0;
    await model.run(XOR, true);
    expect(model.captureState().weights).toEqual(start.weights);
    model.learningRate = 0.5;
    await model.run(XOR, true);
    expect(model.captureState().weights).not.toEqual(start.weights);
    model.dispose();
  });

  test('the gradient norm is the length of the last step by the learning rate', async () => {
    const model = modelUnderTest({ device, optimizer: { name: 'sgd', learningRate: 1 } });
    expect(model.gradientNorm()).toBeNull();
    const before = model.captureState().weights;
    await model.run(XOR, true);
    const after = model.captureState().weights;
    expect(model.gradientNorm()).toBeCloseTo(
      Math.hypot(...after.map((weight, index) => weight - (before[index] ?? 0))),
      5,
    );
    model.dispose();
  });

  test('runs at once, without a promise', () => {
    const model = modelUnderTest({ device });
    expect(model.run(XOR, true)).not.toBeInstanceOf(Promise);
    model.dispose();
  });

  test('gives one entry per example and the outputs it names', async () => {
    const target = { kind: 'classes', count: 3 } as const;
    const model = modelUnderTest({ device, target });
    const outputs = await model.run(sampleBatch(5, [2], target), false);
    expect(Object.keys(outputs)).toEqual(model.outputNames);
    for (const column of Object.values(outputs)) expect(column).toHaveLength(5);
    const probabilities = array(outputs, 'probabilities');
    expect(probabilities.shape).toEqual([5, 3]);
    for (let row = 0; row < 5; row++)
      expect(mean([...probabilities.data.subarray(3 * row, 3 * row + 3)])).toBeCloseTo(1 / 3, 6);
    model.dispose();
  });

  test('predicts the probabilities that run gives', async () => {
    const model = modelUnderTest({ device });
    const probabilities = array(await model.run(XOR, false), 'probabilities');
    expect(await model.predict(XOR.features)).toEqual(probabilities.data);
    model.dispose();
  });

  test('predicts numbers for a target that is a number', async () => {
    const target = { kind: 'number', mean: 0, scale: 1 } as const;
    const model = modelUnderTest({ device, target });
    const batch = sampleBatch(4, [2], target);
    const outputs = await model.run(batch, false);
    expect(Object.keys(outputs)).toEqual(['loss', 'prediction', 'absolute_error']);
    const features = batch['features'];
    if (features === undefined || !('data' in features)) throw new TypeError('The sample has no features.');
    expect([...(await model.predict(features))]).toEqual(numbers(outputs, 'prediction'));
    model.dispose();
  });

  test('does not change when it is not training', async () => {
    const model = modelUnderTest({ device, layers: WITH_DROPOUT, optimizer: ADAM });
    const before = model.captureState();
    const first = await model.run(XOR, false);
    expect(await model.run(XOR, false)).toEqual(first); // nor does dropout draw
    expect(model.captureState()).toEqual(before);
    model.dispose();
  });

  const runs = [
    { name: 'vectors', inputShape: [2], layers: WITH_DROPOUT },
    { name: 'images', inputShape: [6, 6, 2], layers: IMAGE_LAYERS },
  ].flatMap((net) => OPTIMIZERS.map((optimizer) => ({ ...net, optimizer })));

  test.each(runs)('two runs give equal bits: $name, $optimizer.name', async ({ inputShape, layers, optimizer }) => {
    const train = async () => {
      const model = modelUnderTest({ device, inputShape, layers, optimizer });
      for (let step = 0; step < 10; step++) await model.run(sampleBatch(9, inputShape, TWO_CLASSES), true);
      const state = model.captureState();
      model.dispose();
      return state;
    };
    expect(await train()).toEqual(await train());
  });

  test.each(runs)('capture, restore and go on gives equal bits: $name, $optimizer.name', async (net) => {
    const { inputShape, layers, optimizer } = net;
    const train = async (model: ReturnType<typeof modelUnderTest>, from: number, to: number) => {
      for (let step = from; step < to; step++) await model.run(sampleBatch(3 + step, inputShape, TWO_CLASSES), true);
    };
    const whole = modelUnderTest({ device, inputShape, layers, optimizer });
    await train(whole, 0, 5);
    const captured = structuredClone(whole.captureState());
    await train(whole, 5, 12);

    const resumed = modelUnderTest({ device, inputShape, layers, optimizer });
    await train(resumed, 0, 2); // a past of its own, which restoring has to undo
    resumed.restoreState(captured);
    await train(resumed, 5, 12);
    expect(resumed.captureState()).toEqual(whole.captureState());
    whole.dispose();
    resumed.dispose();
  });

  test.each(runs)('leaves no tensor behind: $name, $optimizer.name', async ({ inputShape, layers, optimizer }) => {
    const withoutModel = device.tensorCount;
    const model = modelUnderTest({ device, inputShape, layers, optimizer });
    const before = [device.tensorCount, memory().numTensors];
    const batch = sampleBatch(9, inputShape, TWO_CLASSES);
    for (let step = 0; step < 20; step++) await model.run(batch, step % 2 === 0);
    model.restoreState(model.captureState());
    expect([device.tensorCount, memory().numTensors]).toEqual(before);
    model.dispose();
    expect(device.tensorCount).toBe(withoutModel);
  });

  test('leaves no tensor behind when a batch is refused', () => {
    const model = modelUnderTest({ device });
    const before = device.tensorCount;
    expect(() => model.run({ ...XOR, target: Int32Array.of(0, 1, 2, 0) }, true)).toThrow(
      'The target of row 2 has to be a class index from 0 to 1, but is 2.',
    );
    expect(() => model.run({ ...XOR, target: Int32Array.of(0, 1) }, true)).toThrow('4 rows of features, but 2 targets');
    expect(device.tensorCount).toBe(before);
    model.dispose();
  });

  test('a batch whose loss is not a number changes nothing', async () => {
    const model = modelUnderTest({ device, optimizer: ADAM });
    await model.run(XOR, true);
    const before = model.captureState();
    const outputs = await model.run(
      { ...XOR, features: ndArray(Float32Array.of(0, NaN, 0, 1, 1, 0, 1, 1), [4, 2]) },
      true,
    );
    expect(numbers(outputs, 'loss').some(Number.isNaN)).toBe(true);
    expect(model.captureState()).toEqual(before);
    model.dispose();
  });

  test('a run that diverges ends in losses that are not finite, and keeps finite weights', async () => {
    const target = { kind: 'number', mean: 0, scale: 1 } as const;
    const optimizer = { name: 'sgd', learningRate: 1000 } as const;
    const layers = [{ type: 'dense', units: 4, activation: 'linear' }] as const;
    const model = modelUnderTest({ device, target, optimizer, layers });
    const batch = sampleBatch(4, [2], target);
    let losses: number[] = [];
    for (let step = 0; step < 50; step++) losses = numbers(await model.run(batch, true), 'loss');
    expect(losses.every(Number.isFinite)).toBe(false);
    expect(model.captureState().weights.every(Number.isFinite)).toBe(true);
    model.dispose();
  });

  test('refuses an update that is not finite, and keeps the state before it', () => {
    const target = { kind: 'number', mean: 0, scale: 1 } as const;
    const optimizer = { name: 'sgd', learningRate: 1000 } as const;
    const model = modelUnderTest({ device, target, optimizer, layers: [] });
    const before = model.captureState();
    const batch = { features: ndArray(Float32Array.of(1e-20, 0), [1, 2]), target: Float32Array.of(1e19) };
    expect(() => model.run({ ...batch, features: ndArray(Float32Array.of(1e18, 0), [1, 2]) }, true)).toThrow(
      NonFiniteUpdateError,
    );
    expect(model.captureState()).toEqual(before);
    model.dispose();
  });

  test('describes its layers, with the flatten that images need', () => {
    const model = modelUnderTest({ device, inputShape: [6, 6, 2], layers: IMAGE_LAYERS });
    expect(model.layers.map(({ label, outputShape, parameterCount }) => [label, outputShape, parameterCount])).toEqual([
      ['Convolution 4 of 3 × 3 elu', [6, 6, 4], 76],
      ['Max pooling 2 × 2', [3, 3, 4], 0],
      ['Convolution 3 of 2 × 2 tanh', [3, 3, 3], 51],
      ['Average pooling 2 × 2', [1, 1, 3], 0],
      ['Dropout 0.5', [1, 1, 3], 0],
      ['Flatten', [3], 0],
      ['Dense 2 softmax', [2], 8],
    ]);
    expect(model.parameterCount).toBe(135);
    model.dispose();
  });

  test('refuses layers that do not fit together', () => {
    const convolution = { type: 'conv2d', filters: 2, kernelSize: 3, activation: 'relu' } as const;
    expect(() => modelUnderTest({ device, layers: [convolution] })).toThrow('Layer 1 works on images');
    const pooling = { type: 'maxPooling2d', poolSize: 4 } as const;
    expect(() => modelUnderTest({ device, inputShape: [3, 3, 1], layers: [pooling] })).toThrow('squares of 4 × 4');
    expect(() => modelUnderTest({ device, target: { kind: 'classes', count: 1 } })).toThrow('at least 2 classes');
  });

  test('refuses features that do not fit', () => {
    const model = modelUnderTest({ device });
    expect(() => model.run({ ...XOR, features: ndArray(new Float32Array(12), [4, 3]) }, false)).toThrow(
      'have to be of shape [rows, 2] with at least one row, but are of shape [4, 3]',
    );
    expect(() => model.run({ target: XOR.target }, false)).toThrow('reads the source features');
    model.dispose();
  });

  test('refuses the state of another model', () => {
    const small = modelUnderTest({ device });
    const large = modelUnderTest({ device, layers: WITH_DROPOUT });
    const other = modelUnderTest({ device, optimizer: ADAM });
    expect(() => {
      small.restoreState(large.captureState());
    }).toThrow('the number of weights');
    expect(() => {
      small.restoreState(other.captureState());
    }).toThrow('the optimizer has to be sgd, but is adam');
    expect(() => {
      small.restoreState({ weights: [1] });
    }).toThrow('Expected the state of a model');
    for (const model of [small, large, other]) model.dispose();
  });
});
