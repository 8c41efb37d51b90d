import { assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LayerConfig } from '../../config/layers.ts';
import { buildLayers } from '../layers/build-layers.ts';
import { buildLoss } from '../losses/build-loss.ts';
import { testRandom } from '../testing/test-random.ts';
import { checkProgram } from './check-program.ts';
import { nativeLayers } from './native-layers.ts';
import { lossExchange } from './native-losses.ts';
import { nativeOptimizer } from './native-optimizers.ts';
import { layOut } from './native-program.ts';
import * as words from './program-words.ts';

const LAYERS: readonly LayerConfig[] = [
  { type: 'dropout', rate: 0 },
  { type: 'conv2d', filters: 3, kernelSize: 3, activation: 'relu' },
  { type: 'maxPooling2d', poolSize: 2 },
  { type: 'dropout', rate: 0.2 },
  { type: 'dense', units: 5, activation: 'tanh' },
];
const START = 64;
const TARGET = { kind: 'classes', count: 3, classWeights: [1, 2, 3] } as const;

function program(rows = 20) {
  const layers = buildLayers({ inputShape: [6, 5, 2], layers: LAYERS, output: buildLoss(TARGET), random: testRandom });
  const network = {
    layers: nativeLayers(layers, [6, 5, 2]),
    optimizer: nativeOptimizer({ name: 'adam', learningRate: 0.1, beta1: 0.9, beta2: 0.99, epsilon: 1e-7 }),
    loss: lossExchange(TARGET),
  };
  const laidOut = layOut(network, START, rows);
  return { ...laidOut, labels: network.layers.map(({ label }) => label) };
}

function changed(word: number, value: number): () => void {
  const { words: laidOut, byteCount, labels } = program();
  laidOut[word] = value;
  return () => {
    checkProgram(laidOut, { start: START, end: byteCount, labels });
  };
}

const layerWord = (layer: number, word: number) => words.HEADER_WORDS + (layer - 1) * words.LAYER_WORDS + word;

describe('a program', () => {
  test('as it was laid out is let pass', () => {
    expect(changed(words.VERSION, words.PROGRAM_VERSION)).not.toThrow();
  });

  test.each([
    ['another version', words.VERSION, 2, 'The program is refused: its version has to be 1, but is 2.'],
    ['weights beyond the end', words.WEIGHTS, 2 ** 30, 'its address in word 8 has to be from 64 to'],
    ['an address within a register', words.GRADIENT, 72, 'beyond whole registers has to be 0, but is 8'],
    ['too many layers', words.LAYER_COUNT, 9, 'its number of words has to be'],
    ['a capacity out of step', words.CAPACITY, 25, 'its capacity beyond whole steps has to be 0, but is 1'],
    [
      'a layer with another input',
      layerWord(6, words.LAYER_INPUT_SIZE),
      4,
      'Layer 6 (Dense 5 tanh) is refused: its input size has to be 18, but is 4.',
    ],
    [
      'a layer that writes elsewhere',
      layerWord(2, words.LAYER_OUTPUT),
      0,
      'Layer 2 (Convolution 3 of 3 × 3 relu) is refused: its address in word 4 has to be from',
    ],
    [
      'a pooling larger than its image',
      layerWord(3, words.SIDE),
      99,
      'Layer 3 (Max pooling 2 × 2) is refused: its side has to be from 1 to 5, but is 99.',
    ],
  ])('with %s is refused, its layer named', (_what, word, value, message) => {
    expect(changed(word, value)).toThrow(message);
  });

  test('never lets an address or a count through that reaches outside', () => {
    const sizes = [words.LAYER_COUNT, words.CAPACITY, words.INPUT_SIZE, words.PARAMETER_COUNT, words.UNITS];
    const parts = [words.FEATURES, words.INPUT, words.WEIGHTS, words.NEXT_WEIGHTS, words.SLOTS, words.NEXT_SLOTS];
    const rest = [words.GRADIENT, words.TARGETS, words.ROW_WEIGHTS, words.LOSSES, words.HITS, words.PROBABILITIES];
    const inLayers = [1, 2, 3, 4, 5, 6, 7].flatMap((layer) =>
      [words.LAYER_INPUT, words.LAYER_OUTPUT, words.LAYER_OUTPUT_GRADIENT].map((word) => layerWord(layer, word)),
    );
    const places = [...sizes, ...parts, ...rest, ...inLayers];
    const end = program().byteCount;
    assert(
      property(integer({ min: 0, max: places.length - 1 }), integer({ min: end, max: 2 ** 31 - 1 }), (place, value) => {
        expect(changed(places[place] ?? 0, value)).toThrow(RangeError);
        expect(changed(places[place] ?? 0, -value)).toThrow(RangeError);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  test('that needs more than 1 GiB is refused, with what to do', () => {
    expect(() => program(1_000_000)).toThrow(
      /^This model needs \d+ MiB for batches of 1000000 rows, and 1024 MiB is the most it may have\. Use smaller batches/,
    );
  });
});
