import { checkLayer, type CheckedLayer, type Flow } from './check-layer.ts';
import { checkOverlaps, sharedRegions } from './check-overlaps.ts';
import { optimizerSizes } from './native-optimizers.ts';
import { programReader, type MemoryBounds, type ProgramReader, type Region } from './program-reader.ts';
import * as words from './program-words.ts';

/** Where a program may lie, and what its layers are called. The program itself lies at the first byte. */
export interface ProgramBounds extends MemoryBounds {
  readonly labels: readonly string[];
}

/**
 * Throws a RangeError for a program that the kernels must not be given: one that reads or writes outside its memory, whose
 * shapes do not fit together, or two of whose regions overlap. The error names the layer. Nothing in memory is touched
 * before this.
 */
export function checkProgram(program: Int32Array, bounds: ProgramBounds): void {
  const header = programReader(program, { start: 0, name: 'The program' }, bounds);
  checkHeader(header, program.length);
  const parts = partsOf(header);
  const layers = checkLayers(program, header, bounds);
  checkOverlaps([
    { what: "The program's words", address: bounds.start, byteCount: 4 * program.length },
    ...parts,
    ...layers.flatMap(({ owned }) => owned),
    ...sharedRegions(layers.flatMap(({ gradients }) => gradients)),
  ]);
}

function checkHeader({ word, expect }: ProgramReader, wordCount: number): void {
  const count = word(words.LAYER_COUNT);
  expect('version', word(words.VERSION), [words.PROGRAM_VERSION, words.PROGRAM_VERSION]);
  expect('number of layers', count, [1, 1024]);
  const length = words.HEADER_WORDS + count * words.LAYER_WORDS;
  expect('number of words', wordCount, [length, length]);
  expect('capacity', word(words.CAPACITY), [words.LANE_STEP, 2 ** 20]);
  expect('capacity beyond whole steps', word(words.CAPACITY) % words.LANE_STEP, [0, 0]);
  expect('first trained layer', word(words.FIRST_TRAINED), [0, count - 1]);
  expect('input size', word(words.INPUT_SIZE), [1, 2 ** 24]);
  expect('number of parameters', word(words.PARAMETER_COUNT), [1, 2 ** 28]);
  expect('loss', word(words.LOSS), [0, words.LOSS_COUNT - 1]);
  expect('optimizer', word(words.OPTIMIZER), [0, words.OPTIMIZER_COUNT - 1]);
  expect('units', word(words.UNITS), isOfClasses(word) ? [2, 2 ** 20] : [1, 1]);
  const { slotCount } = optimizerSizes(word(words.OPTIMIZER));
  expect('number of slots', word(words.SLOT_COUNT), [slotCount, slotCount]);
}

function isOfClasses(word: ProgramReader['word']): boolean {
  return word(words.LOSS) === words.SOFTMAX_CROSS_ENTROPY;
}

/** The regions that words of the header point to, except those that belong to a layer. */
function partsOf({ word, expectRegion }: ProgramReader): readonly Region[] {
  const capacity = word(words.CAPACITY);
  const vector = 16 * Math.ceil(word(words.PARAMETER_COUNT) / 4);
  const slots = word(words.SLOT_COUNT) * vector;
  const { numberCount } = optimizerSizes(word(words.OPTIMIZER));
  const batch = 4 * word(words.INPUT_SIZE) * capacity;
  const regions: (readonly [what: string, word: number, byteCount: number])[] = [
    ['weights', words.WEIGHTS, vector],
    ['next weights', words.NEXT_WEIGHTS, vector],
    ['gradient', words.GRADIENT, vector],
    ['slots', words.SLOTS, slots],
    ['next slots', words.NEXT_SLOTS, slots],
    ["optimizer's numbers", words.OPTIMIZER_NUMBERS, 8 * numberCount],
    ['features', words.FEATURES, batch],
    ['input', words.INPUT, batch],
    ['targets', words.TARGETS, 8 * capacity],
    ['losses', words.LOSSES, 4 * capacity],
    ['predictions', words.PREDICTIONS, 4 * capacity],
    ['hits', words.HITS, 4 * capacity],
  ];
  const units = word(words.UNITS);
  if (isOfClasses(word)) regions.push(['probabilities', words.PROBABILITIES, 4 * units * capacity]);
  const lossNumbers = isOfClasses(word) ? 4 * units : 16;
  if (!isOfClasses(word) || word(words.LOSS_NUMBERS) !== 0)
    regions.push(["loss's numbers", words.LOSS_NUMBERS, lossNumbers]);
  return regions.map(([what, index, byteCount]) => expectRegion(index, what, byteCount));
}

/** Each layer in turn, and that the last gives what the loss takes. */
function checkLayers(program: Int32Array, header: ProgramReader, bounds: ProgramBounds): readonly CheckedLayer[] {
  const { word, expect } = header;
  const firstTrained = word(words.FIRST_TRAINED);
  let flow: Flow = { at: word(words.INPUT), size: word(words.INPUT_SIZE), gradient: 0, parameter: 0 };
  const checked = Array.from({ length: word(words.LAYER_COUNT) }, (_, index) => {
    const name = `Layer ${index + 1} (${bounds.labels[index] ?? 'unnamed'})`;
    const layer = programReader(program, { start: words.HEADER_WORDS + index * words.LAYER_WORDS, name }, bounds);
    const training = index < firstTrained ? 'none' : index === firstTrained ? 'first' : 'further';
    const isLast = index === word(words.LAYER_COUNT) - 1;
    const room = { capacity: word(words.CAPACITY), input: word(words.INPUT), training, isLast } as const;
    const found = checkLayer(layer, flow, room);
    flow = found.flow;
    return found;
  });
  expect('size of what the last layer gives', flow.size, [word(words.UNITS), word(words.UNITS)]);
  expect('address of what the last layer gives', word(words.GIVEN), [flow.at, flow.at]);
  expect('address of the gradient by it', word(words.GIVEN_GRADIENT), [flow.gradient, flow.gradient]);
  expect('number of parameters', flow.parameter, [word(words.PARAMETER_COUNT), word(words.PARAMETER_COUNT)]);
  return checked;
}
