// The sum of a register's four lanes, ((0 + 2) + (1 + 3)).

/** Adds the sum of the lanes to the number at an address. */
export function addTo(address: usize, lanes: v128): void {
  const even = f32x4.extract_lane(lanes, 0) + f32x4.extract_lane(lanes, 2);
  const odd = f32x4.extract_lane(lanes, 1) + f32x4.extract_lane(lanes, 3);
  store<f32>(address, load<f32>(address) + (even + odd));
}

/** The sums of the lanes of a, b, c and d, each in the same order. */
export function sumEach(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}
