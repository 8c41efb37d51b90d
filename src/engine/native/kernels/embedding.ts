// y[t][o][b] = vectors[x[t][b]][o], Keras' Embedding, and its gradient, dvectors[x[t][b]][o] += dy[t][o][b]: x float32 [steps][lanes],
// whole numbers below VECTOR_COUNT; vectors [count][units]; y [steps][units][lanes].
//
// Four units of four examples at a time. The sum of a number is taken step by step, in each by the order of the examples, whatever the
// sizes are.
import {
  FIRST_PARAMETER,
  LAYER_INPUT,
  LAYER_INPUT_SIZE,
  LAYER_OUTPUT,
  LAYER_OUTPUT_GRADIENT,
  LAYER_OUTPUT_SIZE,
} from '../program-words';
import { place, word } from './memory';

/** `parameters`: all weights of the model. Lanes that belong to no example get vector 0. */
export function embeddingForward(layer: usize, parameters: usize, lanes: i32): void {
  const steps = word(layer, LAYER_INPUT_SIZE);
  const units = word(layer, LAYER_OUTPUT_SIZE) / steps;
  const line = (<usize>lanes) << 2;
  const vectors = parameters + ((<usize>word(layer, FIRST_PARAMETER)) << 2);
  let indices = place(layer, LAYER_INPUT);
  let to = place(layer, LAYER_OUTPUT);
  for (let step = 0; step < steps; step++) {
    for (let lane: usize = 0; lane < line; lane += 16) gatherFour(indices + lane, vectors, to + lane, units, line);
    indices += line;
    to += <usize>units * line;
  }
}

/** `gradient`: that of all weights, zero where this layer's are. Nobody needs the gradient by an index. */
export function embeddingBackward(layer: usize, gradient: usize, lanes: i32): void {
  const steps = word(layer, LAYER_INPUT_SIZE);
  const units = word(layer, LAYER_OUTPUT_SIZE) / steps;
  const line = (<usize>lanes) << 2;
  const vectors = gradient + ((<usize>word(layer, FIRST_PARAMETER)) << 2);
  let indices = place(layer, LAYER_INPUT);
  let from = place(layer, LAYER_OUTPUT_GRADIENT);
  for (let step = 0; step < steps; step++) {
    for (let lane: usize = 0; lane < line; lane += 16) scatterFour(indices + lane, vectors, from + lane, units, line);
    indices += line;
    from += <usize>units * line;
  }
}

/** The vector of the example `k` places after an index. */
function vectorAt(vectors: usize, indices: usize, k: i32, units: i32): usize {
  return vectors + ((<usize>(<i32>load<f32>(indices + ((<usize>k) << 2)) * units)) << 2);
}

function gatherFour(indices: usize, vectors: usize, to: usize, units: i32, line: usize): void {
  const a = vectorAt(vectors, indices, 0, units);
  const b = vectorAt(vectors, indices, 1, units);
  const c = vectorAt(vectors, indices, 2, units);
  const d = vectorAt(vectors, indices, 3, units);
  const end = (<usize>units) << 2;
  let at: usize = 0;
  for (; at + 16 <= end; at += 16, to += 4 * line) {
    const abLow = v128.shuffle<f32>(v128.load(a + at), v128.load(b + at), 0, 4, 1, 5);
    const abHigh = v128.shuffle<f32>(v128.load(a + at), v128.load(b + at), 2, 6, 3, 7);
    const cdLow = v128.shuffle<f32>(v128.load(c + at), v128.load(d + at), 0, 4, 1, 5);
    const cdHigh = v128.shuffle<f32>(v128.load(c + at), v128.load(d + at), 2, 6, 3, 7);
    v128.store(to, v128.shuffle<f32>(abLow, cdLow, 0, 1, 4, 5));
    v128.store(to + line, v128.shuffle<f32>(abLow, cdLow, 2, 3, 6, 7));
    v128.store(to + 2 * line, v128.shuffle<f32>(abHigh, cdHigh, 0, 1, 4, 5));
    v128.store(to + 3 * line, v128.shuffle<f32>(abHigh, cdHigh, 2, 3, 6, 7));
  }
  for (; at < end; at += 4, to += line) {
    store<f32>(to, load<f32>(a + at));
    store<f32>(to, load<f32>(b + at), 4);
    store<f32>(to, load<f32>(c + at), 8);
    store<f32>(to, load<f32>(d + at), 12);
  }
}

/** Two of the four may be one vector: each is read only after the one before was written. */
function scatterFour(indices: usize, vectors: usize, from: usize, units: i32, line: usize): void {
  const a = vectorAt(vectors, indices, 0, units);
  const b = vectorAt(vectors, indices, 1, units);
  const c = vectorAt(vectors, indices, 2, units);
  const d = vectorAt(vectors, indices, 3, units);
  const end = (<usize>units) << 2;
  let at: usize = 0;
  for (; at + 16 <= end; at += 16, from += 4 * line) {
    const low = v128.load(from);
    const next = v128.load(from + line);
    const third = v128.load(from + 2 * line);
    const high = v128.load(from + 3 * line);
    const abLow = v128.shuffle<f32>(low, next, 0, 4, 1, 5); // units 0 and 1 of a, then of b
    const cdLow = v128.shuffle<f32>(low, next, 2, 6, 3, 7);
    const abHigh = v128.shuffle<f32>(third, high, 0, 4, 1, 5);
    const cdHigh = v128.shuffle<f32>(third, high, 2, 6, 3, 7);
    addTo(a + at, v128.shuffle<f32>(abLow, abHigh, 0, 1, 4, 5));
    addTo(b + at, v128.shuffle<f32>(abLow, abHigh, 2, 3, 6, 7));
    addTo(c + at, v128.shuffle<f32>(cdLow, cdHigh, 0, 1, 4, 5));
    addTo(d + at, v128.shuffle<f32>(cdLow, cdHigh, 2, 3, 6, 7));
  }
  for (; at < end; at += 4, from += line) {
    store<f32>(a + at, load<f32>(a + at) + load<f32>(from));
    store<f32>(b + at, load<f32>(b + at) + load<f32>(from, 4));
    store<f32>(c + at, load<f32>(c + at) + load<f32>(from, 8));
    store<f32>(d + at, load<f32>(d + at) + load<f32>(from, 12));
  }
}

function addTo(address: usize, x: v128): void {
  v128.store(address, f32x4.add(v128.load(address), x));
}
