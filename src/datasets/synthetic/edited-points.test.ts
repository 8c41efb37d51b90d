import { describe, expect, it } from 'vitest';
import { prepare } from '../testing/prepare.ts';
import { featureRows, readPass, targets } from '../testing/read-streams.ts';
import { spiral } from '../spiral.ts';
import { xor } from '../xor.ts';
import { POINTS_AT_MOST, type PlanePoint } from './plane-point.ts';

const POINTS: readonly PlanePoint[] = [
  { x: 0, y: 1, classIndex: 0, part: 'train' },
  { x: 5, y: 5, classIndex: 1, part: 'valid' },
  { x: 2, y: 3, classIndex: 1, part: 'train' },
  { x: -4, y: 0.5, classIndex: 0, part: 'test' },
];

function withPart(part: string): readonly PlanePoint[] {
  return [...POINTS, { ...POINTS[0], part } as PlanePoint];
}

describe('edited points', () => {
  it('stay in the part that each was put in', () => {
    const { streams, rowCounts } = prepare(xor, { points: POINTS });
    expect(rowCounts).toEqual({ train: 2, valid: 1, test: 1 });
    expect(targets(readPass(streams['train'], 0)).sort()).toEqual([0, 1]);
    expect(targets(readPass(streams['valid'], 0))).toEqual([1]);
    expect(targets(readPass(streams['test'], 0))).toEqual([0]);
  });

  it('are standardised on those in train', () => {
    const { streams, plane } = prepare(xor, { points: POINTS });
    expect(plane?.xEncoding).toEqual({ mean: 1, scale: 1 });
    expect(plane?.yEncoding).toEqual({ mean: 2, scale: 1 });
    expect(featureRows(readPass(streams['valid'], 0))).toEqual([[4, 3]]);
  });

  it('are drawn where they were put, in their order, and known to be edited', () => {
    const { plane } = prepare(xor, { points: POINTS });
    expect(plane).toMatchObject({ isEdited: true, x: Float32Array.of(0, 5, 2, -4), y: Float32Array.of(1, 5, 3, 0.5) });
    expect([...(plane?.classIndex ?? [])]).toEqual([0, 1, 1, 0]);
    expect([...(plane?.streamIndex ?? [])]).toEqual([0, 1, 0, 2]);
  });

  it('are not changed by the seed, the noise or the number of points', () => {
    const [one, other] = [
      prepare(xor, { points: POINTS, seed: 1 }),
      prepare(xor, { points: POINTS, seed: 9, options: { noise: 0.4, size: 1000 } }),
    ];
    expect(other.plane).toEqual(one.plane);
    expect(other.notes).toEqual(one.notes);
    expect(one.notes[0]).toMatch(/^4 points edited by hand\./);
  });

  it('may be of as many classes as the options say', () => {
    const points = [...POINTS, { x: 0, y: 0, classIndex: 2, part: 'train' } as const];
    const { target } = prepare(spiral, { points, options: { arms: 3 } });
    expect(target).toMatchObject({ classNames: ['arm 1', 'arm 2', 'arm 3'] });
    expect(() => prepare(spiral, { points, options: { arms: 2 } })).toThrow(
      'Point 5 is of class 3, but the classes are arm 1, arm 2. Remove it, or have more classes.',
    );
  });

  it('may all lie in one place: nothing is divided by zero', () => {
    const points = POINTS.map((point) => ({ ...point, x: 1, y: 1 }));
    const { streams, plane } = prepare(xor, { points });
    expect(featureRows(readPass(streams['train'], 0))).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect((plane?.xRange[1] ?? 0) - (plane?.xRange[0] ?? 0)).toBeGreaterThan(0);
  });

  it.each([
    ['none at all', [], /two classes to tell apart, but train has no points/],
    ['of one class in train', POINTS.slice(0, 2), /train has points of class same sign alone\. Add points of another/],
    ['nowhere', [...POINTS, { x: NaN, y: 0, classIndex: 0, part: 'train' }], /^Point 5 lies at NaN, 0/],
    ['of no class', [...POINTS, { x: 0, y: 0, classIndex: -1, part: 'train' }], /^Point 5 is of class 0/],
    ['of half a class', [...POINTS, { x: 0, y: 0, classIndex: 0.5, part: 'train' }], /^Point 5 is of class 1\.5/],
    ['in no part', withPart('tset'), /^Point 5 is in 'tset', but the parts are train, valid, test/],
    [
      'too many',
      Array.from({ length: POINTS_AT_MOST + 1 }, (_, index) => ({ ...POINTS[index % 4] })),
      /2,000 points at most, but there are 2,001/,
    ],
  ])('are refused where they are %s, with what to do', (_, points, says) => {
    expect(() => prepare(xor, { points: points as readonly PlanePoint[] })).toThrow(says);
  });
});

it('without edited points those of the seed are not said to be edited', () => {
  expect(prepare(xor).plane?.isEdited).toBe(false);
});
