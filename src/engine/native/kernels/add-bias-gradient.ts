// db[o] += Σ_b dy[o][b], the gradient of a layer's bias: dy float32 [outputs][lanes], db [outputs]. Lane k of a register sums the examples
// k, k + 4, k + 8, …, and then the lanes are summed.
import { addTo, sumEach } from './sum-lanes';

/** Adds the gradient. `lanes` is a multiple of 8. */
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
