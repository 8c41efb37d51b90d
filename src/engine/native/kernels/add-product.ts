// y[o][b] += Σ_i w[i][o] · x[i][b], the sum of a layer: x float32 [inputs][lanes], w [inputs][outputs], y [outputs][lanes].
//
// Four outputs by eight examples at a time stay in registers (the register tile of Goto and van de Geijn, "Anatomy of
// high-performance matrix multiplication", 2008). Each sum is taken in the order of the inputs, whatever the sizes.

/** Inputs taken in one go: their part of x and of w stays in the first cache while it is used. */
const BLOCK: i32 = 256;

/** Adds the product. `lanes` is a multiple of 8. */
export function addProduct(x: usize, w: usize, y: usize, inputs: i32, outputs: i32, lanes: i32): void {
  const line = (<usize>lanes) << 2; // bytes from one feature to the next
  const row = (<usize>outputs) << 2; // bytes from one input's weights to the next
  for (let start = 0; start < inputs; start += BLOCK) {
    const count = min(BLOCK, inputs - start);
    const xStart = x + <usize>start * line;
    const wStart = w + <usize>start * row;
    let output = 0;
    for (; output + 4 <= outputs; output += 4) {
      const wTile = wStart + ((<usize>output) << 2);
      const yTile = y + <usize>output * line;
      for (let lane: usize = 0; lane < line; lane += 32) addFour(xStart + lane, wTile, yTile + lane, count, row, line);
    }
    for (; output < outputs; output++) {
      const wTile = wStart + ((<usize>output) << 2);
      const yTile = y + <usize>output * line;
      for (let lane: usize = 0; lane < line; lane += 32) addOne(xStart + lane, wTile, yTile + lane, count, row, line);
    }
  }
}

/** Four outputs, eight examples. */
function addFour(x: usize, w: usize, y: usize, count: i32, row: usize, line: usize): void {
  const y1 = y + line;
  const y2 = y1 + line;
  const y3 = y2 + line;
  let a0 = v128.load(y);
  let b0 = v128.load(y, 16);
  let a1 = v128.load(y1);
  let b1 = v128.load(y1, 16);
  let a2 = v128.load(y2);
  let b2 = v128.load(y2, 16);
  let a3 = v128.load(y3);
  let b3 = v128.load(y3, 16);
  for (let i = 0; i < count; i++) {
    const xa = v128.load(x);
    const xb = v128.load(x, 16);
    const w0 = v128.load32_splat(w);
    a0 = f32x4.add(a0, f32x4.mul(w0, xa));
    b0 = f32x4.add(b0, f32x4.mul(w0, xb));
    const w1 = v128.load32_splat(w, 4);
    a1 = f32x4.add(a1, f32x4.mul(w1, xa));
    b1 = f32x4.add(b1, f32x4.mul(w1, xb));
    const w2 = v128.load32_splat(w, 8);
    a2 = f32x4.add(a2, f32x4.mul(w2, xa));
    b2 = f32x4.add(b2, f32x4.mul(w2, xb));
    const w3 = v128.load32_splat(w, 12);
    a3 = f32x4.add(a3, f32x4.mul(w3, xa));
    b3 = f32x4.add(b3, f32x4.mul(w3, xb));
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
function addOne(x: usize, w: usize, y: usize, count: i32, row: usize, line: usize): void {
  let a = v128.load(y);
  let b = v128.load(y, 16);
  for (let i = 0; i < count; i++) {
    const weight = v128.load32_splat(w);
    a = f32x4.add(a, f32x4.mul(weight, v128.load(x)));
    b = f32x4.add(b, f32x4.mul(weight, v128.load(x, 16)));
    x += line;
    w += row;
  }
  v128.store(y, a);
  v128.store(y, b, 16);
}
