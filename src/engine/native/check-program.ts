import * as words from './program-words.ts';

/** Where a program may lie, and what its layers are called. */
export interface ProgramBounds {
  /** The first byte that it may use, and the first after it. */
  readonly start: number;
  readonly end: number;
  readonly labels: readonly string[];
}

/**
 * Throws a RangeError for a program that the kernels must not be given: one that reads or writes outside its memory, or
 * whose shapes do not fit together. The error names the layer. Nothing in memory is touched before this.
 */
export function checkProgram(program: Int32Array, bounds: ProgramBounds): void {
  const header = reader(program, 0, 'The program');
  const count = header.word(words.LAYER_COUNT);
  header.expect('version', header.word(words.VERSION), [words.PROGRAM_VERSION, words.PROGRAM_VERSION]);
  header.expect('number of layers', count, [1, 1024]);
  const length = words.HEADER_WORDS + count * words.LAYER_WORDS;
  header.expect('number of words', program.length, [length, length]);
  header.expect('capacity', header.word(words.CAPACITY), [words.LANE_STEP, 2 ** 20]);
  header.expect('capacity beyond whole steps', header.word(words.CAPACITY) % words.LANE_STEP, [0, 0]);
  header.expect('first trained layer', header.word(words.FIRST_TRAINED), [0, count - 1]);
  checkParts(header, bounds);
  let place: Flow = { at: header.word(words.INPUT), size: header.word(words.INPUT_SIZE), parameter: 0 };
  for (let index = 0; index < count; index++) {
    const name = `Layer ${index + 1} (${bounds.labels[index] ?? 'unnamed'})`;
    const layer = reader(program, words.HEADER_WORDS + index * words.LAYER_WORDS, name);
    place = checkLayer(layer, place, { ...bounds, capacity: header.word(words.CAPACITY) });
  }
  const units = header.word(words.UNITS);
  header.expect('size of what the last layer gives', place.size, [units, units]);
  header.expect('address of what the last layer gives', header.word(words.GIVEN), [place.at, place.at]);
  const parameterCount = header.word(words.PARAMETER_COUNT);
  header.expect('number of parameters', place.parameter, [parameterCount, parameterCount]);
}

/** What one layer hands to the next: where, how much, and how many parameters came before. */
interface Flow {
  readonly at: number;
  readonly size: number;
  readonly parameter: number;
}

interface Reader {
  readonly word: (index: number) => number;
  readonly expect: (what: string, value: number, range: readonly [number, number]) => void;
}

function reader(program: Int32Array, start: number, name: string): Reader {
  return {
    word: (index) => program[start + index] ?? -1,
    expect: (what, value, [low, high]) => {
      if (value >= low && value <= high) return;
      const wanted = low === high ? String(low) : `from ${low} to ${high}`;
      throw new RangeError(`${name} is refused: its ${what} has to be ${wanted}, but is ${value}.`);
    },
  };
}

/** That `byteCount` bytes from the address in a word lie within bounds, on a whole register. */
function expectRegion({ word, expect }: Reader, index: number, region: ProgramBounds & { byteCount: number }): void {
  const { start, end, byteCount } = region;
  const address = word(index);
  expect(`address in word ${index}`, address, [start, end - byteCount]);
  expect(`address in word ${index} beyond whole registers`, address % 16, [0, 0]);
}

