// Keras' GRU with reset_after = false, of which the last state goes out. For each step, from h = 0 on:
//
//   z = σ(x Wz + h Uz + bz)    r = σ(x Wr + h Ur + br)    n = tanh(x Wn + (r ∘ h) Un + bn)    h ← z ∘ h + (1 − z) ∘ n
//
// Source: Cho et al., "Learning phrase representations using RNN encoder-decoder for statistical machine translation", EMNLP 2014;
// backwards through time, Werbos 1990. x is float32 [steps][features][lanes]. Parameters: W [features][z r n], U [units][z r] and
// [units][n], b [z r n].
//
// TRACE, in blocks [units][lanes]: of each step its z, r and n; the state before each step and after the last; then six blocks to work
// with. Gradients are added from the last step to the first, within a step in the order of the products they are made of.
import {
  FIRST_PARAMETER,
  LAYER_INPUT,
  LAYER_INPUT_GRADIENT,
  LAYER_INPUT_SIZE,
  LAYER_OUTPUT,
  LAYER_OUTPUT_GRADIENT,
  LAYER_OUTPUT_SIZE,
  STEPS,
  TRACE,
} from '../program-words';
import { addBiasGradient } from './add-bias-gradient';
import { addInputGradient } from './add-input-gradient';
import { addProduct } from './add-product';
import { addWeightGradient } from './add-weight-gradient';
import { clearPadding, place, word } from './memory';
import { sigmoidForward } from './sigmoid';
import { tanhForward } from './tanh';

// The blocks to work with: first three for the gradients by the sums of z, r and n.
const RESET_STATE: usize = 3;
const RESET_STATE_GRADIENT: usize = 4;
const STATE_GRADIENT: usize = 5;

function featureCount(layer: usize): i32 {
  return word(layer, LAYER_INPUT_SIZE) / word(layer, STEPS);
}

/** Bytes of a block. */
function blockSize(layer: usize, lanes: i32): usize {
  return (<usize>(word(layer, LAYER_OUTPUT_SIZE) * lanes)) << 2;
}

function statesOf(layer: usize, block: usize): usize {
  return place(layer, TRACE) + <usize>(3 * word(layer, STEPS)) * block;
}

function workOf(layer: usize, block: usize): usize {
  return statesOf(layer, block) + <usize>(word(layer, STEPS) + 1) * block;
}

// Where the layer's parameters are among `all`: the weights of the model, or their gradient.

function inputWeights(layer: usize, all: usize): usize {
  return all + ((<usize>word(layer, FIRST_PARAMETER)) << 2);
}

function gateWeights(layer: usize, all: usize): usize {
  return inputWeights(layer, all) + ((<usize>(3 * featureCount(layer) * word(layer, LAYER_OUTPUT_SIZE))) << 2);
}

function candidateWeights(layer: usize, all: usize): usize {
  const units = word(layer, LAYER_OUTPUT_SIZE);
  return gateWeights(layer, all) + ((<usize>(2 * units * units)) << 2);
}

function biasOf(layer: usize, all: usize): usize {
  const units = word(layer, LAYER_OUTPUT_SIZE);
  return candidateWeights(layer, all) + ((<usize>(units * units)) << 2);
}

/** `parameters`: all weights of the model. */
export function gruForward(layer: usize, parameters: usize, rows: i32, lanes: i32): void {
  const block = blockSize(layer, lanes);
  const steps = word(layer, STEPS);
  const stepSize = (<usize>(featureCount(layer) * lanes)) << 2;
  let x = place(layer, LAYER_INPUT);
  let gates = place(layer, TRACE);
  let state = statesOf(layer, block);
  memory.fill(state, 0, block);
  for (let step = 0; step < steps; step++) {
    stepForward(layer, parameters, x, gates, state, rows, lanes);
    x += stepSize;
    gates += 3 * block;
    state += block;
  }
  memory.copy(place(layer, LAYER_OUTPUT), state, block);
}

/** Fills the gates of a step, and the state after it from that before it. */
function stepForward(
  layer: usize,
  parameters: usize,
  x: usize,
  gates: usize,
  state: usize,
  rows: i32,
  lanes: i32,
): void {
  const units = word(layer, LAYER_OUTPUT_SIZE);
  const block = blockSize(layer, lanes);
  const candidate = gates + 2 * block;
  const resetState = workOf(layer, block) + RESET_STATE * block;
  const bias = biasOf(layer, parameters);
  addProduct(x, inputWeights(layer, parameters), bias, gates, featureCount(layer), 3 * units, lanes);
  addProduct(state, gateWeights(layer, parameters), 0, gates, units, 2 * units, lanes);
  sigmoidForward(gates, candidate);
  multiply(gates + block, state, resetState, block);
  addProduct(resetState, candidateWeights(layer, parameters), 0, candidate, units, units, lanes);
  tanhForward(candidate, candidate + block);
  clearPadding(gates, 3 * units, rows, lanes); // with a state of 0 before it, the state after it is 0 there too
  blend(gates, candidate, state, state + block, block);
}

