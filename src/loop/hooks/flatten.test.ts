import { expect, test } from 'vitest';
import { ndArray } from '../batch.ts';
import type { BatchData } from '../hook.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { Flatten, FLATTEN } from './flatten.ts';

function flatOf(value: unknown): unknown {
  const batchData: BatchData = { a: value };
  new Flatten({ variables: { a: 'flat' } }).afterBatch({ streamName: 's', batchData });
  expect(batchData['a']).toBe(value);
  return batchData['flat'];
}

test.each<[unknown, unknown[]]>([
  [
    [1, [2, [3, [4]]], 5],
    [1, 2, 3, 4, 5],
  ],
  [Float32Array.of(1, 2), [1, 2]],
  [ndArray(Int32Array.of(1, 2, 3, 4), [2, 2]), [1, 2, 3, 4]],
  [
    [ndArray(Int32Array.of(1, 2), [2, 1]), Uint8Array.of(3), []],
    [1, 2, 3],
  ],
  [
    ['one', ['two']],
    ['one', 'two'],
  ],
  ['text', ['text']],
  [7, [7]],
  [null, [null]],
  [[], []],
])('[FL1] %j becomes %j', (value, flat) => {
  expect(flatOf(value)).toEqual(flat);
});

test('[FL1] several variables, and the list is no view of the variable', () => {
  const a = [1, 2];
  const batchData: BatchData = { a, b: [[3]] };
  new Flatten({ variables: { a: 'flatA', b: 'flatB' } }).afterBatch({ streamName: 's', batchData });
  a[0] = 9;
  expect(batchData).toEqual({ a: [9, 2], b: [[3]], flatA: [1, 2], flatB: [3] });
});

test('[FL2] later hooks see it, in the streams listed', async () => {
  const seen: unknown[] = [];
  const spy = { afterBatch: ({ batchData }: { batchData: BatchData }) => void seen.push(batchData['flat']) };
  const hooks = [spy, new Flatten({ variables: { x: 'flat' }, streams: ['valid'] }), { ...spy }];
  await createTestLoop({ hooks, skipZerothEpoch: true }).loop.runTraining();
  expect(seen).toEqual([undefined, undefined, undefined, undefined, undefined, [0, 0]]);
});

test('[FL2] no streams are none', () => {
  const batchData: BatchData = {};
  new Flatten({ variables: { a: 'flat' }, streams: [] }).afterBatch({ streamName: 's', batchData });
  expect(batchData).toEqual({});
});

test('[FL3] no variables, or a missing one', () => {
  expect(() => new Flatten()).toThrow('Flatten: variables must name at least one variable');
  expect(() => new Flatten({ variables: {} })).toThrow('Flatten: variables must name at least one variable');
  const hook = new Flatten({ variables: { toString: 'flat' } });
  expect(() => {
    hook.afterBatch({ streamName: 's', batchData: { x: [1], y: [2] } });
  }).toThrow("Flatten: stream 's' has no variable 'toString'. It has: x, y.");
});

test('[FL2] what it reads and writes', () => {
  const variables = { image: 'pixels', mask: 'bits' };
  expect(FLATTEN.keys({ variables })).toEqual({
    reads: { batch: ['image', 'mask'] },
    writes: { batch: ['pixels', 'bits'] },
  });
});
