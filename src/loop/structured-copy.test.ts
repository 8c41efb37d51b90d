import { expect, test } from 'vitest';
import { structuredCopy } from './structured-copy.ts';

const bytes = Uint8Array.of(1, 2, 3, 4).buffer;

/** As it comes out of a file: `__proto__` is a key like any other. */
const WITH_PROTO_KEY = JSON.parse('{"__proto__": {"loss": [1]}, "accuracy": 2}') as Record<string, unknown>;

test.each<[what: string, value: unknown]>([
  ['an object', { loss: [1, { deep: null }], text: 'a', none: undefined }],
  ['an object without a prototype', Object.assign(Object.create(null) as object, { loss: 1 })],
  ['an object with an own key __proto__', WITH_PROTO_KEY],
  ['a map of maps', new Map([['train', new Map([['loss', [1]]])]])],
  ['a set', new Set([1, 'a'])],
  ['a typed array', Float32Array.of(0.5, NaN)],
  ['a buffer', bytes],
  ['a view of a buffer', new DataView(bytes)],
  ['a point in time', new Date(1_700_000_000_123)],
  ['a point in time that is none', new Date(NaN)],
])('the copy of %s is equal to it and shares nothing with it', (_what, value) => {
  const copy = structuredCopy(value);
  expect(copy).toEqual(value);
  expect(copy).not.toBe(value);
  expect(Object.getPrototypeOf(copy)).toBe(Object.getPrototypeOf(value));
  expect(structuredClone(copy)).toEqual(structuredClone(value));
});

test('an own key __proto__ stays a key: its value is copied, and the prototype is not set', () => {
  const copy = structuredCopy(WITH_PROTO_KEY) as typeof WITH_PROTO_KEY;
  expect(Object.keys(copy)).toEqual(['__proto__', 'accuracy']);
  expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  const own = (of: object) => Object.getOwnPropertyDescriptor(of, '__proto__')?.value as { loss: number[] };
  own(copy).loss.push(2);
  expect(own(WITH_PROTO_KEY)).toEqual({ loss: [1] });
});

test('a view is copied with what is seen through it alone', () => {
  const view = new DataView(bytes, 1, 2);
  const copy = structuredCopy(view) as DataView;
  expect([copy.byteLength, copy.getUint8(0), copy.getUint8(1)]).toEqual([2, 2, 3]);
  expect(copy.buffer.byteLength).toBe(2);
  view.setUint8(0, 9);
  expect(copy.getUint8(0)).toBe(2);
});

test('a point in time that is moved leaves its copy where it was', () => {
  const began = new Date(0);
  const copy = structuredCopy({ began }) as { began: Date };
  began.setFullYear(2000);
  expect(copy.began.getTime()).toBe(0);
});

test.each([null, undefined, 0, NaN, 'text', true, 7n])('%s is its own copy', (value) => {
  expect(structuredCopy(value)).toBe(value);
});
