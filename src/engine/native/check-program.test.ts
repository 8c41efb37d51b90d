import { assert, constantFrom, integer, pre, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildLoss } from '../losses/build-loss.ts';
import { testRandom } from '../testing/test-random.ts';
import { buildNativeLayers, type NativeLayerConfig } from './build-native-layers.ts';
import { checkProgram } from './check-program.ts';
import { nativeLayers } from './native-layers.ts';
import { lossExchange } from './native-losses.ts';
import { nativeOptimizer } from './native-optimizers.ts';
import { layOut } from './native-program.ts';
import * as words from './program-words.ts';

const LAYERS: readonly NativeLayerConfig[] = [
  { type: 'dropout', rate: 0 },
  { type: 'conv2d', filters: 3, kernelSize: 3, activation: 'relu' },
  { type: 'maxPooling2d', poolSize: 2 },
  { type: 'dropout', rate: 0.2 },
  { type: 'dense', units: 5, activation: 'tanh' },
];
const SEQUENCE_LAYERS: readonly NativeLayerConfig[] = [
  { type: 'embedding', inputDim: 7, outputDim: 3 },
  { type: 'gru', units: 6 },
  { type: 'dropout', rate: 0.2 },
];
const START = 64;
const TARGET = { kind: 'classes', count: 3, classWeights: [1, 2, 3] } as const;

/** On images, or on sequences of five steps. */
function program(rows = 20, layers: readonly NativeLayerConfig[] = LAYERS) {
  const inputShape = layers === LAYERS ? [6, 5, 2] : [5];
  const built = buildNativeLayers({ inputShape, layers, output: buildLoss(TARGET), random: testRandom });
  const network = {
    layers: nativeLayers(built, inputShape),
    optimizer: nativeOptimizer({ name: 'adam', learningRate: 0.1, beta1: 0.9, beta2: 0.99, epsilon: 1e-7 }),
    loss: lossExchange(TARGET),
  };
  const laidOut = layOut(network, START, rows);
  return { ...laidOut, labels: network.layers.map(({ label }) => label) };
}

function changed(word: number, value: number, layers = LAYERS): () => void {
  const { words: laidOut, byteCount, labels } = program(20, layers);
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
    ['another version', words.VERSION, 1, 'The program is refused: its version has to be 2, but is 1.'],
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

  test.each([
    ['more vectors than it has', layerWord(1, words.VECTOR_COUNT), 8, 'its first parameter has to be 24, but is 21'],
    ['no vectors', layerWord(1, words.VECTOR_COUNT), 0, 'its number of vectors has to be from 1 to 16777216'],
    ['vectors cut in two', layerWord(1, words.LAYER_OUTPUT_SIZE), 14, 'its output size beyond whole vectors has'],
    [
      'no steps',
      layerWord(2, words.STEPS),
      0,
      'Layer 2 (GRU 6) is refused: its number of steps has to be from 1 to 15',
    ],
    ['steps cut in two', layerWord(2, words.STEPS), 4, 'its input size beyond whole steps has to be 0, but is 3'],
    ['fewer units than the next layer takes', layerWord(2, words.LAYER_OUTPUT_SIZE), 2, 'has to be 2, but is 6'],
    ['a trace elsewhere', layerWord(2, words.TRACE), 2 ** 30, 'Layer 2 (GRU 6) is refused: its address in word 20'],
  ])('on sequences, with %s, is refused', (_what, word, value, message) => {
    expect(changed(words.VERSION, words.PROGRAM_VERSION, SEQUENCE_LAYERS)).not.toThrow();
    expect(changed(word, value, SEQUENCE_LAYERS)).toThrow(message);
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

  test.each([
    ['images', LAYERS, [layerWord(4, words.MASK)]],
    ['sequences', SEQUENCE_LAYERS, [layerWord(2, words.TRACE), layerWord(3, words.MASK)]],
  ])('on %s never lets an address through that lies over another region', (_name, layers, own) => {
    const parts = [words.FEATURES, words.INPUT, words.WEIGHTS, words.NEXT_WEIGHTS, words.SLOTS, words.NEXT_SLOTS];
    const rest = [words.GRADIENT, words.TARGETS, words.ROW_WEIGHTS, words.LOSSES, words.HITS, words.PROBABILITIES];
    const others = [words.PREDICTIONS, words.OPTIMIZER_NUMBERS, words.LOSS_NUMBERS, words.GIVEN, words.GIVEN_GRADIENT];
    const gradients = [words.LAYER_OUTPUT_GRADIENT, words.LAYER_INPUT_GRADIENT];
    const { words: laidOut, byteCount, labels } = program(20, layers);
    const inLayers = labels.flatMap((_label, index) =>
      [words.LAYER_INPUT, words.LAYER_OUTPUT, ...gradients].map((word) => layerWord(index + 1, word)),
    );
    const places = [...parts, ...rest, ...others, ...inLayers, ...own];
    const registers = integer({ min: START / 16, max: byteCount / 16 });
    assert(
      property(constantFrom(...places), registers, (place, register) => {
        pre(laidOut[place] !== 16 * register); // memory is full: nothing fits anywhere but where it is
        expect(changed(place, 16 * register, layers)).toThrow(RangeError);
      }),
      { seed: 6, numRuns: 1500 },
    );
  });

  test('two of whose regions lie over each other is refused, and both are named', () => {
    const { words: laidOut } = program();
    const weights = laidOut[words.WEIGHTS] ?? 0;
    expect(changed(words.NEXT_WEIGHTS, weights + 16)).toThrow(
      "The program's weights and The program's next weights lie over each other, so the program is refused.",
    );
    expect(changed(words.LOSSES, START)).toThrow("The program's words and The program's losses lie over each other");
    expect(changed(layerWord(4, words.MASK), laidOut[words.SLOTS] ?? 0)).toThrow(
      /slots and Layer 4 \(Dropout 0.2\)'s mask|Layer 4 \(Dropout 0.2\)'s mask and The program's slots/,
    );
    expect(changed(layerWord(7, words.LAYER_INPUT_GRADIENT), laidOut[words.GIVEN_GRADIENT] ?? 0)).toThrow(
      'Layer 7 (Dense 3 softmax) is refused: its address of the gradient before it has to be',
    );
  });

  test('that needs more than 1 GiB is refused, with what to do', () => {
    expect(() => program(1_000_000)).toThrow(
      /^This model needs \d+ MiB for batches of 1000000 rows, and 1024 MiB is the most it may have\. Use smaller batches/,
    );
  });
});
