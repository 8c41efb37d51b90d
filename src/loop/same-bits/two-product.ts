/** 2^27 + 1: splits the 53 bits of a double into two halves whose products are exact. */
const SPLITTER = 134_217_729;

/**
 * The product of two numbers without rounding, as the sum of a double and what rounding took from it. Exact where the
 * product is above 1e-290 and both numbers are below 1e290.
 *
 * Source: T. J. Dekker, "A floating-point technique for extending the available precision", Numer. Math. 18 (1971).
 */
export function twoProduct(a: number, b: number): readonly [product: number, rest: number] {
  const product = a * b;
  const aHigh = a * SPLITTER - (a * SPLITTER - a);
  const bHigh = b * SPLITTER - (b * SPLITTER - b);
  const [aLow, bLow] = [a - aHigh, b - bHigh];
  return [product, aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow];
}
