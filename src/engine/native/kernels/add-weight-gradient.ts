// dw[i][o] += Σ_b x[i][b] · dy[o][b] and db[o] += Σ_b dy[o][b], the gradients of a layer's weights and bias: x float32
// [inputs][lanes], dy [outputs][lanes], dw [inputs][outputs], db [outputs].
//
// Lane k of a register sums the examples k, k + 4, k + 8, …; at the end ((0 + 2) + (1 + 3)). So is the order whatever the
// sizes are.

/** Adds the gradient of the weights. `lanes` is a multiple of 8. */
export function addWeightGradient(x: usize, dy: usize, dw: usize, inputs: i32, outputs: i32, lanes: i32): void {
  const line = (<usize>lanes) << 2;
  const row = (<usize>outputs) << 2;
  let input = 0;
  for (; input + 2 <= inputs; input += 2) {
    const xTile = x + <usize>input * line;
    const dwTile = dw + <usize>input * row;
    let output = 0;
    for (; output + 4 <= outputs; output += 4)
      addTwoByFour(xTile, dy + <usize>output * line, dwTile + ((<usize>output) << 2), row, line);
    for (; output < outputs; output++) {
      const place = dwTile + ((<usize>output) << 2);
      addOne(xTile, dy + <usize>output * line, place, line);
      addOne(xTile + line, dy + <usize>output * line, place + row, line);
    }
  }
  if (input == inputs) return;
  for (let output = 0; output < outputs; output++)
    addOne(x + <usize>input * line, dy + <usize>output * line, dw + <usize>input * row + ((<usize>output) << 2), line);
}

/** Adds the gradient of the bias. */
export function addBiasGradient(dy: usize, db: usize, outputs: i32, lanes: i32): void {
  const line = (<usize>lanes) << 2;
  for (let output = 0; output < outputs; output++) {
    let sum = f32x4.splat(0);
    for (let lane: usize = 0; lane < line; lane += 16) sum = f32x4.add(sum, v128.load(dy + lane));
    addTo(db + ((<usize>output) << 2), sum);
    dy += line;
  }
}

/** Two inputs, four outputs. */
function addTwoByFour(x: usize, dy: usize, dw: usize, row: usize, line: usize): void {
  let a0 = f32x4.splat(0);
  let a1 = f32x4.splat(0);
  let a2 = f32x4.splat(0);
  let a3 = f32x4.splat(0);
  let b0 = f32x4.splat(0);
  let b1 = f32x4.splat(0);
  let b2 = f32x4.splat(0);
  let b3 = f32x4.splat(0);
  const dy1 = dy + line;
  const dy2 = dy1 + line;
  const dy3 = dy2 + line;
  for (let lane: usize = 0; lane < line; lane += 16) {
    const xa = v128.load(x + lane);
    const xb = v128.load(x + line + lane);
    const d0 = v128.load(dy + lane);
    a0 = f32x4.add(a0, f32x4.mul(xa, d0));
    b0 = f32x4.add(b0, f32x4.mul(xb, d0));
    const d1 = v128.load(dy1 + lane);
    a1 = f32x4.add(a1, f32x4.mul(xa, d1));
    b1 = f32x4.add(b1, f32x4.mul(xb, d1));
    const d2 = v128.load(dy2 + lane);
    a2 = f32x4.add(a2, f32x4.mul(xa, d2));
    b2 = f32x4.add(b2, f32x4.mul(xb, d2));
    const d3 = v128.load(dy3 + lane);
    a3 = f32x4.add(a3, f32x4.mul(xa, d3));
    b3 = f32x4.add(b3, f32x4.mul(xb, d3));
  }
  v128.store(dw, f32x4.add(v128.load(dw), sumEach(a0, a1, a2, a3)));
  const next = dw + row;
  v128.store(next, f32x4.add(v128.load(next), sumEach(b0, b1, b2, b3)));
}

function addOne(x: usize, dy: usize, dw: usize, line: usize): void {
  let sum = f32x4.splat(0);
  for (let lane: usize = 0; lane < line; lane += 16)
    sum = f32x4.add(sum, f32x4.mul(v128.load(x + lane), v128.load(dy + lane)));
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
