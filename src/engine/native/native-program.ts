import { checkProgram } from './check-program.ts';
import type { NativeLayer } from './native-layers.ts';
import type { NativeOptimizer } from './native-optimizers.ts';
import { checkMemory, lanesFor, MemoryPlan } from './plan-memory.ts';
import * as words from './program-words.ts';

/** What a program is written for. */
export interface Network {
  readonly layers: readonly NativeLayer[];
  readonly optimizer: NativeOptimizer;
  readonly loss: NativeLoss;
}

/** A loss as its kernel knows it. */
export interface NativeLoss {
  readonly kind: number;
  /** Numbers of one row of the last layer. */
  readonly units: number;
  /** Mean and scale as float64; class weights as float32; null where all classes count the same. */
  readonly numbers: Float64Array | Float32Array | null;
}

/** A network laid out in memory. */
export interface NativeProgram {
  readonly words: Int32Array;
  /** Where the words go. */
  readonly address: number;
  /** Bytes of memory it needs, from 0. */
  readonly byteCount: number;
  /** Float32 numbers of a vector as long as all parameters, filled up to whole registers. */
  readonly vectorLength: number;
}

/**
 * Lays a network out in memory from `start` for batches of up to `rows` rows, and writes its program. What does not depend
 * on the batch comes first, so another number of rows leaves it where it is. Nothing is touched. Throws a RangeError when
 * it needs too much memory.
 */
export function layOut(network: Network, start: number, rows: number): NativeProgram {
  const { layers, optimizer, loss } = network;
  const plan = new MemoryPlan(start);
  const program = new Int32Array(words.HEADER_WORDS + layers.length * words.LAYER_WORDS);
  const set = (word: number, value: number) => {
    program[word] = value;
  };
  const address = plan.takeNumbers(program.length);
  const parameterCount = layers.reduce((sum, layer) => sum + layer.parameterCount, 0);
  const vectorLength = 4 * Math.ceil(parameterCount / 4);

  set(words.VERSION, words.PROGRAM_VERSION);
  set(words.LAYER_COUNT, layers.length);
  set(
    words.FIRST_TRAINED,
    layers.findIndex((layer) => layer.parameterCount > 0),
  );
  set(words.INPUT_SIZE, layers[0]?.inputSize ?? 0);
  set(words.PARAMETER_COUNT, parameterCount);
  for (const word of [words.WEIGHTS, words.NEXT_WEIGHTS, words.GRADIENT]) set(word, plan.takeNumbers(vectorLength));
  for (const word of [words.SLOTS, words.NEXT_SLOTS]) set(word, plan.takeNumbers(optimizer.slotCount * vectorLength));
  set(words.OPTIMIZER, optimizer.kind);
  set(words.SLOT_COUNT, optimizer.slotCount);
  set(words.OPTIMIZER_NUMBERS, plan.take(8 * optimizer.numbers.length));
  set(words.LOSS, loss.kind);
  set(words.UNITS, loss.units);
  set(words.LOSS_NUMBERS, loss.numbers === null ? 0 : plan.take(loss.numbers.byteLength));

  const fixedBytes = plan.end;
  const lanes = lanesFor(rows);
  placeBatch(program, network, { plan, lanes });
  const byteCount = plan.end;
  const needs = layers.map((layer) => ({
    label: layer.label,
    byteCount: layerNeed(layer, optimizer.slotCount, lanes),
  }));
  checkMemory({ byteCount, fixedBytes, rows, layers: needs });
  checkProgram(program, { start, end: byteCount, labels: layers.map(({ label }) => label) });
  return { words: program, address, byteCount, vectorLength };
}

/** What a layer takes for itself: its weights with what training keeps beside them, and its numbers of a batch. */
function layerNeed(layer: NativeLayer, slotCount: number, lanes: number): number {
  const { operation, outputSize, parameterCount, traceSize } = layer;
  const outputs = { [words.RESHAPE]: 0, [words.DROPOUT]: 2 }[operation] ?? 1; // those of a mask count as many
  return 4 * ((3 + 2 * slotCount) * parameterCount + (outputs * outputSize + traceSize) * lanes);
}

