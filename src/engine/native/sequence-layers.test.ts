import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../datasets/seeded-random.ts';
import { ndArray } from '../../loop/index.ts';
import { NonFiniteUpdateError } from '../errors.ts';
import { array, mean, numbers } from '../testing/model-under-test.ts';
import { ADAM, OPTIMIZERS } from '../testing/sample-nets.ts';
import type { NativeDevice } from './native-device.ts';
import { digestOf, startNativeInNode } from './testing/native-in-node.ts';
import {
  CLASSES,
  DEEP_NET,
  EMBEDDING_NET,
  GRU_NET,
  SEQUENCE_NETS,
  sequenceBatch,
  sequenceModel,
  TEXT_NET,
} from './testing/sequence-nets.ts';

const RUNS = SEQUENCE_NETS.flatMap((net) => OPTIMIZERS.map((optimizer) => ({ ...net, optimizer })));

/** All 27 rows of three indices; the class of a row is its first: a GRU has to keep it for two steps. */
function firstOfThree() {
  const rows = Array.from({ length: 27 }, (_, row) => [Math.floor(row / 9), Math.floor(row / 3) % 3, row % 3]);
  return {
    features: ndArray(Float32Array.from(rows.flat()), [27, 3]),
    target: Int32Array.from(rows, ([first = 0]) => first),
  };
}

