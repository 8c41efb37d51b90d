/** The numbers 0 to `count` - 1 in random order (Fisher-Yates, in the form of Durstenfeld, 1964). */
export function shuffledIndices(count: number, uniform: () => number): Int32Array {
  const indices = new Int32Array(count);
  for (let index = 0; index < count; index += 1) indices[index] = index;
  for (let last = count - 1; last > 0; last -= 1) {
    const chosen = Math.floor(uniform() * (last + 1));
    const moved = indices[last] ?? 0;
    indices[last] = indices[chosen] ?? 0;
    indices[chosen] = moved;
  }
  return indices;
}
