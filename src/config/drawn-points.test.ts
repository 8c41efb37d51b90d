import { describe, expect, it } from 'vitest';
import { editedPoints, withPoints, type PlanePoint } from './drawn-points.ts';
import { readForm, startForm, withField, type ExperimentForm } from './experiment-form.ts';

const POINTS: readonly PlanePoint[] = [
  { x: 0.1, y: 0.2, classIndex: 0, part: 'train' },
  { x: 0.3, y: 0.4, classIndex: 1, part: 'train' },
  { x: 0.5, y: 0.6, classIndex: 1, part: 'valid' },
];

function problemOf(form: ExperimentForm): string | undefined {
  return readForm(form, null).problems?.['points'];
}

describe('edited points of a form', () => {
  const edited = withPoints(startForm('xor'), POINTS);

  it('are part of the experiment; without them the seed draws', () => {
    expect(readForm(edited, null).config?.dataset.points).toEqual(POINTS);
    expect(readForm(startForm('xor'), null).config?.dataset.points).toBeNull();
    expect(readForm(withPoints(edited, null), null).config?.dataset.points).toBeNull();
  });

  it('stay when the seed or an option of the data set changes', () => {
    const changed = withField(withField(edited, 'seed', '7'), 'datasetOptions.noise', '0.5');
    expect(editedPoints(changed)).toBe(POINTS);
  });

  it('belong to their data set: another one has none, and they are there when it is chosen again', () => {
    const moons = withField(edited, 'dataset', 'moons');
    expect(editedPoints(moons)).toBeNull();
    expect(readForm(moons, null).config?.dataset.points).toBeNull();
    expect(editedPoints(withField(moons, 'dataset', 'xor'))).toEqual(POINTS);
  });

  it('of one data set go without those of another', () => {
    const both = withPoints(withField(edited, 'dataset', 'moons'), POINTS);
    const one = withPoints(both, null);
    expect(editedPoints(one)).toBeNull();
    expect(editedPoints(withField(one, 'dataset', 'xor'))).toEqual(POINTS);
  });

  it('have a problem where there is nothing to tell apart', () => {
    expect(problemOf(withPoints(edited, POINTS.slice(1)))).toMatch(/points of class different sign alone/);
  });

  it('have a problem where they are of more classes than there are, and none while that option itself has one', () => {
    const spiral = withField(startForm('spiral'), 'datasetOptions.arms', '3');
    const third = withPoints(spiral, [...POINTS, { x: 0, y: 0, classIndex: 2, part: 'train' }]);
    expect(problemOf(third)).toBeUndefined();
    expect(problemOf(withField(third, 'datasetOptions.arms', '2'))).toMatch(/Point 4 is of class 3/);
    expect(Object.keys(readForm(withField(third, 'datasetOptions.arms', 'x'), null).problems ?? {})).toEqual([
      'datasetOptions.arms',
    ]);
  });

  it('have a problem where a stream that is measured would be empty, unless it may be', () => {
    const noValid = withPoints(edited, POINTS.slice(0, 2));
    expect(problemOf(noValid)).toMatch(/^No point is in valid, which is measured in every epoch/);
    expect(problemOf(withField(noValid, 'mainLoop.extraStreams', ''))).toBeUndefined();
    expect(problemOf(withField(noValid, 'mainLoop.onEmptyStream', 'warn'))).toBeUndefined();
    expect(problemOf(withField(edited, 'mainLoop.extraStreams', 'valid, test'))).toMatch(/^No point is in test/);
  });
});