describe('layers on sequences', () => {
  let device: NativeDevice;
  beforeAll(async () => {
    device = await startNativeInNode();
  });

  test.each(OPTIMIZERS)('learn what a row began with, by $name', (optimizer) => {
    const layers = [
      { type: 'embedding', inputDim: 3, outputDim: 4 },
      { type: 'gru', units: 8 },
    ] as const;
    const net = { name: 'first of three', inputShape: [3], vectors: 3, layers };
    const faster = { ...optimizer, learningRate: optimizer.name === 'adam' ? 0.03 : 0.5 };
    const model = sequenceModel(device, net, { optimizer: faster });
    const batch = firstOfThree();
    for (let step = 0; step < 1500; step++) model.run(batch, true);
    const outputs = model.run(batch, false);
    expect(mean(numbers(outputs, 'loss'))).toBeLessThan(0.1);
    expect(numbers(outputs, 'prediction')).toEqual([...batch.target]);
  });

  test('say what they are', () => {
    const { layers, parameterCount } = sequenceModel(device, TEXT_NET);
    expect(layers.map(({ label }) => label)).toEqual([
      'Embedding 9 × 5',
      'Dropout 0.2',
      'GRU 6',
      'Dropout 0.3',
      'Dense 3 softmax',
    ]);
    expect(layers.map(({ outputShape }) => outputShape)).toEqual([[6, 5], [6, 5], [6], [6], [3]]);
    expect(parameterCount).toBe(9 * 5 + 3 * 6 * (5 + 6 + 1) + 3 * (6 + 1));
    expect(sequenceModel(device, EMBEDDING_NET).layers[1]).toEqual({
      label: 'Flatten',
      outputShape: [30],
      parameterCount: 0,
    });
  });

  test.each(SEQUENCE_NETS)('a row has the same bits alone and in a batch of any size: $name', (net) => {
    const model = sequenceModel(device, net);
    for (const rows of [8, 5, 19]) model.run(sequenceBatch(rows, net), true);
    const batch = sequenceBatch(29, net);
    const features = batch['features'] as ReturnType<typeof ndArray>;
    const size = features.data.length / 29;
    const together = array(model.run(batch, false), 'probabilities').data;
    expect(model.predict(features)).toEqual(together);
    for (let row = 0; row < 29; row++) {
      const data = Float32Array.from(features.data.subarray(row * size, (row + 1) * size));
      const alone = model.predict(ndArray(data, [1, ...net.inputShape]));
      expect(alone).toEqual(together.subarray(row * CLASSES.count, (row + 1) * CLASSES.count));
    }
  });

  test.each(RUNS)('capture, restore and go on gives equal bits at every batch: $name, $optimizer.name', (net) => {
    const { optimizer } = net;
    const random = seededRandom(8);
    const whole = sequenceModel(device, net, { optimizer, random });
    const resumed = sequenceModel(device, net, { optimizer, random });
    resumed.run(sequenceBatch(40, net), true); // a past and a size of its own, which restoring has to undo
    for (let step = 0; step < 8; step++) {
      resumed.restoreState(structuredClone(whole.captureState()));
      const batch = sequenceBatch(1 + 6 * step, net);
      expect(resumed.run(batch, true)).toEqual(whole.run(batch, true));
      expect(resumed.captureState()).toEqual(whole.captureState());
    }
    expect(whole.captureState().updateCount).toBe(8);
  });

  test.each([
    { ...EMBEDDING_NET, digest: 'd55ccc4e' },
    { ...GRU_NET, digest: 'a61ff4ed' },
    { ...TEXT_NET, digest: '7ce6db2d' },
    { ...DEEP_NET, digest: '27cc440f' },
  ])('train to the same bits on every machine: $name', ({ digest, ...net }) => {
    const model = sequenceModel(device, net, { optimizer: ADAM, random: seededRandom(42) });
    for (let step = 0; step < 40; step++) model.run(sequenceBatch(3 + step, net), true);
    expect(digestOf(model.captureState().weights)).toBe(digest);
  });

  test('memory does not grow over 10,000 batches', () => {
    const model = sequenceModel(device, TEXT_NET, { optimizer: ADAM, random: seededRandom(1) });
    const batches = [33, 1, 9, 20].map((rows) => sequenceBatch(rows, TEXT_NET));
    for (const batch of batches) model.run(batch, true);
    const before = model.memoryBytes;
    for (let step = 0; step < 10_000; step++) model.run(batches[step % 4] ?? {}, step % 5 !== 0);
    expect(model.memoryBytes).toBe(before);
  });

  test.each([-1, 9, 2.5, NaN, Infinity, 2 ** 31])('an index of %s is refused before memory is touched', (wrong) => {
    const model = sequenceModel(device, TEXT_NET);
    model.run(sequenceBatch(3, TEXT_NET), true);
    const [state, bytes] = [model.captureState(), model.memoryBytes];
    const features = ndArray(new Float32Array(6000).fill(wrong, 13, 14), [1000, 6]);
    const message = `Feature 1 of row 2 has to be an index from 0 to 8, but is ${wrong}.`;
    for (const train of [true, false])
      expect(() => model.run({ features, target: new Int32Array(1000) }, train)).toThrow(message);
    expect(() => model.predict(features)).toThrow(message);
    expect(model.captureState()).toEqual(state);
    expect(model.memoryBytes).toBe(bytes);
  });

  test('where a layer cannot stand is said', () => {
    const build = (inputShape: readonly number[], ...layers: Parameters<typeof sequenceModel>[1]['layers']) => {
      return () => sequenceModel(device, { name: '', inputShape, vectors: null, layers });
    };
    const embedding = { type: 'embedding', inputDim: 3, outputDim: 2 } as const;
    const gru = { type: 'gru', units: 2 } as const;
    expect(build([4], { type: 'dropout', rate: 0.5 }, embedding)).toThrow('has to be the first');
    expect(build([4, 2], embedding)).toThrow('rows of shape [steps], but it is number 1 and gets rows of shape [4, 2]');
    expect(build([4], { ...embedding, inputDim: 0 })).toThrow('from 1 to 16777216 vectors, but is to have 0');
    expect(build([4], { ...embedding, outputDim: 1.5 })).toThrow('1 number or more, but are to have 1.5');
    expect(build([4], gru)).toThrow('Layer 1 works on steps (steps, features), but gets rows of shape [4]');
    expect(build([4], embedding, gru, gru)).toThrow('Layer 3 works on steps');
    expect(build([4, 2], { type: 'gru', units: 0 })).toThrow('1 unit or more, but layer 1 is to have 0');
    expect(build([4], embedding, { type: 'conv2d', filters: 1, kernelSize: 1, activation: 'relu' })).toThrow(
      'Layer 2 works on images',
    );
  });

  test('numbers that are not finite change nothing: NaN shows in the loss, infinity is refused', () => {
    const { target = [] } = sequenceBatch(3, GRU_NET);
    const featuresWith = (value: number) => ndArray(new Float32Array(36).fill(value, 17, 18), [3, 4, 3]);
    const model = sequenceModel(device, GRU_NET, { optimizer: ADAM });
    const before = model.captureState();
    const losses = numbers(model.run({ features: featuresWith(NaN), target }, true), 'loss');
    expect(losses.map(Number.isFinite)).toEqual([true, false, true]);
    // The gates are full, so the loss is finite; but the gradient is infinity times 0.
    expect(() => model.run({ features: featuresWith(Infinity), target }, true)).toThrow(NonFiniteUpdateError);
    expect(model.captureState()).toEqual(before);
  });
});
