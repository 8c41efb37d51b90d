// What the module gives: one call for a whole step, and for tests the functions that have an error bound.
import {
  ADAM,
  AVERAGE_POOLING2D,
  CAPACITY,
  CONV2D,
  DENSE,
  DROPOUT,
  EMBEDDING,
  EVALUATED,
  FEATURES,
  FIRST_TRAINED,
  GRADIENT,
  GRU,
  HEADER_WORDS,
  INPUT,
  INPUT_SIZE,
  LANE_STEP,
  LAYER_COUNT,
  LAYER_OUTPUT,
  LAYER_OUTPUT_SIZE,
  LAYER_WORDS,
  LOSS,
  LOSS_NOT_FINITE,
  MAX_POOLING2D,
  MOMENTUM,
  NEXT_SLOTS,
  NEXT_WEIGHTS,
  OPERATION,
  OPTIMIZER,
  PARAMETER_COUNT,
  RESHAPE,
  ROWS_REFUSED,
  SLOTS,
  SOFTMAX_CROSS_ENTROPY,
  TRAIN,
  TRAINED,
  UPDATE_NOT_FINITE,
  WEIGHTS,
} from '../program-words';
import { adam } from './adam';
import { conv2dBackward, conv2dForward } from './conv2d';
import { denseBackward, denseForward } from './dense';
import { dropoutBackward, dropoutForward } from './dropout';
import { embeddingBackward, embeddingForward } from './embedding';
import { exponential, exponentialMinusOne } from './exponential';
import { gruBackward, gruForward } from './gru';
import { hyperbolicTangent } from './hyperbolic-tangent';
import { logarithm } from './logarithm';
import { meanSquaredError } from './mean-squared-error';
import { clearPadding, place, word } from './memory';
import { momentum } from './momentum';
import { pooling2dBackward, pooling2dForward } from './pooling2d';
import { sgd } from './sgd';
import { softmaxCrossEntropy } from './softmax-cross-entropy';
import { transposeRows } from './transpose-rows';

/** The first free byte: where a program may be written. */
export function memoryStart(): usize {
  return (__heap_base + 15) & ~15;
}

/**
 * One batch of `rows` examples: forward and loss; with the mode TRAIN also backward and update. Answers EVALUATED, TRAINED,
 * LOSS_NOT_FINITE, UPDATE_NOT_FINITE or ROWS_REFUSED. The program has to be one that `checkProgram` let pass.
 */
export function step(program: usize, rows: i32, mode: i32): i32 {
  if (rows < 1 || rows > word(program, CAPACITY)) return ROWS_REFUSED;
  const lanes = (rows + LANE_STEP - 1) & ~(LANE_STEP - 1);
  const isTraining = mode == TRAIN;
  transposeRows(place(program, FEATURES), place(program, INPUT), rows, word(program, INPUT_SIZE), lanes);
  forward(program, rows, lanes, isTraining);
  const isFinite =
    word(program, LOSS) == SOFTMAX_CROSS_ENTROPY
      ? softmaxCrossEntropy(program, rows, lanes, isTraining)
      : meanSquaredError(program, rows, lanes);
  if (!isTraining) return EVALUATED;
  if (!isFinite) return LOSS_NOT_FINITE;
  backward(program, lanes);
  if (!update(program)) return UPDATE_NOT_FINITE;
  exchange(program, WEIGHTS, NEXT_WEIGHTS);
  exchange(program, SLOTS, NEXT_SLOTS);
  return TRAINED;
}

function layerAt(program: usize, index: i32): usize {
  return program + ((<usize>(HEADER_WORDS + index * LAYER_WORDS)) << 2);
}

function forward(program: usize, rows: i32, lanes: i32, isTraining: bool): void {
  const parameters = place(program, WEIGHTS);
  const count = word(program, LAYER_COUNT);
  for (let index = 0; index < count; index++) {
    const layer = layerAt(program, index);
    const operation = word(layer, OPERATION);
    if (operation == RESHAPE) continue;
    if (operation == DENSE) denseForward(layer, parameters, lanes);
    else if (operation == DROPOUT) dropoutForward(layer, rows, lanes, isTraining);
    else if (operation == CONV2D) conv2dForward(layer, parameters, lanes);
    else if (operation == MAX_POOLING2D || operation == AVERAGE_POOLING2D) pooling2dForward(layer, lanes);
    else if (operation == EMBEDDING) embeddingForward(layer, parameters, lanes);
    else if (operation == GRU) gruForward(layer, parameters, rows, lanes);
    clearPadding(place(layer, LAYER_OUTPUT), word(layer, LAYER_OUTPUT_SIZE), rows, lanes);
  }
}

function backward(program: usize, lanes: i32): void {
  const parameters = place(program, WEIGHTS);
  const gradient = place(program, GRADIENT);
  memory.fill(gradient, 0, (<usize>word(program, PARAMETER_COUNT)) << 2);
  for (let index = word(program, LAYER_COUNT) - 1; index >= word(program, FIRST_TRAINED); index--) {
    const layer = layerAt(program, index);
    const operation = word(layer, OPERATION);
    if (operation == DENSE) denseBackward(layer, parameters, gradient, lanes);
    else if (operation == DROPOUT) dropoutBackward(layer, lanes);
    else if (operation == CONV2D) conv2dBackward(layer, parameters, gradient, lanes);
    else if (operation == MAX_POOLING2D || operation == AVERAGE_POOLING2D) pooling2dBackward(layer, lanes);
    else if (operation == EMBEDDING) embeddingBackward(layer, gradient, lanes);
    else if (operation == GRU) gruBackward(layer, parameters, gradient, lanes);
  }
}

/** Fills the next weights and slots; says whether all are finite. */
function update(program: usize): bool {
  const size = ((<usize>word(program, PARAMETER_COUNT) + 3) & ~3) << 2;
  const optimizer = word(program, OPTIMIZER);
  if (optimizer == ADAM) return adam(program, size);
  return optimizer == MOMENTUM ? momentum(program, size) : sgd(program, size);
}

function exchange(program: usize, a: i32, b: i32): void {
  const held = word(program, a);
  store<i32>(program + ((<usize>a) << 2), word(program, b));
  store<i32>(program + ((<usize>b) << 2), held);
}

// For tests: x ← f(x) for `count` float32, a multiple of 4, in place.

export function applyExponential(x: usize, count: i32): void {
  const end = x + ((<usize>count) << 2);
  for (; x < end; x += 16) v128.store(x, exponential(v128.load(x)));
}

export function applyExponentialMinusOne(x: usize, count: i32): void {
  const end = x + ((<usize>count) << 2);
  for (; x < end; x += 16) v128.store(x, exponentialMinusOne(v128.load(x)));
}

export function applyLogarithm(x: usize, count: i32): void {
  const end = x + ((<usize>count) << 2);
  for (; x < end; x += 16) v128.store(x, logarithm(v128.load(x)));
}

export function applyHyperbolicTangent(x: usize, count: i32): void {
  hyperbolicTangent(x, x + ((<usize>count) << 2));
}
