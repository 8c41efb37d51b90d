/** A number in a sentence: six digits at most, no zeros at its end. */
export function shortNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}
