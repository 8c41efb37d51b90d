import { expect, it } from 'vitest';
import { formatFourFigures, formatSize } from './four-figures.ts';

it.each([
  [0.125, '0.1250'],
  [0.98765, '0.9877'],
  [12.34567, '12.35'],
  [1234.5678, '1235'],
  [123456.7, '1.235e+5'],
  [0.000012345, '1.234e-5'],
  [-0.5, '-0.5000'],
  [51, '51'],
  [12345, '12,345'],
  [0, '0'],
  [NaN, 'not a number'],
  [-Infinity, 'minus infinite'],
])('%d is shown as %s', (value, text) => {
  expect(formatFourFigures(value)).toBe(text);
});

it.each([
  [0, '0 B'],
  [312, '312 B'],
  [4100, '4.1 kB'],
  [2_500_000, '2.5 MB'],
  [1_234_000_000, '1234.0 MB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatSize(bytes)).toBe(text);
});
