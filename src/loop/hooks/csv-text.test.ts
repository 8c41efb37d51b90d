import { expect, test } from 'vitest';
import { ndArray } from '../batch.ts';
import { csvLine } from './csv-text.ts';

test.each([
  ['plain', 'plain'],
  ['two words ', 'two words '],
  ['a,b', '"a,b"'],
  ['say "no"', '"say ""no"""'],
  ['"', '""""'],
  ['two\nlines', '"two\nlines"'],
  ['two\rlines', '"two\rlines"'],
  ['a;b', 'a;b'],
  ['', ''],
  ['=1+1', '=1+1'],
  ['+x', '+x'],
  ['-x', '-x'],
  ['@x', '@x'],
])('[CV1] the text %j is written as %j', (text, field) => {
  expect(csvLine([text, 'end'])).toBe(`${field},end\n`);
});

test('[CV1] it is the delimiter at hand that is quoted', () => {
  expect(csvLine(['a,b', 'a;b', 'c'], ';')).toBe('a,b;"a;b";c\n');
  expect(csvLine(['a\tb', 'c'], '\t')).toBe('"a\tb"\tc\n');
  expect(csvLine(['a||b', 'a|b'], '||')).toBe('"a||b"||a|b\n');
  expect(csvLine([0.5, 1], '.')).toBe('"0.5".1\n');
});

test.each([
  [1, '1'],
  [0.1, '0.1'],
  [1 / 3, '0.3333333333333333'],
  [1e-7, '1e-7'],
  [1e21, '1e+21'],
  [-0, '0'],
  [NaN, 'NaN'],
  [Infinity, 'Infinity'],
  [-Infinity, '-Infinity'],
  [true, 'true'],
  [false, 'false'],
  [10n, '10'],
])('[CV2] %s is written as %s', (value, field) => {
  expect(csvLine([value])).toBe(`${field}\n`);
});

test('[CV2] numbers read back the same', () => {
  for (const number of [Math.PI, 1e-300, Number.MAX_VALUE, Math.fround(0.1)])
    expect(Number(csvLine([number]).trim())).toBe(number);
});

test('[CV3] a line ends with a line feed, whatever is in it', () => {
  expect([csvLine(['a', 'b']), csvLine(['a']), csvLine([])]).toEqual(['a,b\n', 'a\n', '\n']);
});

test.each<[unknown, string]>([
  [null, ''],
  [undefined, ''],
  [[1, 2], '"[1, 2]"'],
  [[1, [NaN, 'a']], '"[1, [NaN, a]]"'],
  [[3], '[3]'],
  [Float32Array.of(0.5, 1), '"[0.5, 1]"'],
  [ndArray(Int32Array.of(1, 2, 3, 4), [2, 2]), '"[[1, 2], [3, 4]]"'],
  [{ a: 1 }, '"{""a"":1}"'],
])('[CV3] in a cell %j is written as %s', (value, field) => {
  expect(csvLine([value])).toBe(`${field}\n`);
});
