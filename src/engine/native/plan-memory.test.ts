import { describe, expect, test } from 'vitest';
import { LANE_STEP } from './program-words.ts';
import { checkMemory, MEMORY_LIMIT_BYTES, type MemoryNeed } from './plan-memory.ts';

const MEBIBYTE = 2 ** 20;

function refusal(need: Partial<MemoryNeed>): () => void {
  const layers = [
    { label: 'Dense 8 tanh', byteCount: 1 },
    { label: 'Dense 9000 tanh', byteCount: 700.5 * MEBIBYTE },
    { label: 'Dense 3 softmax', byteCount: 200 * MEBIBYTE },
  ];
  return () => {
    checkMemory({ byteCount: MEMORY_LIMIT_BYTES + 1, fixedBytes: MEBIBYTE, rows: 640, layers, ...need });
  };
}

describe('a model that takes more than 1 GiB is refused', () => {
  test('with the batch and the layer that takes the most, where smaller batches would help', () => {
    expect(refusal({})).toThrow(
      new RangeError(
        'This model needs 1025 MiB for batches of 640 rows, and 1024 MiB is the most it may have. ' +
          'Use smaller batches or smaller layers: the largest, Dense 9000 tanh, takes 701 MiB.',
      ),
    );
  });

  test('without advice to make batches smaller, where its weights alone do not fit', () => {
    const need = { byteCount: 1500 * MEBIBYTE, fixedBytes: 1400 * MEBIBYTE, rows: 1 };
    expect(refusal(need)).toThrow(
      new RangeError(
        'This model needs 1500 MiB even for the smallest batches, and 1024 MiB is the most it may have. ' +
          'Use smaller layers: the largest, Dense 9000 tanh, takes 701 MiB.',
      ),
    );
  });

  test('without that advice too, where the smallest batch does not fit beside its weights', () => {
    const need = { byteCount: 900 * MEBIBYTE + 4 * 150 * MEBIBYTE, fixedBytes: 900 * MEBIBYTE, rows: 4 * LANE_STEP };
    expect(refusal(need)).toThrow(
      /^This model needs 1050 MiB even for the smallest batches, and 1024 MiB is the most it may have\. Use smaller layers: the largest, Dense 9000 tanh,/,
    );
  });
});

test('a model that takes 1 GiB is not refused', () => {
  expect(refusal({ byteCount: MEMORY_LIMIT_BYTES })).not.toThrow();
});
