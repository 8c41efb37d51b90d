// m ← β₁ m + (1 − β₁) g and v ← β₂ v + (1 − β₂) g², then w ← w − η m̂ / (√v̂ + ε) with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ)
// (Kingma and Ba 2015, algorithm 1). Numbers: η, β₁, β₂, ε, then β₁ᵗ and β₂ᵗ as they grew. Slots: m, v.
import { GRADIENT, NEXT_SLOTS, NEXT_WEIGHTS, OPTIMIZER_NUMBERS, SLOTS, WEIGHTS } from '../program-words';
import { doubtful, isSure } from './doubt';
import { place } from './memory';
import { high, low, narrow } from './wide';

/** Fills the next weights and slots, `size` bytes of each; says whether all are finite. The powers grow only then. */
export function adam(program: usize, size: usize): bool {
  const numbers = place(program, OPTIMIZER_NUMBERS);
  const beta1 = load<f64>(numbers, 8);
  const beta2 = load<f64>(numbers, 16);
  const power1 = load<f64>(numbers, 32) * beta1;
  const power2 = load<f64>(numbers, 40) * beta2;
  if (!move(program, size, 1 / (1 - power1), 1 / (1 - power2))) return false;
  store<f64>(numbers, power1, 32);
  store<f64>(numbers, power2, 40);
  return true;
}

function move(program: usize, size: usize, meanScale: f64, squareScale: f64): bool {
  const numbers = place(program, OPTIMIZER_NUMBERS);
  const beta1 = load<f64>(numbers, 8);
  const beta2 = load<f64>(numbers, 16);
  const gradient = place(program, GRADIENT);
  const slots = place(program, SLOTS);
  const nextSlots = place(program, NEXT_SLOTS);
  let doubt = i32x4.splat(0);
  for (let at: usize = 0; at < size; at += 16) {
    const g = v128.load(gradient + at);
    const m = v128.load(slots + at);
    const v = v128.load(slots + size + at);
    const m0 = mix(low(m), low(g), beta1);
    const m1 = mix(high(m), high(g), beta1);
    const v0 = mixSquare(low(v), low(g), beta2);
    const v1 = mixSquare(high(v), high(g), beta2);
    const w = v128.load(place(program, WEIGHTS) + at);
    const moved = narrow(
      f64x2.sub(low(w), stride(m0, v0, numbers, meanScale, squareScale)),
      f64x2.sub(high(w), stride(m1, v1, numbers, meanScale, squareScale)),
    );
    const mean = narrow(m0, m1);
    const square = narrow(v0, v1);
    v128.store(nextSlots + at, mean);
    v128.store(nextSlots + size + at, square);
    v128.store(place(program, NEXT_WEIGHTS) + at, moved);
    doubt = doubtful(doubtful(doubtful(doubt, mean), square), moved);
  }
  return isSure(doubt);
}

function mix(m: v128, g: v128, beta: f64): v128 {
  return f64x2.add(f64x2.mul(f64x2.splat(beta), m), f64x2.mul(f64x2.splat(1 - beta), g));
}

function mixSquare(v: v128, g: v128, beta: f64): v128 {
  const part = f64x2.mul(f64x2.mul(f64x2.splat(1 - beta), g), g);
  return f64x2.add(f64x2.mul(f64x2.splat(beta), v), part);
}

/** η m̂ / (√v̂ + ε) */
function stride(m: v128, v: v128, numbers: usize, meanScale: f64, squareScale: f64): v128 {
  const rate = f64x2.splat(load<f64>(numbers));
  const epsilon = f64x2.splat(load<f64>(numbers, 24));
  const size = f64x2.mul(f64x2.mul(rate, m), f64x2.splat(meanScale));
  return f64x2.div(size, f64x2.add(f64x2.sqrt(f64x2.mul(v, f64x2.splat(squareScale))), epsilon));
}
