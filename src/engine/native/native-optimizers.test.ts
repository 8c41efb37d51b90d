import { expect, test } from 'vitest';
import type { OptimizerConfig } from '../../config/optimizers.ts';
import { buildOptimizer } from '../optimizers/build-optimizer.ts';
import { testRandom } from '../testing/test-random.ts';
import { nativeLayers } from './native-layers.ts';
import { NativeMemory } from './native-memory.ts';
import { nativeOptimizer } from './native-optimizers.ts';
import { buildLayers } from '../layers/build-layers.ts';
import { buildLoss } from '../losses/build-loss.ts';
import { lossExchange } from './native-losses.ts';
import * as words from './program-words.ts';
import { startNativeInNode } from './testing/native-in-node.ts';

const OPTIMIZERS: readonly OptimizerConfig[] = [
  { name: 'sgd', learningRate: 0.3 },
  { name: 'momentum', learningRate: 0.1, momentum: 0.9 },
  { name: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
];

test.each(OPTIMIZERS)('$name gives the bits of its plain reference, from the same gradients', async (config) => {
  const target = { kind: 'classes', count: 3 } as const;
  const loss = buildLoss(target);
  const layers = buildLayers({
    inputShape: [5],
    layers: [{ type: 'dense', units: 7, activation: 'tanh' }],
    output: loss,
    random: testRandom,
  });
  const network = {
    layers: nativeLayers(layers, [5]),
    optimizer: nativeOptimizer(config),
    loss: lossExchange(target),
  };
  const memory = new NativeMemory(network, (await startNativeInNode()).module, 8);
  const next = testRandom('optimizer');
  memory.weights().set(Array.from({ length: memory.parameterCount }, () => 2 * next() - 1));
  const reference = buildOptimizer(config);

  for (let step = 0; step < 20; step++) {
    const before = memory.capture();
    const numbers = memory.batch(6);
    numbers.floats(words.FEATURES, 30).set(Array.from({ length: 30 }, () => 4 * next() - 2));
    numbers.ints(words.TARGETS, 6).set(Array.from({ length: 6 }, () => Math.floor(3 * next())));
    expect(memory.step(6, words.TRAIN)).toBe(words.TRAINED);
    const wanted = structuredClone(before);
    reference.update(before, memory.gradient().slice(), wanted);
    expect(memory.capture()).toEqual(wanted);
  }
});
