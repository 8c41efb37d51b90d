import { expect, test } from 'vitest';
import type { BatchColumns } from '../protocol/messages.ts';
import { BATCH_LOSS_CAPACITY, NO_BATCH_LOSSES, withBatches } from './batch-losses.ts';

function batches(from: number, count: number): BatchColumns {
  const numbers = Array.from({ length: count }, (_, index) => from + index);
  return {
    count,
    streamIndex: new Uint8Array(count),
    epochId: new Int32Array(count),
    batchIndex: Int32Array.from(numbers),
    rowCount: new Int32Array(count),
    loss: Float32Array.from(numbers),
  };
}

test('new batches follow the old ones', () => {
  const losses = withBatches(withBatches(NO_BATCH_LOSSES, batches(0, 2)), batches(2, 3));
  expect(losses.count).toBe(5);
  expect([...losses.batchIndex]).toEqual([0, 1, 2, 3, 4]);
});

test('no new batches change nothing, not even the object', () => {
  const losses = withBatches(NO_BATCH_LOSSES, batches(0, 2));
  expect(withBatches(losses, batches(0, 0))).toBe(losses);
});

test.each([1, 100, 2999, 3000, 4096])('beyond the capacity the oldest go, %i at a time', (count) => {
  let losses = NO_BATCH_LOSSES;
  let from = 0;
  for (; from < 10_000; from += count) losses = withBatches(losses, batches(from, count));
  expect(losses.count).toBe(BATCH_LOSS_CAPACITY);
  expect(losses.loss.at(-1)).toBe(from - 1);
  expect(losses.loss[0]).toBe(from - BATCH_LOSS_CAPACITY);
});
