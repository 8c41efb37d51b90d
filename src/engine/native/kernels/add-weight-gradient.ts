// dw[i][o] += Σ_b x[i][b] · dy[o][b] and db[o] += Σ_b dy[o][b], the gradients of a layer's weights and bias: x float32
// [inputs][lanes], dy [outputs][lanes], dw [inputs][outputs], db [outputs].
//
// Lane k of a register sums the examples k, k + 4, k + 8, …; at the end ((0 + 2) + (1 + 3)). So is the order whatever the
// sizes are.
import { multiplyAdd } from './multiply-add';

/** Adds the gradient of the weights. `lanes` is a multiple of 8. */
export function addWeightGradient(x: usize, dy: usize, dw: usize, inputs: i32, outputs: i32, lanes: i32): void {
  const line = (<usize>lanes) << 2;
  const row = (<usize>outputs) << 2;
  const inTiles = outputs & ~3;
  let input = 0;
  for (; input + 2 <= inputs; input += 2)
    for (let output = 0; output < inTiles; output += 4)
      addTwoByFour(x + <usize>input * line, dy + <usize>output * line, placeOf(dw, input, output, row), row, line);
  if (input < inputs)
    for (let output = 0; output < inTiles; output++)
      addOne(x + <usize>input * line, dy + <usize>output * line, placeOf(dw, input, output, row), line);
  for (let output = inTiles; output < outputs; output++)
    addColumn(x, dy + <usize>output * line, placeOf(dw, 0, output, row), inputs, row, line);
}

function placeOf(dw: usize, input: i32, output: i32, row: usize): usize {
  return dw + <usize>input * row + ((<usize>output) << 2);
}

/** All inputs, one output. */
function addColumn(x: usize, dy: usize, dw: usize, inputs: i32, row: usize, line: usize): void {
  let input = 0;
  for (; input + 4 <= inputs; input += 4) addFourByOne(x + <usize>input * line, dy, dw + <usize>input * row, row, line);
  for (; input < inputs; input++) addOne(x + <usize>input * line, dy, dw + <usize>input * row, line);
}

/** Adds the gradient of the bias. */
export function addBiasGradient(dy: usize, db: usize, outputs: i32, lanes: i32): void {
  const line = (<usize>lanes) << 2;
  let output = 0;
  for (; output + 4 <= outputs; output += 4) {
    addFourLines(dy, db, line);
    dy += 4 * line;
    db += 16;
  }
  for (; output < outputs; output++) {
    let sum = f32x4.splat(0);
    for (let lane: usize = 0; lane < line; lane += 16) sum = f32x4.add(sum, v128.load(dy + lane));
    addTo(db, sum);
    dy += line;
    db += 4;
  }
}

function addFourLines(dy: usize, db: usize, line: usize): void {
  const dy1 = dy + line;
  const dy2 = dy1 + line;
  const dy3 = dy2 + line;
  let a0 = f32x4.splat(0);
  let a1 = f32x4.splat(0);
  let a2 = f32x4.splat(0);
  let a3 = f32x4.splat(0);
  for (let lane: usize = 0; lane < line; lane += 16) {
    a0 = f32x4.add(a0, v128.load(dy + lane));
    a1 = f32x4.add(a1, v128.load(dy1 + lane));
    a2 = f32x4.add(a2, v128.load(dy2 + lane));
    a3 = f32x4.add(a3, v128.load(dy3 + lane));
  }
  v128.store(db, f32x4.add(v128.load(db), sumEach(a0, a1, a2, a3)));
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

function addTo(address: usize, lanes: v128): void {
  const even = f32x4.extract_lane(lanes, 0) + f32x4.extract_lane(lanes, 2);
  const odd = f32x4.extract_lane(lanes, 1) + f32x4.extract_lane(lanes, 3);
  store<f32>(address, load<f32>(address) + (even + odd));
}

/** The sums of the lanes of a, b, c and d, each as in {@link addTo}. */
function sumEach(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}
