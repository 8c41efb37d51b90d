import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartFrame } from './chart-frame.ts';
import { epochAxis } from './chart-scale.ts';
import { logAxis, positiveRows } from './log-axis.ts';

const row = (epochId: number, train: number | null) => ({ epochId, values: { train } });

describe('logAxis', () => {
  it('goes from the step below to the step above, in steps of 1, 2 and 5', () => {
    expect(logAxis([row(0, 0.99), row(1, 0.16)])).toEqual({ from: 0.1, to: 1, ticks: [0.1, 0.2, 0.5, 1], isLog: true });
  });

  it('names powers of ten where the steps are many, and not all of them where those are many', () => {
    expect(logAxis([row(0, 2.1), row(1, 0.00003)]).ticks).toEqual([0.0001, 0.001, 0.01, 0.1, 1]);
    expect(logAxis([row(0, 1e12), row(1, 1e-12)]).ticks.length).toBeLessThanOrEqual(7);
  });

  it('stays sane for one value, for none, and for those without a logarithm', () => {
    for (const rows of [[], [row(0, null)], [row(0, 0)], [row(0, -1)], [row(0, 1)]]) {
      const { from, to, ticks } = logAxis(rows);
      expect(from > 0 && to > from).toBe(true);
      expect(ticks.length).toBeGreaterThan(1);
    }
  });

  it('has a place in the frame for every value above 0', () => {
    const losses = fc.array(fc.double({ min: 1e-12, max: 1e12, noNaN: true }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(losses, (values) => {
        const rows = values.map((value, epochId) => row(epochId, value));
        const frame = chartFrame({ width: 412, height: 164 }, epochAxis(values.length, 30), logAxis(rows));
        for (const value of values) {
          expect(frame.y(value)).toBeGreaterThanOrEqual(frame.top - 0.01);
          expect(frame.y(value)).toBeLessThanOrEqual(frame.bottom + 0.01);
        }
      }),
    );
  });
});

describe('positiveRows', () => {
  it('leaves a gap where a value has no logarithm', () => {
    const rows = positiveRows([row(0, 1), row(1, 0), row(2, -1), row(3, null)]);
    expect(rows.map(({ values }) => values['train'])).toEqual([1, null, null, null]);
  });
});
