import { describe, expect, it } from 'vitest';
import { epochAxis, tickText, valueAxis } from './chart-scale.ts';
import { spreadLabels } from './end-labels.ts';

const row = (epochId: number, train: number | null) => ({ epochId, values: { train } });

describe('valueAxis', () => {
  it('starts at 0 for a loss and has room above the largest', () => {
    const axis = valueAxis('loss', [row(0, 0.99), row(1, 0.16)]);
    expect(axis.from).toBe(0);
    expect(axis.to).toBeGreaterThan(0.99);
    expect(axis.ticks).toEqual([0, 0.25, 0.5, 0.75, 1]);
  });

  it('starts at a half for an accuracy only when none is below', () => {
    expect(valueAxis('accuracy', [row(0, 0.58)])).toMatchObject({ from: 0.5, to: 1 });
    expect(valueAxis('accuracy', [row(0, 0.49)])).toMatchObject({ from: 0, to: 1 });
  });

  it('stays sane for values near the limits of numbers, for gaps and for no value at all', () => {
    for (const rows of [[row(0, 1e300)], [row(0, null)], [], [row(0, 0)]]) {
      const { from, to, ticks } = valueAxis('loss', rows);
      expect(from).toBe(0);
      expect(Number.isFinite(to) && to > 0).toBe(true);
      expect(ticks.length).toBeLessThan(12);
    }
  });
});

describe('epochAxis', () => {
  it('grows by doubling and never past the last epoch of the run', () => {
    expect(epochAxis(0, 30).to).toBe(8);
    expect(epochAxis(11, 30).to).toBe(16);
    expect(epochAxis(17, 30).to).toBe(30);
    expect(epochAxis(45, 30).to).toBe(64);
  });
});

describe('tickText', () => {
  it('says shares in percent and large numbers shortly', () => {
    expect(tickText('accuracy', 0.75)).toBe('75');
    expect(tickText('loss', 0.25)).toBe('0.25');
    expect(tickText('loss', 2.5e12)).toBe('3e+12');
  });
});

describe('spreadLabels', () => {
  it('moves labels apart, keeps their order and stays inside', () => {
    const labels = [
      { stream: 'a', value: 1, lineY: 100 },
      { stream: 'b', value: 1, lineY: 101 },
      { stream: 'c', value: 1, lineY: 99 },
    ];
    const places = spreadLabels(labels, { top: 10, bottom: 105 });
    expect(places.map(({ stream }) => stream)).toEqual(['c', 'a', 'b']);
    expect(places.map(({ textY }) => textY)).toEqual([77, 91, 105]);
  });
});
