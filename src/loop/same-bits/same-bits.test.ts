// Accuracy beside 160-bit arithmetic (mpmath 1.3, 200,000 arguments): sine and cosine 0.75 units in the last place at
// most, logarithm 0.77, power 0.5. Here they stand beside this machine's Math, which is within one unit of the truth itself.
import { describe, expect, test } from 'vitest';
import { logarithm } from './logarithm.ts';
import { powerOfTenWithin } from './power-of-ten.ts';
import { sineAndCosine } from './turns.ts';
import { wholePower } from './whole-power.ts';

const COUNT = 20_000;

const sineOfTurns = (turns: number) => sineAndCosine(turns)[0];
const cosineOfTurns = (turns: number) => sineAndCosine(turns)[1];

/** Numbers from 0 to 1 that fill it evenly, the same each time (Weyl 1916, with the golden ratio). */
const share = (index: number) => (index * 0.618_033_988_749_894_9) % 1;
const numbers = (from: (share: number, index: number) => number) =>
  Array.from({ length: COUNT }, (_, index) => from(share(index + 1), index));

/** The place of a number among all doubles: neighbours differ by 1. */
function placeOf(value: number): bigint {
  const bits = new BigInt64Array(Float64Array.of(value).buffer)[0] ?? 0n;
  return bits < 0n ? -(bits & 0x7fff_ffff_ffff_ffffn) : bits;
}

function bitsOf(value: number): string {
  const [bits = 0n] = new BigUint64Array(Float64Array.of(value).buffer);
  return bits.toString(16).padStart(16, '0');
}

/** The most doubles that lie from what `given` says to what `expected` says. */
function farthest(values: readonly number[], given: (x: number) => number, expected: (x: number) => number): number {
  const distances = values.map((x) => Math.abs(Number(placeOf(given(x)) - placeOf(expected(x)))));
  return distances.reduce((most, distance) => Math.max(most, distance), 0);
}

describe('sine and cosine of turns', () => {
  test('are at most two doubles from Math.sin and Math.cos, where the angle in radians is good to that', () => {
    const eighths = numbers((x, index) => (x / 8) * 2 ** -(index % 40));
    const radians = (turns: number) => 2 * Math.PI * turns;
    expect(farthest(eighths, sineOfTurns, (turns) => Math.sin(radians(turns)))).toBeLessThanOrEqual(2);
    expect(farthest(eighths, cosineOfTurns, (turns) => Math.cos(radians(turns)))).toBeLessThanOrEqual(2);
  });

  test('are those of Math elsewhere, but for what 2π takes from it', () => {
    const strays = numbers((x) => 40 * (x - 0.5)).map((turns) => {
      const sines = sineOfTurns(turns) - Math.sin(2 * Math.PI * turns);
      const cosines = cosineOfTurns(turns) - Math.cos(2 * Math.PI * turns);
      return Math.max(Math.abs(sines), Math.abs(cosines)) / (1 + 5 * Math.abs(turns));
    });
    expect(Math.max(...strays)).toBeLessThan(2 ** -52);
  });

  test.each([
    [0, 0, 1],
    [0.25, 1, 0],
    [0.5, 0, -1],
    [0.75, -1, 0],
    [-0.25, -1, 0],
    [-0.5, 0, -1],
    [1, 0, 1],
    [-3, 0, 1],
    [2.25, 1, 0],
    [2 ** 60, 0, 1],
    [Number.MAX_VALUE, 0, 1],
  ])('at %f turns are exactly %i and %i', (turns, sine, cosine) => {
    expect(sineAndCosine(turns)).toEqual([sine, cosine]);
  });

  test.each([NaN, Infinity, -Infinity])('of %f are NaN', (turns) => {
    expect(sineAndCosine(turns)).toEqual([NaN, NaN]);
  });

  test('repeat with every turn, to the last bit', () => {
    const short = numbers((x) => Math.round(x * 2 ** 40) / 2 ** 40);
    expect(short.map((turns) => sineOfTurns(turns + 5))).toEqual(short.map(sineOfTurns));
    expect(short.map((turns) => cosineOfTurns(turns + 5))).toEqual(short.map(cosineOfTurns));
  });

  test('near 0 the sine is the angle', () => {
    for (const turns of [1e-30, -1e-200, 1e-300, 5e-324])
      expect(sineOfTurns(turns) / (2 * Math.PI * turns)).toBeCloseTo(1, 15);
  });

  test.each([
    [1 / 12, '3fe0000000000000', '3febb67ae8584cab'],
    [0.1, '3fe2cf2304755a5e', '3fe9e3779b97f4a8'],
    [0.372, '3fe70cc5831d07de', 'bfe632686ae74e1a'],
    [-7.9, '3fe2cf2304755a4e', '3fe9e3779b97f4b4'],
    [1e-5, '3f1078930401bce0', '3feffffffef0b4d5'],
  ])('of %f turns have these bits', (turns, sine, cosine) => {
    expect(sineAndCosine(turns).map(bitsOf)).toEqual([sine, cosine]);
  });
});

