import { gruTraceSize } from '../gru.ts';
import * as words from '../program-words.ts';

/** Bytes of memory: the first, and the first after them. */
export type ByteRange = readonly [start: number, end: number];

/** What a step only reads: nothing that it writes may lie here. */
export function keptRanges(program: Int32Array, address: number): readonly ByteRange[] {
  const at = (word: number) => program[word] ?? NaN;
  const vector = 16 * Math.ceil(at(words.PARAMETER_COUNT) / 4);
  const capacity = at(words.CAPACITY);
  const region = (word: number, byteCount: number): ByteRange => [at(word), at(word) + byteCount];
  const isOfClasses = at(words.LOSS) === words.SOFTMAX_CROSS_ENTROPY;
  return [
    [address, address + 4 * words.WEIGHTS],
    [address + 4 * (words.NEXT_SLOTS + 1), address + 4 * program.length],
    region(words.WEIGHTS, vector),
    region(words.SLOTS, at(words.SLOT_COUNT) * vector),
    region(words.OPTIMIZER_NUMBERS, 8), // the learning rate, which each of them has
    region(words.FEATURES, 4 * at(words.INPUT_SIZE) * capacity),
    region(words.TARGETS, (isOfClasses ? 4 : 8) * capacity),
    ...(at(words.LOSS_NUMBERS) === 0 ? [] : [region(words.LOSS_NUMBERS, isOfClasses ? 4 * at(words.UNITS) : 16)]),
  ];
}

/**
 * What one step on `rows` rows may write to, by the words of a program that lies at `address`: written down here from
 * program-words.ts, so that it does not lean on the check it is there to test.
 */
export function writableRanges(program: Int32Array, address: number, rows: number): readonly ByteRange[] {
  const lanes = words.LANE_STEP * Math.ceil(rows / words.LANE_STEP);
  const at = (word: number) => program[word] ?? NaN;
  const vector = 16 * Math.ceil(at(words.PARAMETER_COUNT) / 4);
  const region = (word: number, byteCount: number): ByteRange => [at(word), at(word) + byteCount];
  const exchanged = [words.WEIGHTS, words.NEXT_WEIGHTS, words.SLOTS, words.NEXT_SLOTS];
  const layers = Array.from({ length: at(words.LAYER_COUNT) }, (_, index) => {
    const start = words.HEADER_WORDS + index * words.LAYER_WORDS;
    return layerRanges(program.subarray(start, start + words.LAYER_WORDS), lanes);
  });
  return [
    ...exchanged.map((word): ByteRange => [address + 4 * word, address + 4 * word + 4]),
    region(words.NEXT_WEIGHTS, vector),
    region(words.NEXT_SLOTS, at(words.SLOT_COUNT) * vector),
    region(words.GRADIENT, vector),
    // Of Adam's six numbers, the two powers.
    ...(at(words.OPTIMIZER) === words.ADAM
      ? [[at(words.OPTIMIZER_NUMBERS) + 32, at(words.OPTIMIZER_NUMBERS) + 48] as const]
      : []),
    region(words.INPUT, 4 * at(words.INPUT_SIZE) * lanes),
    ...[words.LOSSES, words.PREDICTIONS, words.HITS].map((word) => region(word, 4 * lanes)),
    ...(at(words.LOSS) === words.SOFTMAX_CROSS_ENTROPY
      ? [region(words.PROBABILITIES, 4 * at(words.UNITS) * lanes)]
      : []),
    ...layers.flat(),
  ];
}

function layerRanges(layer: Int32Array, lanes: number): readonly ByteRange[] {
  const at = (word: number) => layer[word] ?? NaN;
  const region = (word: number, size: number): ByteRange => [at(word), at(word) + 4 * size * lanes];
  const outputSize = at(words.LAYER_OUTPUT_SIZE);
  const gradients = [
    ...(at(words.LAYER_OUTPUT_GRADIENT) === 0 ? [] : [region(words.LAYER_OUTPUT_GRADIENT, outputSize)]),
    ...(at(words.LAYER_INPUT_GRADIENT) === 0 ? [] : [region(words.LAYER_INPUT_GRADIENT, at(words.LAYER_INPUT_SIZE))]),
  ];
  switch (at(words.OPERATION)) {
    case words.RESHAPE:
      return gradients;
    case words.DROPOUT:
      return [...gradients, region(words.LAYER_OUTPUT, outputSize), region(words.MASK, outputSize)];
    case words.GRU: {
      const trace = region(words.TRACE, gruTraceSize(at(words.STEPS), outputSize));
      return [...gradients, region(words.LAYER_OUTPUT, outputSize), trace];
    }
    default:
      return [...gradients, region(words.LAYER_OUTPUT, outputSize)];
  }
}
