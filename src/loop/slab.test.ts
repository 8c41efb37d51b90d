import { describe, expect, test } from 'vitest';
import { Slab } from './slab.ts';

describe('arrays cut from a slab', () => {
  test('are zero, of the length asked for, and none lies over another', () => {
    const slab = new Slab();
    const arrays = Array.from({ length: 500 }, (_, index) => {
      if (index % 3 === 0) return slab.ints(index);
      return index % 3 === 1 ? slab.floats(index) : slab.doubles(index);
    });
    arrays.forEach((array, index) => {
      expect(array).toHaveLength(index);
      expect(array.every((value) => value === 0)).toBe(true);
      array.fill(index);
    });
    arrays.forEach((array, index) => {
      expect(array.every((value) => value === index)).toBe(true);
    });
  });

  test('keep no more than 16 kB of memory, and long ones only their own', () => {
    const slab = new Slab();
    const lengths = Array.from({ length: 100 }, () => slab.ints(50).buffer.byteLength);
    expect(Math.max(...lengths)).toBe(16_384);
    expect(slab.doubles(1000).buffer.byteLength).toBe(8000);
  });
});
