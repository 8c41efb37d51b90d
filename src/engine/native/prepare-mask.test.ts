import { assert, constantFrom, double, integer, oneof, property, record } from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../datasets/seeded-random.ts';
import type { RandomSource } from '../../loop/index.ts';
import { modelUnderTest } from '../testing/model-under-test.ts';
import { ADAM, IMAGE_LAYERS, OPTIMIZERS, TWO_CLASSES, WITH_DROPOUT } from '../testing/sample-nets.ts';
import { sampleBatch } from '../testing/sample-batch.ts';
import type { NativeDevice } from './native-device.ts';
import { nativeLayers } from './native-layers.ts';
import { lossExchange } from './native-losses.ts';
import { NativeMemory } from './native-memory.ts';
import { nativeOptimizer } from './native-optimizers.ts';
import { buildLayers } from '../layers/build-layers.ts';
import { buildLoss } from '../losses/build-loss.ts';
import { lanesFor } from './plan-memory.ts';
import { prepareMask } from './prepare-mask.ts';
import * as words from './program-words.ts';
import { digestOf, startNativeInNode } from './testing/native-in-node.ts';

const NETS = [
  { name: 'vectors', inputShape: [2], layers: WITH_DROPOUT, digest: '532f8d40' },
  { name: 'images', inputShape: [6, 6, 2], layers: IMAGE_LAYERS, digest: '147e628e' },
];

/** The same numbers, of which no kernel can know where they come from. */
function withoutKey(random: RandomSource): RandomSource {
  return (purpose, ...counters) => {
    const next = random(purpose, ...counters);
    return () => next();
  };
}

/** The mask as engine/layers/dropout.ts draws it, [rows][inputs], as bits. */
function drawnRowByRow(random: RandomSource, rate: number, count: number): Int32Array {
  const next = random('dropout', 0, 5);
  const mask = Float32Array.from({ length: count }, () => (next() < rate ? 0 : 1 / (1 - rate)));
  return new Int32Array(mask.buffer);
}

/** A net whose first layer is dropout, after one step. */
function steppedMemory(device: NativeDevice, random: RandomSource, { inputs, rows, rate }: Drawn): NativeMemory {
  const layers = buildLayers({
    inputShape: [inputs],
    layers: [{ type: 'dropout', rate }],
    output: buildLoss(TWO_CLASSES),
    random,
  });
  const natives = nativeLayers(layers, [inputs]);
  const optimizer = nativeOptimizer(ADAM);
  const memory = new NativeMemory({ layers: natives, optimizer, loss: lossExchange(TWO_CLASSES) }, device.module, rows);
  const [layer] = natives;
  if (layer === undefined) throw new Error('The net has no layer.');
  prepareMask(random('dropout', 0, 5), { memory, layer, index: 0, rows });
  expect(memory.step(rows, words.TRAIN)).toBe(words.TRAINED);
  return memory;
}

interface Drawn {
  readonly inputs: number;
  readonly rows: number;
  readonly rate: number;
}

describe('dropout masks', () => {
  let device: NativeDevice;
  beforeAll(async () => {
    device = await startNativeInNode();
  });

  function expectBits(random: RandomSource, drawn: Drawn): void {
    const { inputs, rows, rate } = drawn;
    const lanes = lanesFor(rows);
    const mask = new Int32Array(
      steppedMemory(device, random, drawn)
        .mask(0, inputs * lanes)
        .slice().buffer,
    );
    const wanted = drawnRowByRow(random, rate, rows * inputs);
    for (let input = 0; input < inputs; input++)
      for (let lane = 0; lane < lanes; lane++)
        expect(mask[input * lanes + lane]).toBe(lane < rows ? wanted[lane * inputs + input] : 0);
  }

  test('drawn by the kernel have the bits of those drawn number by number', () => {
    const rate = oneof(double({ min: 2 ** -40, max: 0.999, noNaN: true }), constantFrom(0.2, 0.25, 0.5, 0.9));
    const size = integer({ min: 1, max: 41 });
    assert(
      property(record({ inputs: size, rows: size, rate, seed: integer() }), ({ seed, ...drawn }) => {
        expectBits(seededRandom(seed), drawn);
        expectBits(withoutKey(seededRandom(seed)), drawn);
      }),
      { seed: 11, numRuns: 150 },
    );
  });

  test('keep a number that is the rate itself, and drop it where the rate is a little more', () => {
    for (let seed = 0; seed < 20; seed++) {
      const random = seededRandom(seed);
      const rate = random('dropout', 0, 5)();
      for (const near of [rate - 2 ** -34, rate, rate + 2 ** -34, rate + 2 ** -32])
        expectBits(random, { inputs: 3, rows: 5, rate: near });
      expect(steppedMemory(device, random, { inputs: 3, rows: 5, rate }).mask(0, 1)[0]).toBeGreaterThan(1);
      expect(steppedMemory(device, random, { inputs: 3, rows: 5, rate: rate + 2 ** -34 }).mask(0, 1)[0]).toBe(0);
    }
  });

  const runs = NETS.flatMap((net) => OPTIMIZERS.map((optimizer) => ({ ...net, optimizer })));
  test.each(runs)('train to equal bits, wherever they are drawn: $name, $optimizer.name', (net) => {
    const ours = modelUnderTest({ ...net, device, random: seededRandom(42) });
    const plain = modelUnderTest({ ...net, device, random: withoutKey(seededRandom(42)) });
    for (let step = 0; step < 20; step++) {
      const batch = sampleBatch(1 + 5 * step, net.inputShape, TWO_CLASSES);
      expect(ours.run(batch, true)).toEqual(plain.run(batch, true));
      expect(ours.captureState()).toEqual(plain.captureState());
    }
  });

  test.each(NETS)('train to the same weights on every machine: $name', (net) => {
    const model = modelUnderTest({ ...net, device, optimizer: ADAM, random: seededRandom(42) });
    for (let step = 0; step < 40; step++) void model.run(sampleBatch(3 + step, net.inputShape, TWO_CLASSES), true);
    expect(digestOf(model.captureState().weights)).toBe(net.digest);
  });
});
