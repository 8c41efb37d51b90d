import { describe, expect, it } from 'vitest';
import { formatMetric, formatMetricShort } from './number-format.ts';

describe('a metric in the table', () => {
  it.each([
    [0.00003, '0.0000300'],
    [0.000999, '0.000999'],
    [4e-9, '4.00e-9'],
    [-0.00003, '-0.0000300'],
    [0, '0.0000'],
    [0.0012, '0.0012'],
    [0.98941, '0.9894'],
    [123456, '1.2346e+5'],
    [NaN, 'not a number'],
    [-Infinity, 'minus infinite'],
  ])('shows figures of %d however small it is', (value, text) => {
    expect(formatMetric(value)).toBe(text);
  });
});

describe('a metric on a label', () => {
  it.each([
    ['loss', 0.00003, '3.0e-5'],
    ['loss', 0.0052, '0.0052'],
    ['loss', 0, '0.0000'],
    ['loss', 0.254, '0.254'],
    ['accuracy', 0.9608, '96.1 %'],
  ])('shows figures of %s %d', (variable, value, text) => {
    expect(formatMetricShort(variable, value)).toBe(text);
  });
});
