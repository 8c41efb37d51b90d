// x[i][b] ← rows[b][i]: the features of a batch, laid out so that the examples of one feature lie side by side.

/** From float32 [rows, inputs] to [inputs][lanes]; lanes that belong to no row become 0. */
export function transposeRows(from: usize, to: usize, rows: i32, inputs: i32, lanes: i32): void {
  const line = (<usize>lanes) << 2;
  const row = (<usize>inputs) << 2;
  if (rows < lanes) memory.fill(to, 0, <usize>inputs * line);
  let b = 0;
  for (; b + 4 <= rows; b += 4) {
    const block = from + <usize>b * row;
    const lane = to + ((<usize>b) << 2);
    let i = 0;
    for (; i + 4 <= inputs; i += 4) transposeBlock(block + ((<usize>i) << 2), lane + <usize>i * line, row, line);
    for (; i < inputs; i++)
      for (let k = 0; k < 4; k++) copyOne(block + ((<usize>i) << 2), lane + <usize>i * line, k, row);
  }
  for (; b < rows; b++)
    for (let i = 0; i < inputs; i++)
      store<f32>(to + <usize>i * line + ((<usize>b) << 2), load<f32>(from + <usize>b * row + ((<usize>i) << 2)));
}

/** Feature of the k-th row from here. */
function copyOne(from: usize, to: usize, k: i32, row: usize): void {
  store<f32>(to + ((<usize>k) << 2), load<f32>(from + <usize>k * row));
}

/** Four rows of four features: `row` bytes from one row to the next, `line` from one feature. */
export function transposeBlock(from: usize, to: usize, row: usize, line: usize): void {
  const a = v128.load(from);
  const b = v128.load(from + row);
  const c = v128.load(from + 2 * row);
  const d = v128.load(from + 3 * row);
  const abLow = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const abHigh = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cdLow = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const cdHigh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f32>(abLow, cdLow, 0, 1, 4, 5));
  v128.store(to + line, v128.shuffle<f32>(abLow, cdLow, 2, 3, 6, 7));
  v128.store(to + 2 * line, v128.shuffle<f32>(abHigh, cdHigh, 0, 1, 4, 5));
  v128.store(to + 3 * line, v128.shuffle<f32>(abHigh, cdHigh, 2, 3, 6, 7));
}
