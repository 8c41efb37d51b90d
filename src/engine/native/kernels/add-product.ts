// y[o][b] = bias[o] + Σ_i w[i][o] · x[i][b], the sum of a layer: x float32 [inputs][lanes], w [inputs][outputs], bias [outputs],
// y [outputs][lanes].
//
// Four outputs by eight examples at a time stay in registers (the register tile of Goto and van de Geijn, "Anatomy of
// high-performance matrix multiplication", 2008). Each sum is taken in the order of the inputs, whatever the sizes.

import { multiplyAdd } from './multiply-add';

/** Bytes of x that are taken in one go: they stay in the first cache while all outputs use them. */
const BLOCK_BYTES: i32 = 16_384;
/** Bytes of a row of weights from which on four columns of them are copied together: they lie too far apart for the first cache. */
const FAR_APART: usize = 512;
/** The copy: one register for each input of a block, of which there are most where a line has 8 lanes. */
const COLUMNS = memory.data(8192, 16);

/** Adds the product to `bias`; where that is 0, to what `y` holds. `lanes` is a multiple of 8. */
export function addProduct(x: usize, w: usize, bias: usize, y: usize, inputs: i32, outputs: i32, lanes: i32): void {
  const line = (<usize>lanes) << 2; // bytes from one feature to the next
  const row = (<usize>outputs) << 2; // bytes from one input's weights to the next
  const block = max(16, BLOCK_BYTES / (lanes << 2));
  for (let start = 0; start < inputs; start += block) {
    const from = start == 0 ? bias : 0;
    addBlock(x + <usize>start * line, w + <usize>start * row, from, y, min(block, inputs - start), outputs, line);
  }
}

/** The part of the product that `count` inputs make. */
function addBlock(x: usize, w: usize, bias: usize, y: usize, count: i32, outputs: i32, line: usize): void {
  const row = (<usize>outputs) << 2;
  const isFar = row >= FAR_APART;
  const step: usize = isFar ? 16 : row;
  let output = 0;
  for (; output + 4 <= outputs; output += 4) {
    const column = (<usize>output) << 2;
    const from = bias != 0 ? bias + column : 0;
    const yTile = y + <usize>output * line;
    if (isFar) copyColumns(w + column, row, count);
    const wTile = isFar ? COLUMNS : w + column;
    for (let lane: usize = 0; lane < line; lane += 32) addFour(x + lane, wTile, from, yTile + lane, count, step, line);
  }
  for (; output < outputs; output++) {
    const column = (<usize>output) << 2;
    const from = bias != 0 ? bias + column : 0;
    const yTile = y + <usize>output * line;
    for (let lane: usize = 0; lane < line; lane += 32)
      addOne(x + lane, w + column, from, yTile + lane, count, row, line);
  }
}

/** Four columns of weights, from wherever they are into {@link COLUMNS}. */
function copyColumns(w: usize, row: usize, count: i32): void {
  const end = COLUMNS + ((<usize>count) << 4);
  for (let to = COLUMNS; to < end; to += 16) {
    v128.store(to, v128.load(w));
    w += row;
  }
}

/** Four outputs, eight examples. */
function addFour(x: usize, w: usize, bias: usize, y: usize, count: i32, row: usize, line: usize): void {
  const y1 = y + line;
  const y2 = y1 + line;
  const y3 = y2 + line;
  let a0 = bias != 0 ? v128.load32_splat(bias) : v128.load(y);
  let b0 = bias != 0 ? a0 : v128.load(y, 16);
  let a1 = bias != 0 ? v128.load32_splat(bias, 4) : v128.load(y1);
  let b1 = bias != 0 ? a1 : v128.load(y1, 16);
  let a2 = bias != 0 ? v128.load32_splat(bias, 8) : v128.load(y2);
  let b2 = bias != 0 ? a2 : v128.load(y2, 16);
  let a3 = bias != 0 ? v128.load32_splat(bias, 12) : v128.load(y3);
  let b3 = bias != 0 ? a3 : v128.load(y3, 16);
  for (let i = 0; i < count; i++) {
    const xa = v128.load(x);
    const xb = v128.load(x, 16);
    const w0 = v128.load32_splat(w);
    a0 = multiplyAdd(w0, xa, a0);
    b0 = multiplyAdd(w0, xb, b0);
    const w1 = v128.load32_splat(w, 4);
    a1 = multiplyAdd(w1, xa, a1);
    b1 = multiplyAdd(w1, xb, b1);
    const w2 = v128.load32_splat(w, 8);
    a2 = multiplyAdd(w2, xa, a2);
    b2 = multiplyAdd(w2, xb, b2);
    const w3 = v128.load32_splat(w, 12);
    a3 = multiplyAdd(w3, xa, a3);
    b3 = multiplyAdd(w3, xb, b3);
    x += line;
    w += row;
  }
  v128.store(y, a0);
  v128.store(y, b0, 16);
  v128.store(y1, a1);
  v128.store(y1, b1, 16);
  v128.store(y2, a2);
  v128.store(y2, b2, 16);
  v128.store(y3, a3);
  v128.store(y3, b3, 16);
}

/** One output, eight examples. */
function addOne(x: usize, w: usize, bias: usize, y: usize, count: i32, row: usize, line: usize): void {
  let a = bias != 0 ? v128.load32_splat(bias) : v128.load(y);
  let b = bias != 0 ? a : v128.load(y, 16);
  for (let i = 0; i < count; i++) {
    const weight = v128.load32_splat(w);
    a = multiplyAdd(weight, v128.load(x), a);
    b = multiplyAdd(weight, v128.load(x, 16), b);
    x += line;
    w += row;
  }
  v128.store(y, a);
  v128.store(y, b, 16);
}
