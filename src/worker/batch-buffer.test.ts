import { expect, test } from 'vitest';
import { BatchBuffer } from './batch-buffer.ts';

function record(batchIndex: number) {
  return { streamIndex: 1, epochId: 2, batchIndex, rowCount: 16, loss: batchIndex / 2 };
}

test('batches come out in order, as columns of their own, and are gone then', () => {
  const buffer = new BatchBuffer();
  for (let index = 0; index < 3; index += 1) buffer.push(record(index));
  const columns = buffer.drain();
  buffer.push(record(9));
  expect(columns).toMatchObject({ count: 3 });
  expect([...columns.batchIndex]).toEqual([0, 1, 2]);
  expect([...columns.loss]).toEqual([0, 0.5, 1]);
  expect(buffer.drain().count).toBe(1);
  expect(buffer.drain().count).toBe(0);
});

test('when the page is slow the newest are kept, in order', () => {
  const buffer = new BatchBuffer();
  for (let index = 0; index < 10_000; index += 1) buffer.push(record(index));
  expect(buffer.total).toBe(10_000);
  const { count, batchIndex } = buffer.drain();
  expect(count).toBe(4096);
  expect(batchIndex[0]).toBe(10_000 - 4096);
  expect(batchIndex.at(-1)).toBe(9999);
  expect(batchIndex.every((value, at) => at === 0 || value === (batchIndex[at - 1] ?? 0) + 1)).toBe(true);
});
