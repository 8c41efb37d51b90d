import { describe, expect, it } from 'vitest';
import { normal } from './normal.ts';
import { seededRandom } from './seeded-random.ts';
import { shuffledIndices } from './shuffled-indices.ts';
import { threefry2x32 } from './threefry.ts';

function draw(uniform: () => number, count: number): number[] {
  return Array.from({ length: count }, uniform);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}

function correlation(first: readonly number[], second: readonly number[]): number {
  const [firstMean, secondMean] = [mean(first), mean(second)];
  const covariance = mean(first.map((value, index) => (value - firstMean) * ((second[index] ?? 0) - secondMean)));
  const variance = (numbers: readonly number[], centre: number) => mean(numbers.map((value) => (value - centre) ** 2));
  return covariance / Math.sqrt(variance(first, firstMean) * variance(second, secondMean));
}

describe('threefry2x32', () => {
  it.each([
    { key: [0, 0], counter: [0, 0], image: [0x6b200159, 0x99ba4efe] },
    { key: [0xffffffff, 0xffffffff], counter: [0xffffffff, 0xffffffff], image: [0x1cb996fc, 0xbb002be7] },
    { key: [0x13198a2e, 0x03707344], counter: [0x243f6a88, 0x85a308d3], image: [0xc4923a9c, 0x483df7a0] },
  ])('gives the known answers of the Random123 library: $counter', ({ key, counter, image }) => {
    const block = Int32Array.from(counter);
    threefry2x32(block, key[0] ?? 0, key[1] ?? 0);
    expect([...new Uint32Array(block.buffer)]).toEqual(image);
  });
});

describe('seededRandom', () => {
  it('gives the same numbers for the same seed, purpose and counters, whatever was drawn before', () => {
    const random = seededRandom(7);
    draw(random('shuffle', 3), 10);
    expect(draw(random('split'), 5)).toEqual(draw(seededRandom(7)('split'), 5));
  });

  it('keeps its numbers from version to version', () => {
    expect(draw(seededRandom(1)('shuffle', 0), 4)).toEqual([
      0.9156642828602344, 0.4841682268306613, 0.8579885396175086, 0.46429696190170944,
    ]);
  });

  it('gives other numbers for another seed, purpose, counter or number of counters', () => {
    const first = (seed: number, purpose: string, ...counters: number[]) => seededRandom(seed)(purpose, ...counters)();
    const numbers = [
      first(1, 'split'),
      first(2, 'split'),
      first(-1, 'split'),
      first(1.5, 'split'),
      first(2 ** 32 + 1, 'split'),
      first(1, 'shuffle'),
      first(1, 'split '),
      first(1, ''),
      first(1, '\0'),
      first(1, 'split', 0),
      first(1, 'split', 0, 0),
      first(1, 'split', 1),
      first(1, 'split', 0, 1),
      first(1, 'split', 1, 0),
    ];
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('stays in [0, 1) and fills it evenly (chi-square over 100 bins, 99 degrees of freedom)', () => {
    const bins = new Array<number>(100).fill(0);
    for (const value of draw(seededRandom(3)('weights', 1), 100_000)) {
      expect(value >= 0 && value < 1).toBe(true);
      const bin = Math.floor(value * 100);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    const chiSquare = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(chiSquare).toBeGreaterThan(50); // 99.999 % of fair generators lie between 50 and 170
    expect(chiSquare).toBeLessThan(170);
  });

  it('has no correlation between purposes, between counters, or with the number before', () => {
    const random = seededRandom(5);
    const numbers = draw(random('dropout', 1), 20_000);
    const bound = 4 / Math.sqrt(20_000);
    expect(Math.abs(correlation(numbers, draw(random('shuffle', 1), 20_000)))).toBeLessThan(bound);
    expect(Math.abs(correlation(numbers, draw(random('dropout', 2), 20_000)))).toBeLessThan(bound);
    expect(Math.abs(correlation(numbers.slice(1), numbers.slice(0, -1)))).toBeLessThan(bound);
    const firstNumbers = Array.from({ length: 20_000 }, (_, index) => random('point', index)());
    expect(Math.abs(correlation(firstNumbers.slice(1), firstNumbers.slice(0, -1)))).toBeLessThan(bound);
    expect(mean(firstNumbers)).toBeCloseTo(0.5, 1);
  });
});

describe('shuffledIndices', () => {
  it.each([0, 1, 2, 100])('is a permutation of %i indices', (count) => {
    const indices = shuffledIndices(count, seededRandom(1)('shuffle'));
    expect([...indices].sort((first, second) => first - second)).toEqual(Array.from({ length: count }, (_, i) => i));
  });

  it('gives every order equally often', () => {
    const orders = new Map<string, number>();
    const uniform = seededRandom(9)('shuffle');
    for (let trial = 0; trial < 6000; trial += 1) {
      const order = shuffledIndices(3, uniform).join('');
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    expect(orders.size).toBe(6);
    for (const count of orders.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});

describe('normal', () => {
  it('has mean 0, standard deviation 1 and the tails of the normal distribution', () => {
    const numbers = draw(normal(seededRandom(4)('noise')), 100_000);
    expect(Math.abs(mean(numbers))).toBeLessThan(0.02);
    expect(Math.abs(mean(numbers.map((value) => value ** 2)) - 1)).toBeLessThan(0.03);
    const beyondTwo = numbers.filter((value) => Math.abs(value) > 2).length / numbers.length;
    expect(Math.abs(beyondTwo - 0.0455)).toBeLessThan(0.004);
  });

  it('stays finite where the uniform number is 0', () => {
    const value = normal(() => 0);
    expect([value(), value()].every(Number.isFinite)).toBe(true);
  });
});