interface BatchRoom {
  readonly plan: MemoryPlan;
  readonly lanes: number;
}

/** The regions whose size is that of a batch. */
function placeBatch(program: Int32Array, { layers, loss }: Network, { plan, lanes }: BatchRoom): void {
  const set = (word: number, value: number) => {
    program[word] = value;
  };
  const inputSize = layers[0]?.inputSize ?? 0;
  set(words.CAPACITY, lanes);
  set(words.FEATURES, plan.takeNumbers(inputSize * lanes));
  const input = plan.takeNumbers(inputSize * lanes);
  set(words.INPUT, input);
  set(words.TARGETS, plan.take(8 * lanes));
  for (const word of [words.LOSSES, words.PREDICTIONS, words.HITS]) set(word, plan.takeNumbers(lanes));
  set(words.PROBABILITIES, loss.kind === words.SOFTMAX_CROSS_ENTROPY ? plan.takeNumbers(loss.units * lanes) : 0);
  placeLayers(program, layers, { plan, lanes, input });
  const last = words.HEADER_WORDS + (layers.length - 1) * words.LAYER_WORDS;
  set(words.GIVEN, program[last + words.LAYER_OUTPUT] ?? 0);
  set(words.GIVEN_GRADIENT, program[last + words.LAYER_OUTPUT_GRADIENT] ?? 0);
}

/** Outputs one after another; a layer that only gives another shape has its output where its input is. */
function placeLayers(
  program: Int32Array,
  layers: readonly NativeLayer[],
  { plan, lanes, input }: BatchRoom & { readonly input: number },
): void {
  const gradients = placeGradients(layers, program[words.FIRST_TRAINED] ?? 0, { plan, lanes });
  let at = input;
  let firstParameter = 0;
  layers.forEach((layer, index) => {
    const isReshape = layer.operation === words.RESHAPE;
    const output = isReshape ? at : plan.takeNumbers(layer.outputSize * lanes);
    const record = words.HEADER_WORDS + index * words.LAYER_WORDS;
    program.set([layer.operation, layer.activation, at, layer.inputSize, output, layer.outputSize], record);
    program[record + words.LAYER_OUTPUT_GRADIENT] = gradients[index] ?? 0;
    program[record + words.LAYER_INPUT_GRADIENT] = gradients[index - 1] ?? 0;
    program[record + words.FIRST_PARAMETER] = firstParameter;
    program[record + words.MASK] = layer.operation === words.DROPOUT ? plan.takeNumbers(layer.inputSize * lanes) : 0;
    program[record + words.TRACE] = layer.traceSize === 0 ? 0 : plan.takeNumbers(layer.traceSize * lanes);
    for (const [word, value] of layer.settings) program[record + word] = value;
    at = output;
    firstParameter += layer.parameterCount;
  });
}

/**
 * Addresses of the gradients after each layer, 0 where nobody needs one. They lie in two regions by turns: the gradient
 * after a layer is no longer needed once the one before it is known.
 */
function placeGradients(
  layers: readonly NativeLayer[],
  firstTrained: number,
  { plan, lanes }: BatchRoom,
): readonly number[] {
  let turn = 0;
  const turns = layers.slice(firstTrained).map(({ operation }) => {
    if (operation !== words.RESHAPE) turn = 1 - turn;
    return turn;
  });
  const regions = [0, 1].map((region) => {
    const sizes = turns.map((of, index) => (of === region ? (layers[firstTrained + index]?.outputSize ?? 0) : 0));
    return plan.takeNumbers(Math.max(...sizes) * lanes);
  });
  return [...Array.from({ length: firstTrained }, () => 0), ...turns.map((of) => regions[of] ?? 0)];
}
