import { twoProduct } from './two-product.ts';

/** A number of about 106 bits: the sum of the two. */
type Pair = readonly [high: number, low: number];

/**
 * `base` (from 0 to 1) to a whole power from 0 on, for what decides a run: the same bits in every browser, which `**` need
 * not give. The double nearest to the power, or the one beside it where two are as near to 1 part in 10^7 (up to exponents
 * of 10^6); less exact below 1e-290. By repeated squaring in twice the precision of a double (T. J. Dekker, 1971).
 */
export function wholePower(base: number, exponent: number): number {
  let power: Pair = [1, 0];
  let square: Pair = [base, 0];
  for (let left = exponent; left >= 1; left = Math.floor(left / 2)) {
    if (left % 2 === 1) power = times(power, square);
    square = times(square, square);
  }
  return power[0];
}

function times([aHigh, aLow]: Pair, [bHigh, bLow]: Pair): Pair {
  const [product, rest] = twoProduct(aHigh, bHigh);
  const low = rest + (aHigh * bLow + aLow * bHigh);
  const high = product + low;
  return [high, product - high + low];
}
