import { beforeAll, describe, expect, test } from 'vitest';
import { ndArray } from '../../loop/index.ts';
import { NonFiniteUpdateError } from '../errors.ts';
import { array, mean, modelUnderTest, numbers } from '../testing/model-under-test.ts';
import { nodeLaunchers } from '../testing/node-launchers.ts';
import { ADAM, IMAGE_LAYERS, OPTIMIZERS, TWO_CLASSES, WITH_DROPOUT, XOR } from '../testing/sample-nets.ts';
import { sampleBatch } from '../testing/sample-batch.ts';
import type { NativeDevice } from './native-device.ts';
import { NativeModel } from './native-model.ts';
import { nativeSelfTest } from './native-self-test.ts';
import { digestOf, startNativeInNode } from './testing/native-in-node.ts';

const A_NUMBER = { kind: 'number', mean: 0, scale: 1 } as const;
const NETS = [
  { name: 'vectors', inputShape: [2], layers: WITH_DROPOUT },
  { name: 'images', inputShape: [6, 6, 2], layers: IMAGE_LAYERS },
];
const RUNS = NETS.flatMap((net) => OPTIMIZERS.map((optimizer) => ({ ...net, optimizer })));
type Net = Parameters<typeof modelUnderTest>[0];

describe('a native model', () => {
  let device: NativeDevice;
  beforeAll(async () => {
    device = await startNativeInNode();
  });

  function trained(net: Omit<Net, 'device'> & { inputShape: readonly number[] }, steps = 10) {
    const model = modelUnderTest({ ...net, device });
    for (let step = 0; step < steps; step++) void model.run(sampleBatch(3 + step, net.inputShape, TWO_CLASSES), true);
    return model;
  }

  test.each(OPTIMIZERS)('learns XOR with $name', async (optimizer) => {
    const model = modelUnderTest({ device, optimizer });
    for (let step = 0; step < 1000; step++) void model.run(XOR, true);
    const outputs = await model.run(XOR, false);
    expect(numbers(outputs, 'prediction')).toEqual([0, 1, 1, 0]);
    expect(mean(numbers(outputs, 'loss'))).toBeLessThan(0.3);
  });

  test('passes its self-test', () => {
    expect(() => {
      nativeSelfTest(device);
    }).not.toThrow();
  });

  test('has the layers, first weights and outputs of the same model on tf.js', async () => {
    const cpu = await nodeLaunchers().cpu.start();
    for (const net of NETS) {
      const ours = modelUnderTest({ ...net, device });
      const theirs = modelUnderTest({ ...net, device: cpu });
      expect(ours.layers).toEqual(theirs.layers);
      expect(ours.parameterCount).toBe(theirs.parameterCount);
      expect(ours.captureState()).toEqual(theirs.captureState());
      expect(ours.outputNames).toEqual(theirs.outputNames);
      const batch = sampleBatch(5, net.inputShape, TWO_CLASSES);
      const [given, wanted] = [await ours.run(batch, false), await theirs.run(batch, false)];
      expect(Object.keys(given)).toEqual(Object.keys(wanted));
      expect(array(given, 'probabilities').shape).toEqual([5, 2]);
      theirs.dispose();
    }
  });

  test.each(RUNS)('drops what tf.js drops, and trains on with its state: $name, $optimizer.name', async (net) => {
    const { inputShape } = net;
    const theirs = modelUnderTest({ ...net, device: await nodeLaunchers().cpu.start() });
    const ours = trained(net);
    theirs.restoreState(structuredClone(ours.captureState()));
    const batch = sampleBatch(9, inputShape, TWO_CLASSES);
    const wanted = numbers(await theirs.run(batch, true), 'loss');
    numbers(await ours.run(batch, true), 'loss').forEach((loss, row) => {
      expect(loss).toBeCloseTo(wanted[row] ?? NaN, 5);
    });
    theirs.dispose();
  });

  test.each(RUNS)('capture, restore and go on gives equal bits at every batch: $name, $optimizer.name', (net) => {
    const { inputShape } = net;
    const whole = modelUnderTest({ ...net, device });
    const resumed = trained(net, 2); // a past of its own, which restoring has to undo
    for (let step = 0; step < 8; step++) {
      resumed.restoreState(structuredClone(whole.captureState()));
      const batch = sampleBatch(3 + 7 * step, inputShape, TWO_CLASSES);
      expect(resumed.run(batch, true)).toEqual(whole.run(batch, true));
      expect(resumed.captureState()).toEqual(whole.captureState());
    }
  });

  test.each(RUNS)('reset makes it as it was built: $name, $optimizer.name', (net) => {
    const fresh = modelUnderTest({ ...net, device });
    const model = trained(net, 3);
    model.learningRate = 1;
    model.reset?.();
    expect(model.captureState()).toEqual(fresh.captureState());
    expect(model.learningRate).toBe(fresh.learningRate);
    expect(model.gradientNorm()).toBeNull();
    const batch = sampleBatch(3, net.inputShape, TWO_CLASSES);
    expect(model.run(batch, true)).toEqual(fresh.run(batch, true));
    expect(model.captureState()).toEqual(fresh.captureState());
  });

  test.each([
    ['vectors', '092425a7'],
    ['images', 'e5cf5267'],
  ])('gives the same bits on every machine: %s', (name, digest) => {
    const net = NETS.find((each) => each.name === name) ?? { inputShape: [2], layers: [] };
    expect(digestOf(trained({ ...net, optimizer: ADAM }, 40).captureState().weights)).toBe(digest);
  });

  test('does not change when it is not training, nor does dropout draw', () => {
    const model = trained({ inputShape: [2], layers: WITH_DROPOUT, optimizer: ADAM });
    const before = model.captureState();
    expect(model.run(XOR, false)).toEqual(model.run(XOR, false));
    expect(model.captureState()).toEqual(before);
  });

  test('class weights count while it trains, and not while it is measured', async () => {
    const target = { kind: 'classes', count: 2, classWeights: [0.25, 4] } as const;
    const plain = numbers(await modelUnderTest({ device }).run(XOR, true), 'loss');
    const model = modelUnderTest({ device, target });
    expect(numbers(await model.run(XOR, false), 'loss')).toEqual(plain);
    const weighted = numbers(await model.run(XOR, true), 'loss');
    expect(weighted).toEqual(plain.map((loss, row) => Math.fround(loss * (XOR.target[row] === 1 ? 4 : 0.25))));
  });

  test.each([TWO_CLASSES, A_NUMBER])('predicts what run gives, in one piece or many: $kind', async (target) => {
    const model = modelUnderTest({ device, target });
    const batch = sampleBatch(600, [2], target);
    const features = batch['features'] as typeof XOR.features;
    const predicted = await model.predict(features);
    const outputs = await model.run(batch, false);
    const wanted =
      target.kind === 'number' ? numbers(outputs, 'prediction') : [...array(outputs, 'probabilities').data];
    expect([...predicted]).toEqual(wanted);
  });

  test('the learning rate can be turned, and the gradient norm is the length of the last step by it', () => {
    const model = modelUnderTest({ device, optimizer: { name: 'sgd', learningRate: 1 } });
    expect(model.gradientNorm()).toBeNull();
    const before = model.captureState().weights;
    model.learningRate = 0.5;
    expect(model.learningRate).toBe(0.5);
    void model.run(XOR, true);
    const step = model.captureState().weights.map((weight, index) => weight - (before[index] ?? 0));
    expect(model.gradientNorm()).toBeCloseTo(2 * Math.hypot(...step), 5);
  });

  test('a batch whose loss is not a number changes nothing', async () => {
    for (const [net, features] of [
      [{}, ndArray(Float32Array.of(0, NaN, 0, 1, 1, 0, 1, 1), [4, 2])],
      [{}, ndArray(Float32Array.of(0, Infinity, 0, 1, 1, 0, 1, 1), [4, 2])],
      [
        { inputShape: [4, 4, 1], layers: IMAGE_LAYERS.slice(0, 2) },
        ndArray(new Float32Array(64).fill(NaN, 5, 6), [4, 4, 4, 1]),
      ],
    ] as const) {
      const layers = [{ type: 'dense', units: 8, activation: 'relu' }] as const;
      const model = modelUnderTest({ device, optimizer: ADAM, layers, ...net });
      const before = model.captureState();
      const outputs = await model.run({ ...XOR, features }, true);
      expect(numbers(outputs, 'loss').some((loss) => !Number.isFinite(loss))).toBe(true);
      expect(model.captureState()).toEqual(before);
    }
  });

  test('a run that diverges ends in losses that are not finite, and keeps finite weights', async () => {
    const optimizer = { name: 'sgd', learningRate: 1000 } as const;
    const layers = [{ type: 'dense', units: 4, activation: 'linear' }] as const;
    const model = modelUnderTest({ device, target: A_NUMBER, optimizer, layers });
    const batch = sampleBatch(4, [2], A_NUMBER);
    let losses: number[] = [];
    for (let step = 0; step < 50; step++) losses = numbers(await model.run(batch, true), 'loss');
    expect(losses.every(Number.isFinite)).toBe(false);
    expect(model.captureState().weights.every(Number.isFinite)).toBe(true);
  });

  test('refuses an update that is not finite, and keeps the state before it', () => {
    const optimizer = { name: 'sgd', learningRate: 1000 } as const;
    const model = modelUnderTest({ device, target: A_NUMBER, optimizer, layers: [] });
    const before = model.captureState();
    const batch = { features: ndArray(Float32Array.of(1e18, 0), [1, 2]), target: Float32Array.of(1e19) };
    expect(() => model.run(batch, true)).toThrow(NonFiniteUpdateError);
    expect(model.captureState()).toEqual(before);
  });

  test('memory does not grow over 10,000 batches', () => {
    const model = new NativeModel(
      { inputShape: [2], target: TWO_CLASSES, layers: WITH_DROPOUT, optimizer: ADAM, random: () => () => 0.4 },
      device,
    );
    const batches = [1, 9, 33, 64].map((rows) => sampleBatch(rows, [2], TWO_CLASSES));
    for (const batch of batches.toReversed()) model.run(batch, true);
    const before = model.memoryBytes;
    for (let step = 0; step < 10_000; step++) model.run(batches[step % 4] ?? XOR, step % 5 !== 0);
    expect(model.memoryBytes).toBe(before);
  });

  test('refuses what does not fit, with the words of tf.js', () => {
    const model = modelUnderTest({ device });
    const before = model.captureState();
    expect(() => model.run({ ...XOR, target: Int32Array.of(0, 1, 2, 0) }, true)).toThrow(
      'The target of row 2 has to be a class index from 0 to 1, but is 2.',
    );
    expect(() => model.run({ ...XOR, target: Int32Array.of(0, 1) }, true)).toThrow('4 rows of features, but 2 targets');
    expect(() => model.run({ ...XOR, features: ndArray(new Float32Array(12), [4, 3]) }, false)).toThrow(
      'have to be of shape [rows, 2] with at least one row, but are of shape [4, 3]',
    );
    expect(() => model.run({ target: XOR.target }, false)).toThrow('reads the source features');
    const convolution = { type: 'conv2d', filters: 2, kernelSize: 3, activation: 'relu' } as const;
    expect(() => modelUnderTest({ device, layers: [convolution] })).toThrow('Layer 1 works on images');
    expect(() => {
      model.restoreState(modelUnderTest({ device, optimizer: ADAM }).captureState());
    }).toThrow('the optimizer has to be sgd, but is adam');
    expect(model.captureState()).toEqual(before);
  });

  test('cannot run after it was disposed of', () => {
    const model = modelUnderTest({ device });
    model.dispose();
    expect(() => model.run(XOR, true)).toThrow('was disposed of');
  });
});
