import { describe, expect, it } from 'vitest';
import { bandOf, mapBands } from './map-bands.ts';

describe('bandOf', () => {
  it('has its borders at 50, 60, 70, 80, 90 and 97 percent', () => {
    expect([0.49, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97, 1].map(bandOf)).toEqual([0, 1, 2, 3, 4, 5, 6, 6]);
  });
});

describe('mapBands', () => {
  it('paints each place in the colour of its likeliest class, the stronger the surer', () => {
    const map = {
      epochId: 1,
      side: 2,
      classCount: 2,
      // Left column: surely class 0. Right column: perhaps class 1.
      probabilities: Float32Array.of(1, 0, 0.4, 0.6, 1, 0, 0.4, 0.6),
      isRight: new Uint8Array(0),
    };
    const pixels = mapBands(map, { width: 4, height: 2 }, ['#ff0000', '#0000ff']);
    const left = [...pixels.subarray(0, 4)];
    const right = [...pixels.subarray(12, 16)];
    expect(left.slice(0, 3)).toEqual([255, 0, 0]);
    expect(right.slice(0, 3)).toEqual([0, 0, 255]);
    expect(left[3]).toBeGreaterThan(right[3] ?? 255);
  });
});
