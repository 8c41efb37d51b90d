/** A number as it is told in a sentence: four digits that count, no trailing zeros. */
export function shortNumber(value: number): string {
  return String(Number(value.toPrecision(4)));
}
