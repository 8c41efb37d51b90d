import { expect, it } from 'vitest';
import type { StreamOverview } from '../../store/selectors.ts';
import { layoutLanes, laneX } from './lane-layout.ts';
import { trackGeometry } from './track-geometry.ts';

function streams(...counts: readonly (number | null)[]): readonly StreamOverview[] {
  return counts.map((batchCount, index) => ({
    name: ['train', 'valid', 'extra'][index] ?? `extra ${index}`,
    isTrain: index === 0,
    isSealed: false,
    batchCount,
    rowCount: null,
  }));
}

const wide = trackGeometry(772);

function forms(...counts: readonly (number | null)[]) {
  return layoutLanes(streams(...counts), wide).map(({ form }) => form);
}

it('draws up to 24 batches as beads, up to 120 as ticks, and more as one bar', () => {
  expect(forms(10, 3)).toEqual(['beads', 'beads']);
  expect(forms(24, 6)).toEqual(['beads', 'beads']);
  expect(forms(25)).toEqual(['ticks']);
  expect(forms(120)).toEqual(['ticks']);
  expect(forms(121)).toEqual(['bar']);
  expect(forms(null)).toEqual(['empty']);
});

it('takes ticks where beads would be closer than 13 px', () => {
  expect(forms(20, 20, 20)).toEqual(['ticks', 'ticks', 'ticks']);
});

it('places the beads of the penguins where the drawing has them', () => {
  const [train, valid] = layoutLanes(streams(10, 3), wide);
  if (train === undefined || valid === undefined) throw new Error('Two lanes were asked for.');
  expect([laneX(train, 0), laneX(train, 6), laneX(train, 9)]).toEqual([200, 380, 470]);
  expect([laneX(valid, 0), laneX(valid, 2)]).toEqual([524, 584]);
});

it.each([
  [772, [1000, 300]],
  [640, [15, 15]],
  [374, [24, 24, 24]],
  [374, [500, 500]],
])('keeps the lanes at width %i within their part of the track, one after another', (width, counts) => {
  const geometry = trackGeometry(width);
  let end = geometry.lanes.left - geometry.laneGap;
  for (const lane of layoutLanes(streams(...counts), geometry)) {
    expect(lane.left).toBeGreaterThanOrEqual(end + geometry.laneGap - 0.001);
    expect(lane.right).toBeGreaterThan(lane.left);
    end = lane.right;
  }
  expect(end).toBeLessThanOrEqual(geometry.lanes.right + 0.001);
});
