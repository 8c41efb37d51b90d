import { expect, it } from 'vitest';
import { co2 } from './co2.ts';
import { prepare } from './testing/prepare.ts';
import { siteFile } from './testing/site-files.ts';

const ROWS = new TextDecoder()
  .decode(siteFile('co2-concentration.csv'))
  .split('\n')
  .map((line) => line.split(','));

const prepared = prepare(co2);
const linesOf = (stream: string) => [...(prepared.rowForm?.sourceLines[stream] ?? [])];

it('foretells a month from the twelve before it, each as its distance from their mean', () => {
  const { rowForm, inputShape, featureNames } = prepared;
  if (rowForm === null) throw new TypeError('There is no form.');
  expect(inputShape).toEqual([12]);
  expect(featureNames[0]).toBe('12 months before');
  const [line = 0] = linesOf('test');
  const values = ROWS.slice(line - 13, line).map((row) => Number(row[1]));
  const mean = values.slice(0, 12).reduce((sum, value) => sum + value, 0) / 12;
  const [first = NaN, next = NaN] = [values[0], values[12]];
  const { target, features } = rowForm.streamRows('test');
  expect(target[0]).toBeCloseTo(next - mean, 2);
  const expected = rowForm.encode([[(first - mean).toFixed(3)]]).data[0] ?? NaN;
  expect(features.data[0]).toBeCloseTo(expected, 5);
});

it('has no window where a month lacks, and is tested on the last months', () => {
  const lines = ['train', 'valid', 'test'].flatMap(linesOf);
  expect(lines).toEqual(lines.toSorted((one, other) => one - other));
  const monthOf = (line: number) => {
    const [year = 0, month = 0] = (ROWS[line - 1]?.[0] ?? '').split('-').map(Number);
    return year * 12 + month;
  };
  for (const line of lines) expect(monthOf(line) - monthOf(line - 12)).toBe(12);
  expect(ROWS[(lines.at(-1) ?? 0) - 1]?.[0]).toBe('2020-04-01');
});