/** `gradient`: that of all weights, zero where this layer's are. */
export function gruBackward(layer: usize, parameters: usize, gradient: usize, lanes: i32): void {
  const block = blockSize(layer, lanes);
  const stateGradient = workOf(layer, block) + STATE_GRADIENT * block;
  memory.copy(stateGradient, place(layer, LAYER_OUTPUT_GRADIENT), block);
  for (let step = word(layer, STEPS) - 1; step >= 0; step--) {
    stepBackward(layer, parameters, gradient, step, lanes);
    inputBackward(layer, parameters, gradient, step, lanes);
  }
}

/** From the gradient by the state after a step to that by its sums and by the state before it; adds that of U. */
function stepBackward(layer: usize, parameters: usize, gradient: usize, step: i32, lanes: i32): void {
  const units = word(layer, LAYER_OUTPUT_SIZE);
  const block = blockSize(layer, lanes);
  const gates = place(layer, TRACE) + <usize>(3 * step) * block;
  const state = statesOf(layer, block) + <usize>step * block;
  const sums = workOf(layer, block);
  const candidateSum = sums + 2 * block;
  const resetState = sums + RESET_STATE * block;
  const resetStateGradient = sums + RESET_STATE_GRADIENT * block;
  const stateGradient = sums + STATE_GRADIENT * block;
  unblend(gates, state, sums, stateGradient, block);
  multiply(gates + block, state, resetState, block);
  addWeightGradient(resetState, candidateSum, candidateWeights(layer, gradient), units, units, lanes);
  addInputGradient(candidateSum, candidateWeights(layer, parameters), resetStateGradient, units, units, lanes, true);
  unreset(gates + block, state, resetStateGradient, sums + block, stateGradient, block);
  addWeightGradient(state, sums, gateWeights(layer, gradient), units, 2 * units, lanes);
  addInputGradient(sums, gateWeights(layer, parameters), stateGradient, units, 2 * units, lanes, false);
}

/** From the gradient by a step's sums to that by W and b, and by its features where somebody needs it. */
function inputBackward(layer: usize, parameters: usize, gradient: usize, step: i32, lanes: i32): void {
  const units = word(layer, LAYER_OUTPUT_SIZE);
  const features = featureCount(layer);
  const sums = workOf(layer, blockSize(layer, lanes));
  const offset = (<usize>(step * features * lanes)) << 2;
  const inputGradient = place(layer, LAYER_INPUT_GRADIENT);
  addWeightGradient(
    place(layer, LAYER_INPUT) + offset,
    sums,
    inputWeights(layer, gradient),
    features,
    3 * units,
    lanes,
  );
  addBiasGradient(sums, biasOf(layer, gradient), 3 * units, lanes);
  if (inputGradient == 0) return;
  addInputGradient(sums, inputWeights(layer, parameters), inputGradient + offset, features, 3 * units, lanes, true);
}

// Number by number, `size` bytes of each.

/** to ← a · b. */
function multiply(a: usize, b: usize, to: usize, size: usize): void {
  for (let at: usize = 0; at < size; at += 16) v128.store(to + at, f32x4.mul(v128.load(a + at), v128.load(b + at)));
}

/** to ← z h + (1 − z) n. */
function blend(z: usize, n: usize, h: usize, to: usize, size: usize): void {
  const one = f32x4.splat(1);
  for (let at: usize = 0; at < size; at += 16) {
    const gate = v128.load(z + at);
    const old = f32x4.mul(gate, v128.load(h + at));
    v128.store(to + at, f32x4.add(old, f32x4.mul(f32x4.sub(one, gate), v128.load(n + at))));
  }
}

/** With dh by the state after: sum of z ← dh (h − n) (z − z²), sum of n ← dh (1 − z) (1 − n²), dh ← dh z. */
function unblend(gates: usize, h: usize, sums: usize, dh: usize, size: usize): void {
  const one = f32x4.splat(1);
  for (let at: usize = 0; at < size; at += 16) {
    const z = v128.load(gates + at);
    const n = v128.load(gates + 2 * size + at);
    const slope = v128.load(dh + at);
    const zSlope = f32x4.mul(slope, f32x4.sub(v128.load(h + at), n));
    const nSlope = f32x4.mul(slope, f32x4.sub(one, z));
    v128.store(sums + at, f32x4.mul(zSlope, f32x4.sub(z, f32x4.mul(z, z))));
    v128.store(sums + 2 * size + at, f32x4.mul(nSlope, f32x4.sub(one, f32x4.mul(n, n))));
    v128.store(dh + at, f32x4.mul(slope, z));
  }
}

/** With d by r h: sum of r ← d h (r − r²), dh ← dh + d r. */
function unreset(r: usize, h: usize, d: usize, sum: usize, dh: usize, size: usize): void {
  for (let at: usize = 0; at < size; at += 16) {
    const gate = v128.load(r + at);
    const slope = v128.load(d + at);
    const bent = f32x4.sub(gate, f32x4.mul(gate, gate));
    v128.store(sum + at, f32x4.mul(f32x4.mul(slope, v128.load(h + at)), bent));
    v128.store(dh + at, f32x4.add(v128.load(dh + at), f32x4.mul(slope, gate)));
  }
}
