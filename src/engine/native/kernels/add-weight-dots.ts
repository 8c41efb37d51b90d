// dw[i][o] += Σ_b x[i][b] · dy[o][b], each number of dw a product of two lines of examples: for layers of few inputs or outputs, and
// for what is left of others. Lane k of a register sums the examples k, k + 4, k + 8, …, and then the lanes are summed.
import { multiplyAdd } from './multiply-add';
import { addTo, sumEach } from './sum-lanes';

/** Adds the products. From an input of dw to the next it is `row` bytes, from a line of x or dy to the next `line`. */
export function addWeightDots(
  x: usize,
  dy: usize,
  dw: usize,
  inputs: i32,
  outputs: i32,
  row: usize,
  line: usize,
): void {
  const inTiles = outputs & ~3;
  for (let output = 0; output < inTiles; output += 4) {
    const tile = dw + ((<usize>output) << 2);
    addFourColumns(x, dy + <usize>output * line, tile, inputs, row, line);
  }
  for (let output = inTiles; output < outputs; output++)
    addColumn(x, dy + <usize>output * line, dw + ((<usize>output) << 2), inputs, row, line);
}

/** All inputs, four outputs. */
function addFourColumns(x: usize, dy: usize, dw: usize, inputs: i32, row: usize, line: usize): void {
  let input = 0;
  for (; input + 2 <= inputs; input += 2) addTwoByFour(x + <usize>input * line, dy, dw + <usize>input * row, row, line);
  if (input == inputs) return;
  for (let output: usize = 0; output < 4; output++)
    addOne(x + <usize>input * line, dy + output * line, dw + <usize>input * row + (output << 2), line);
}

/** All inputs, one output. */
function addColumn(x: usize, dy: usize, dw: usize, inputs: i32, row: usize, line: usize): void {
  let input = 0;
  for (; input + 4 <= inputs; input += 4) addFourByOne(x + <usize>input * line, dy, dw + <usize>input * row, row, line);
  for (; input < inputs; input++) addOne(x + <usize>input * line, dy, dw + <usize>input * row, line);
}

/** Two inputs, four outputs. */
function addTwoByFour(x: usize, dy: usize, dw: usize, row: usize, line: usize): void {
  let x1 = x + line;
  let dy1 = dy + line;
  let dy2 = dy1 + line;
  let dy3 = dy2 + line;
  const end = x1;
  let a0 = f32x4.splat(0);
  let a1 = f32x4.splat(0);
  let a2 = f32x4.splat(0);
  let a3 = f32x4.splat(0);
  let b0 = f32x4.splat(0);
  let b1 = f32x4.splat(0);
  let b2 = f32x4.splat(0);
  let b3 = f32x4.splat(0);
  while (x < end) {
    const xa = v128.load(x);
    const xb = v128.load(x1);
    const d0 = v128.load(dy);
    a0 = multiplyAdd(xa, d0, a0);
    b0 = multiplyAdd(xb, d0, b0);
    const d1 = v128.load(dy1);
    a1 = multiplyAdd(xa, d1, a1);
    b1 = multiplyAdd(xb, d1, b1);
    const d2 = v128.load(dy2);
    a2 = multiplyAdd(xa, d2, a2);
    b2 = multiplyAdd(xb, d2, b2);
    const d3 = v128.load(dy3);
    a3 = multiplyAdd(xa, d3, a3);
    b3 = multiplyAdd(xb, d3, b3);
    // Each address goes on by itself: V8 would reckon sums of two addresses anew at every turn.
    x += 16;
    x1 += 16;
    dy += 16;
    dy1 += 16;
    dy2 += 16;
    dy3 += 16;
  }
  v128.store(dw, f32x4.add(v128.load(dw), sumEach(a0, a1, a2, a3)));
  const next = dw + row;
  v128.store(next, f32x4.add(v128.load(next), sumEach(b0, b1, b2, b3)));
}

/** Four inputs, one output. */
function addFourByOne(x: usize, dy: usize, dw: usize, row: usize, line: usize): void {
  const x1 = x + line;
  const x2 = x1 + line;
  const x3 = x2 + line;
  let a0 = f32x4.splat(0);
  let a1 = f32x4.splat(0);
  let a2 = f32x4.splat(0);
  let a3 = f32x4.splat(0);
  for (let lane: usize = 0; lane < line; lane += 16) {
    const d = v128.load(dy + lane);
    a0 = multiplyAdd(v128.load(x + lane), d, a0);
    a1 = multiplyAdd(v128.load(x1 + lane), d, a1);
    a2 = multiplyAdd(v128.load(x2 + lane), d, a2);
    a3 = multiplyAdd(v128.load(x3 + lane), d, a3);
  }
  const sums = sumEach(a0, a1, a2, a3);
  store<f32>(dw, load<f32>(dw) + f32x4.extract_lane(sums, 0));
  store<f32>(dw + row, load<f32>(dw + row) + f32x4.extract_lane(sums, 1));
  store<f32>(dw + 2 * row, load<f32>(dw + 2 * row) + f32x4.extract_lane(sums, 2));
  store<f32>(dw + 3 * row, load<f32>(dw + 3 * row) + f32x4.extract_lane(sums, 3));
}

function addOne(x: usize, dy: usize, dw: usize, line: usize): void {
  let sum = f32x4.splat(0);
  for (let lane: usize = 0; lane < line; lane += 16) sum = multiplyAdd(v128.load(x + lane), v128.load(dy + lane), sum);
  addTo(dw, sum);
}
