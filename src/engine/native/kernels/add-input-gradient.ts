// dx[i][b] += Σ_o w[i][o] · dy[o][b], the gradient before a layer's sum: dy float32 [outputs][lanes], w [inputs][outputs],
// dx [inputs][lanes]. Four inputs by eight examples at a time; each sum is taken in the order of the outputs.

import { multiplyAdd } from './multiply-add';

/** Adds the gradient to what `dx` holds; where `isFirst`, to zero. `lanes` is a multiple of 8. */
export function addInputGradient(
  dy: usize,
  w: usize,
  dx: usize,
  inputs: i32,
  outputs: i32,
  lanes: i32,
  isFirst: bool,
): void {
  const line = (<usize>lanes) << 2;
  const row = (<usize>outputs) << 2;
  const byFour = inputs & ~3;
  for (let lane: usize = 0; lane < line; lane += 32)
    addEightColumns(dy + lane, line, w, row, dx + lane, line, byFour, outputs, isFirst);
  for (let input = byFour; input < inputs; input++) {
    const wRow = w + <usize>input * row;
    const dxLine = dx + <usize>input * line;
    for (let lane: usize = 0; lane < line; lane += 32) addOne(dy + lane, wRow, dxLine + lane, outputs, line, isFirst);
  }
}

/**
 * Eight columns of dx, of `inputs` lines, a multiple of 4: dx[i] += Σ_o w[i][o] · dy[o]. From a line of dy to the next it is `step` bytes,
 * of w `row` and of dx `line`.
 */
export function addEightColumns(
  dy: usize,
  step: usize,
  w: usize,
  row: usize,
  dx: usize,
  line: usize,
  inputs: i32,
  outputs: i32,
  isFirst: bool,
): void {
  for (let input = 0; input < inputs; input += 4)
    addFourByEight(dy, step, w + <usize>input * row, row, dx + <usize>input * line, line, outputs, isFirst);
}

/** Four inputs, eight examples. */
function addFourByEight(
  dy: usize,
  step: usize,
  w: usize,
  row: usize,
  dx: usize,
  line: usize,
  count: i32,
  isFirst: bool,
): void {
  const dx1 = dx + line;
  const dx2 = dx1 + line;
  const dx3 = dx2 + line;
  let wRow1 = w + row;
  let wRow2 = wRow1 + row;
  let wRow3 = wRow2 + row;
  let a0 = isFirst ? f32x4.splat(0) : v128.load(dx);
  let b0 = isFirst ? f32x4.splat(0) : v128.load(dx, 16);
  let a1 = isFirst ? f32x4.splat(0) : v128.load(dx1);
  let b1 = isFirst ? f32x4.splat(0) : v128.load(dx1, 16);
  let a2 = isFirst ? f32x4.splat(0) : v128.load(dx2);
  let b2 = isFirst ? f32x4.splat(0) : v128.load(dx2, 16);
  let a3 = isFirst ? f32x4.splat(0) : v128.load(dx3);
  let b3 = isFirst ? f32x4.splat(0) : v128.load(dx3, 16);
  for (let output = 0; output < count; output++) {
    const da = v128.load(dy);
    const db = v128.load(dy, 16);
    const w0 = v128.load32_splat(w);
    a0 = multiplyAdd(w0, da, a0);
    b0 = multiplyAdd(w0, db, b0);
    const w1 = v128.load32_splat(wRow1);
    a1 = multiplyAdd(w1, da, a1);
    b1 = multiplyAdd(w1, db, b1);
    const w2 = v128.load32_splat(wRow2);
    a2 = multiplyAdd(w2, da, a2);
    b2 = multiplyAdd(w2, db, b2);
    const w3 = v128.load32_splat(wRow3);
    a3 = multiplyAdd(w3, da, a3);
    b3 = multiplyAdd(w3, db, b3);
    dy += step;
    w += 4;
    wRow1 += 4;
    wRow2 += 4;
    wRow3 += 4;
  }
  v128.store(dx, a0);
  v128.store(dx, b0, 16);
  v128.store(dx1, a1);
  v128.store(dx1, b1, 16);
  v128.store(dx2, a2);
  v128.store(dx2, b2, 16);
  v128.store(dx3, a3);
  v128.store(dx3, b3, 16);
}

/** One input, eight examples. */
function addOne(dy: usize, w: usize, dx: usize, count: i32, line: usize, isFirst: bool): void {
  let a = isFirst ? f32x4.splat(0) : v128.load(dx);
  let b = isFirst ? f32x4.splat(0) : v128.load(dx, 16);
  for (let output = 0; output < count; output++) {
    const weight = v128.load32_splat(w);
    a = multiplyAdd(weight, v128.load(dy), a);
    b = multiplyAdd(weight, v128.load(dy, 16), b);
    dy += line;
    w += 4;
  }
  v128.store(dx, a);
  v128.store(dx, b, 16);
}
