// Every line is filled with one number, the bias of its output: lines float32 [count][lanes], bias [count].

/** line[o][b] ← bias[o]. `lanes` is a multiple of 4. */
export function fillLines(lines: usize, bias: usize, count: i32, lanes: i32): void {
  const line = (<usize>lanes) << 2;
  for (let index = 0; index < count; index++) {
    const value = v128.load32_splat(bias + ((<usize>index) << 2));
    const end = lines + line;
    for (; lines < end; lines += 16) v128.store(lines, value);
  }
}