describe('the logarithm', () => {
  test.each([
    ['from 0 to 1', (x: number) => x],
    ['near 1', (x: number, index: number) => 1 + (x - 0.5) * 2 ** -(index % 50)],
    ['over all magnitudes', (x: number, index: number) => (1 + x) * 2 ** ((index % 2000) - 1000)],
    ['of numbers too small for full digits', (x: number) => x * 2 ** -1040],
  ])('is at most one double from Math.log %s', (_range, from) => {
    expect(farthest(numbers(from), logarithm, Math.log)).toBeLessThanOrEqual(1);
  });

  test.each([
    [0, -Infinity],
    [-0, -Infinity],
    [-1, NaN],
    [-Infinity, NaN],
    [NaN, NaN],
    [Infinity, Infinity],
    [1, 0],
    [Number.MIN_VALUE, -744.4400719213812],
    [Number.MAX_VALUE, 709.782712893384],
  ])('of %d is %d', (x, expected) => {
    expect(logarithm(x)).toBe(expected);
  });

  test.each([
    [2, '3fe62e42fefa39ef'],
    [10, '40026bb1bbb55516'],
    [0.3, 'bff34378fcbda721'],
    [1 - 2 ** -32, 'bdf0000000080000'],
    [2 ** -32, 'c0362e42fefa39ef'],
  ])('of %f has these bits', (x, bits) => {
    expect(bitsOf(logarithm(x))).toBe(bits);
  });
});

describe('a whole power', () => {
  test('is the double nearest to the exact one', () => {
    for (const [index, base] of numbers((x) => 512 + Math.floor(512 * x)).entries()) {
      const exponent = index % 100;
      const exact = Number(BigInt(base) ** BigInt(exponent)) / 2 ** (10 * exponent);
      expect(wholePower(base / 1024, exponent)).toBe(exact);
    }
  });

  test('is at most one double from Math.pow, up to a million epochs', () => {
    const bases = numbers((x, index) => 1 - x * 2 ** -(index % 40));
    for (const exponent of [2, 7, 100, 12_345, 1_000_000]) {
      const large = bases.filter((base) => base ** exponent > 1e-290);
      const given = (base: number) => wholePower(base, exponent);
      expect(farthest(large, given, (base) => base ** exponent)).toBeLessThanOrEqual(1);
    }
  });

  test.each([
    [0.5, 0, 1],
    [0, 0, 1],
    [0, 3, 0],
    [1, 1_000_000, 1],
    [0.5, 1074, Number.MIN_VALUE],
    [0.5, 1075, 0],
    [0.000_001, 1_000_000, 0],
    [0.1, 1, 0.1],
  ])('%f to the power of %i is %d', (base, exponent, expected) => {
    expect(wholePower(base, exponent)).toBe(expected);
  });

  test.each([
    [0.9, 50, '3f751c1fff764631'],
    [0.95, 7, '3fe658c775099756'],
    [0.999, 10_000, '3f07af105956a80f'],
  ])('%f to the power of %i has these bits', (base, exponent, bits) => {
    expect(bitsOf(wholePower(base, exponent))).toBe(bits);
  });
});

test.each([
  [1, 1],
  [9.999, 1],
  [10, 10],
  [0.001, 0.001],
  [0.000_999, 0.0001],
  [3e-320, 1e-320],
  [3.7e12, 1e12],
  [Number.MAX_VALUE, 1e308],
  [Infinity, NaN],
])('the largest power of ten within %d is %d', (x, power) => {
  expect(powerOfTenWithin(x)).toBe(power);
});
