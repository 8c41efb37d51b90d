import { expect, test } from 'vitest';
import { lazyNdArray, ndArray, numberCount, writeNumbers } from './batch.ts';

const counting = () => {
  let calls = 0;
  const array = lazyNdArray([2, 2], (target) => {
    calls += 1;
    target.set([1, 2, 3, 4]);
  });
  return { array, calls: () => calls };
};

test('the numbers of a lazy array are made when they are first asked for, once', () => {
  const { array, calls } = counting();
  expect([array.length, array.shape, numberCount(array), calls()]).toEqual([2, [2, 2], 4, 0]);
  expect(array.data).toEqual(Float32Array.of(1, 2, 3, 4));
  expect(array.data).toBe(array.data);
  expect(calls()).toBe(1);
});

test('a lazy array is written elsewhere without being made', () => {
  const { array } = counting();
  const target = new Float32Array(4);
  writeNumbers(array, target);
  expect(target).toEqual(Float32Array.of(1, 2, 3, 4));
  target[0] = 9;
  expect(array.data[0]).toBe(1);
});

test('what somebody has changed in an array is what is written', () => {
  const { array } = counting();
  array.data[3] = 8;
  const target = new Float32Array(4);
  writeNumbers(array, target);
  expect(target).toEqual(Float32Array.of(1, 2, 3, 8));
  writeNumbers(ndArray(Int32Array.of(5, 6, 7, 8), [4]), target);
  expect(target).toEqual(Float32Array.of(5, 6, 7, 8));
});

test('a lazy array is copied as one with numbers', () => {
  const { array } = counting();
  expect(structuredClone(array)).toEqual({ data: Float32Array.of(1, 2, 3, 4), shape: [2, 2], length: 2 });
});
