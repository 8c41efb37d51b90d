// dx[i][b] += Σ_o w[i][o] · dy[o][b], the gradient before a layer's sum: dy float32 [outputs][lanes], w [inputs][outputs],
// dx [inputs][lanes]. Four inputs by eight examples at a time; each sum is taken in the order of the outputs.

/** Adds the gradient. `lanes` is a multiple of 8. */
export function addInputGradient(dy: usize, w: usize, dx: usize, inputs: i32, outputs: i32, lanes: i32): void {
  const line = (<usize>lanes) << 2;
  const row = (<usize>outputs) << 2;
  let input = 0;
  for (; input + 4 <= inputs; input += 4) {
    const wTile = w + <usize>input * row;
    const dxTile = dx + <usize>input * line;
    for (let lane: usize = 0; lane < line; lane += 32) addFour(dy + lane, wTile, dxTile + lane, outputs, row, line);
  }
  for (; input < inputs; input++) {
    const wTile = w + <usize>input * row;
    const dxTile = dx + <usize>input * line;
    for (let lane: usize = 0; lane < line; lane += 32) addOne(dy + lane, wTile, dxTile + lane, outputs, line);
  }
}

/** Four inputs, eight examples. */
function addFour(dy: usize, w: usize, dx: usize, count: i32, row: usize, line: usize): void {
  const dx1 = dx + line;
  const dx2 = dx1 + line;
  const dx3 = dx2 + line;
  let wRow1 = w + row;
  let wRow2 = wRow1 + row;
  let wRow3 = wRow2 + row;
  let a0 = v128.load(dx);
  let b0 = v128.load(dx, 16);
  let a1 = v128.load(dx1);
  let b1 = v128.load(dx1, 16);
  let a2 = v128.load(dx2);
  let b2 = v128.load(dx2, 16);
  let a3 = v128.load(dx3);
  let b3 = v128.load(dx3, 16);
  for (let output = 0; output < count; output++) {
    const da = v128.load(dy);
    const db = v128.load(dy, 16);
    const w0 = v128.load32_splat(w);
    a0 = f32x4.add(a0, f32x4.mul(w0, da));
    b0 = f32x4.add(b0, f32x4.mul(w0, db));
    const w1 = v128.load32_splat(wRow1);
    a1 = f32x4.add(a1, f32x4.mul(w1, da));
    b1 = f32x4.add(b1, f32x4.mul(w1, db));
    const w2 = v128.load32_splat(wRow2);
    a2 = f32x4.add(a2, f32x4.mul(w2, da));
    b2 = f32x4.add(b2, f32x4.mul(w2, db));
    const w3 = v128.load32_splat(wRow3);
    a3 = f32x4.add(a3, f32x4.mul(w3, da));
    b3 = f32x4.add(b3, f32x4.mul(w3, db));
    dy += line;
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
function addOne(dy: usize, w: usize, dx: usize, count: i32, line: usize): void {
  let a = v128.load(dx);
  let b = v128.load(dx, 16);
  for (let output = 0; output < count; output++) {
    const weight = v128.load32_splat(w);
    a = f32x4.add(a, f32x4.mul(weight, v128.load(dy)));
    b = f32x4.add(b, f32x4.mul(weight, v128.load(dy, 16)));
    dy += line;
    w += 4;
  }
  v128.store(dx, a);
  v128.store(dx, b, 16);
}
