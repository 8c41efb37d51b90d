// Reading the words of a program, and writing zeros.

/** The word `index` words after an address. */
export function word(address: usize, index: i32): i32 {
  return load<i32>(address + ((<usize>index) << 2));
}

/** The address that a word holds. */
export function place(address: usize, index: i32): usize {
  return <usize>word(address, index);
}

/**
 * Writes zeros into the lanes of every line that belong to no example, so that nothing there, not even an infinity,
 * gets into the sums over a batch. `lines`: float32 [count][lanes].
 */
export function clearPadding(lines: usize, count: i32, rows: i32, lanes: i32): void {
  if (rows == lanes) return;
  const used = (<usize>rows) << 2;
  const length = (<usize>lanes) << 2;
  for (let line = 0; line < count; line++) memory.fill(lines + <usize>line * length + used, 0, length - used);
}
