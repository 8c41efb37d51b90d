import { assert, constantFrom, integer, pre, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkProgram } from './check-program.ts';
import * as words from './program-words.ts';
import { IMAGE_PROGRAM, layerWord, layOutNet, SEQUENCE_PROGRAM } from './testing/programs.ts';

const START = 64;

/** On images, or on sequences of five steps. */
function program(rows = 20, net = IMAGE_PROGRAM) {
  return layOutNet(net, START, rows);
}

function changed(word: number, value: number, net = IMAGE_PROGRAM): () => void {
  return changedAll([[word, value]], net);
}

function changedAll(values: readonly (readonly [word: number, value: number])[], net = IMAGE_PROGRAM): () => void {
  const { words: laidOut, byteCount, labels } = program(20, net);
  for (const [word, value] of values) laidOut[word] = value;
  return () => {
    checkProgram(laidOut, { start: START, end: byteCount, labels });
  };
}

describe('a program', () => {
  test('as it was laid out is let pass', () => {
    expect(changed(words.VERSION, words.PROGRAM_VERSION)).not.toThrow();
  });

  test.each([
    ['another version', words.VERSION, 1, 'The program is refused: its version has to be 3, but is 1.'],
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
    expect(changed(words.VERSION, words.PROGRAM_VERSION, SEQUENCE_PROGRAM)).not.toThrow();
    expect(changed(word, value, SEQUENCE_PROGRAM)).toThrow(message);
  });

  test('never lets an address or a count through that reaches outside', () => {
    const sizes = [words.LAYER_COUNT, words.CAPACITY, words.INPUT_SIZE, words.PARAMETER_COUNT, words.UNITS];
    const parts = [words.FEATURES, words.INPUT, words.WEIGHTS, words.NEXT_WEIGHTS, words.SLOTS, words.NEXT_SLOTS];
    const rest = [words.GRADIENT, words.TARGETS, words.LOSSES, words.HITS, words.PROBABILITIES];
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
    ['images', IMAGE_PROGRAM, [layerWord(4, words.MASK)]],
    ['sequences', SEQUENCE_PROGRAM, [layerWord(2, words.TRACE), layerWord(3, words.MASK)]],
  ])('on %s never lets an address through that lies over another region', (_name, net, own) => {
    const parts = [words.FEATURES, words.INPUT, words.WEIGHTS, words.NEXT_WEIGHTS, words.SLOTS, words.NEXT_SLOTS];
    const rest = [words.GRADIENT, words.TARGETS, words.LOSSES, words.HITS, words.PROBABILITIES];
    const others = [words.PREDICTIONS, words.OPTIMIZER_NUMBERS, words.LOSS_NUMBERS, words.GIVEN, words.GIVEN_GRADIENT];
    const gradients = [words.LAYER_OUTPUT_GRADIENT, words.LAYER_INPUT_GRADIENT];
    const { words: laidOut, byteCount, labels } = program(20, net);
    const inLayers = labels.flatMap((_label, index) =>
      [words.LAYER_INPUT, words.LAYER_OUTPUT, ...gradients].map((word) => layerWord(index + 1, word)),
    );
    const places = [...parts, ...rest, ...others, ...inLayers, ...own];
    const registers = integer({ min: START / 16, max: byteCount / 16 });
    assert(
      property(constantFrom(...places), registers, (place, register) => {
        pre(laidOut[place] !== 16 * register); // memory is full: nothing fits anywhere but where it is
        expect(changed(place, 16 * register, net)).toThrow(RangeError);
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

  test('whose two gradients of a layer lie at one address is refused, with what to do', () => {
    const { words: laidOut } = program();
    // They take turns: that after the dense layer 6 is B, those after and before the flattened layer 5 are both A.
    const [a = 0, b = 0] = [5, 6].map((layer) => laidOut[layerWord(layer, words.LAYER_OUTPUT_GRADIENT)]);
    expect(changed(layerWord(6, words.LAYER_OUTPUT_GRADIENT), a)).toThrow(
      "Layer 6 (Dense 5 tanh)'s gradient before it and Layer 6 (Dense 5 tanh)'s gradient after it have to lie at two " +
        `addresses, but both lie at ${a}, so the program is refused. Lay them out in two regions that layers use by turns.`,
    );
    expect(changed(layerWord(5, words.LAYER_OUTPUT_GRADIENT), b)).toThrow(
      "Layer 5 (Flatten)'s gradient before it and Layer 5 (Flatten)'s gradient after it have to lie at one address, " +
        `but lie at ${a} and ${b}, so the program is refused. Lay them out in one region.`,
    );
  });

  // Backward would then read the probabilities that the loss left there as the output of that layer.
  test.each([words.RELU, words.TANH, words.SIGMOID, words.ELU])(
    'whose last layer has the activation %i is refused, the layer named',
    (activation) => {
      expect(changed(layerWord(7, words.ACTIVATION), activation)).toThrow(
        'Layer 7 (Dense 3 softmax) is refused: its activation as the layer that the loss reads has to be 0, ' +
          `but is ${activation}.`,
      );
    },
  );

  test('whose last layer is of another kind than dense is refused, the layer named', () => {
    const shape = [
      [layerWord(7, words.OPERATION), words.CONV2D],
      ...[words.HEIGHT, words.WIDTH, words.SIDE].map((word) => [layerWord(7, word), 1] as const),
      [layerWord(7, words.CHANNELS), 5],
    ] as const; // a convolution of one pixel, which has as many weights
    expect(changedAll(shape)).toThrow(
      'Layer 7 (Dense 3 softmax) is refused: its operation as the layer that the loss reads has to be 1, but is 3.',
    );
  });

  test.each([
    [0, 'Layer 1 (Dropout 0) is refused: its number of parameters as the first trained layer has to be from 1'],
    [
      2,
      'Layer 2 (Convolution 3 of 3 × 3 relu) is refused: its number of parameters as a layer before the first trained one ' +
        'has to be 0, but is 57.',
    ],
    [-1, 'its first trained layer has to be from 0 to 6, but is -1'],
    [7, 'its first trained layer has to be from 0 to 6, but is 7'],
  ])('whose first trained layer is said to be %s, which it is not, is refused', (layer, message) => {
    expect(changed(words.FIRST_TRAINED, layer)).toThrow(message);
  });

  test('that needs more than 1 GiB is refused, with what to do', () => {
    expect(() => program(1_000_000)).toThrow(
      /^This model needs \d+ MiB for batches of 1000000 rows, and 1024 MiB is the most it may have\. Use smaller batches/,
    );
  });
});
