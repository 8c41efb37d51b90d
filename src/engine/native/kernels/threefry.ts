// Threefry2x32 with 20 rounds, four counters at once: additions, rotations and exclusive ors of whole numbers, so it gives the bits of
// `threefry2x32` in src/datasets/threefry.ts, and a number depends on nothing drawn before it.
// Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011).

const PARITY: i32 = 0x1bd11bda;

function rotated(x: v128, by: i32): v128 {
  return v128.or(i32x4.shl(x, by), i32x4.shr_u(x, 32 - by));
}

/** The second word of a round, from its sum with the first. */
function mixed(sum: v128, b: v128, by: i32): v128 {
  return v128.xor(rotated(b, by), sum);
}

/**
 * Stores int32 [4][2]: the two words of the key's image of the counters [c, 0] for c = `counter` … `counter` + 3, in the order in which
 * they are drawn.
 */
export function storeRandomWords(to: usize, counter: i32, key0: i32, key1: i32): void {
  const k0 = i32x4.splat(key0);
  const k1 = i32x4.splat(key1);
  const key2 = key0 ^ key1 ^ PARITY;
  let a = i32x4.add(i32x4.add(i32x4.splat(counter), i32x4(0, 1, 2, 3)), k0);
  let b = k1;

  a = i32x4.add(a, b);
  b = mixed(a, b, 13);
  a = i32x4.add(a, b);
  b = mixed(a, b, 15);
  a = i32x4.add(a, b);
  b = mixed(a, b, 26);
  a = i32x4.add(a, b);
  b = mixed(a, b, 6);
  a = i32x4.add(a, k1);
  b = i32x4.add(b, i32x4.splat(key2 + 1));

  a = i32x4.add(a, b);
  b = mixed(a, b, 17);
  a = i32x4.add(a, b);
  b = mixed(a, b, 29);
  a = i32x4.add(a, b);
  b = mixed(a, b, 16);
  a = i32x4.add(a, b);
  b = mixed(a, b, 24);
  a = i32x4.add(a, i32x4.splat(key2));
  b = i32x4.add(b, i32x4.splat(key0 + 2));

  a = i32x4.add(a, b);
  b = mixed(a, b, 13);
  a = i32x4.add(a, b);
  b = mixed(a, b, 15);
  a = i32x4.add(a, b);
  b = mixed(a, b, 26);
  a = i32x4.add(a, b);
  b = mixed(a, b, 6);
  a = i32x4.add(a, k0);
  b = i32x4.add(b, i32x4.splat(key1 + 3));

  a = i32x4.add(a, b);
  b = mixed(a, b, 17);
  a = i32x4.add(a, b);
  b = mixed(a, b, 29);
  a = i32x4.add(a, b);
  b = mixed(a, b, 16);
  a = i32x4.add(a, b);
  b = mixed(a, b, 24);
  a = i32x4.add(a, k1);
  b = i32x4.add(b, i32x4.splat(key2 + 4));

  a = i32x4.add(a, b);
  b = mixed(a, b, 13);
  a = i32x4.add(a, b);
  b = mixed(a, b, 15);
  a = i32x4.add(a, b);
  b = mixed(a, b, 26);
  a = i32x4.add(a, b);
  b = mixed(a, b, 6);
  a = i32x4.add(a, i32x4.splat(key2));
  b = i32x4.add(b, i32x4.splat(key0 + 5));

  v128.store(to, v128.shuffle<i32>(a, b, 0, 4, 1, 5));
  v128.store(to, v128.shuffle<i32>(a, b, 2, 6, 3, 7), 16);
}