function checkParts(header: Reader, bounds: ProgramBounds): void {
  const capacity = header.word(words.CAPACITY);
  const units = header.word(words.UNITS);
  const optimizer = header.word(words.OPTIMIZER);
  const vector = 16 * Math.ceil(header.word(words.PARAMETER_COUNT) / 4);
  header.expect('input size', header.word(words.INPUT_SIZE), [1, 2 ** 24]);
  header.expect('number of parameters', header.word(words.PARAMETER_COUNT), [1, 2 ** 28]);
  header.expect('loss', header.word(words.LOSS), [0, words.LOSS_COUNT - 1]);
  header.expect('optimizer', optimizer, [0, words.OPTIMIZER_COUNT - 1]);
  const isClasses = header.word(words.LOSS) === words.SOFTMAX_CROSS_ENTROPY;
  header.expect('units', units, isClasses ? [2, 2 ** 20] : [1, 1]);
  const slotCount = [0, 1, 2][optimizer] ?? 0;
  header.expect('number of slots', header.word(words.SLOT_COUNT), [slotCount, slotCount]);
  const regions: readonly (readonly [word: number, byteCount: number])[] = [
    ...[words.WEIGHTS, words.NEXT_WEIGHTS, words.GRADIENT].map((word) => [word, vector] as const),
    ...[words.SLOTS, words.NEXT_SLOTS].map((word) => [word, slotCount * vector] as const),
    [words.OPTIMIZER_NUMBERS, 8 * ([1, 2, 6][optimizer] ?? 0)],
    [words.FEATURES, 4 * header.word(words.INPUT_SIZE) * capacity],
    [words.INPUT, 4 * header.word(words.INPUT_SIZE) * capacity],
    [words.TARGETS, 8 * capacity],
    ...[words.ROW_WEIGHTS, words.LOSSES, words.PREDICTIONS, words.HITS].map((word) => [word, 4 * capacity] as const),
    ...[words.GIVEN, words.GIVEN_GRADIENT].map((word) => [word, 4 * units * capacity] as const),
    ...(isClasses ? ([[words.PROBABILITIES, 4 * units * capacity]] as const) : []),
    ...(isClasses && header.word(words.LOSS_NUMBERS) === 0
      ? []
      : ([[words.LOSS_NUMBERS, isClasses ? 4 * units : 16]] as const)),
  ];
  for (const [word, byteCount] of regions) expectRegion(header, word, { ...bounds, byteCount });
}

function checkLayer(layer: Reader, before: Flow, bounds: ProgramBounds & { capacity: number }): Flow {
  const operation = layer.word(words.OPERATION);
  const inputSize = layer.word(words.LAYER_INPUT_SIZE);
  const outputSize = layer.word(words.LAYER_OUTPUT_SIZE);
  const region = (size: number) => ({ ...bounds, byteCount: 4 * size * bounds.capacity });
  layer.expect('operation', operation, [0, words.OPERATION_COUNT - 1]);
  layer.expect('activation', layer.word(words.ACTIVATION), [0, words.ACTIVATION_COUNT - 1]);
  layer.expect('input size', inputSize, [before.size, before.size]);
  layer.expect('input address', layer.word(words.LAYER_INPUT), [before.at, before.at]);
  layer.expect('output size', outputSize, [1, 2 ** 24]);
  expectRegion(layer, words.LAYER_OUTPUT, region(outputSize));
  expectRegion(layer, words.LAYER_OUTPUT_GRADIENT, region(outputSize));
  if (layer.word(words.LAYER_INPUT_GRADIENT) !== 0) expectRegion(layer, words.LAYER_INPUT_GRADIENT, region(inputSize));
  if (operation === words.DROPOUT) expectRegion(layer, words.MASK, region(inputSize));
  if (operation === words.RESHAPE)
    layer.expect('output address', layer.word(words.LAYER_OUTPUT), [before.at, before.at]);
  const { size, parameterCount } = shapeOf(layer, operation);
  layer.expect('output size', outputSize, [size, size]);
  layer.expect('first parameter', layer.word(words.FIRST_PARAMETER), [before.parameter, before.parameter]);
  return { at: layer.word(words.LAYER_OUTPUT), size, parameter: before.parameter + parameterCount };
}

/** What a layer's output and parameters have to be, by its other words. */
function shapeOf(layer: Reader, operation: number): { readonly size: number; readonly parameterCount: number } {
  const inputSize = layer.word(words.LAYER_INPUT_SIZE);
  const outputSize = layer.word(words.LAYER_OUTPUT_SIZE);
  if (operation === words.DENSE) return { size: outputSize, parameterCount: (inputSize + 1) * outputSize };
  if (operation === words.RESHAPE || operation === words.DROPOUT) return { size: inputSize, parameterCount: 0 };
  const [height, width, channels] = [words.HEIGHT, words.WIDTH, words.CHANNELS].map((word) => {
    layer.expect('image', layer.word(word), [1, 2 ** 12]);
    return layer.word(word);
  }) as [number, number, number];
  const side = layer.word(words.SIDE);
  layer.expect('side', side, operation === words.CONV2D ? [1, 64] : [1, Math.min(height, width)]);
  layer.expect('input size', inputSize, [height * width * channels, height * width * channels]);
  if (operation !== words.CONV2D)
    return { size: Math.floor(height / side) * Math.floor(width / side) * channels, parameterCount: 0 };
  const filters = Math.floor(outputSize / (height * width));
  layer.expect('filters', filters, [1, 2 ** 12]);
  return { size: filters * height * width, parameterCount: (side * side * channels + 1) * filters };
}
