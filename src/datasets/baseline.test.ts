import { describe, expect, it } from 'vitest';
import { ClassificationMetrics, RegressionMetrics } from '../loop/index.ts';
import { trainDataAfter } from '../loop/testing/epoch-data.ts';
import { baselines } from './baseline.ts';

const split = { train: Int32Array.of(0, 1, 2, 3), valid: Int32Array.of(4, 5, 6), test: Int32Array.of(7) };

/** What a metrics hook of the loop finds, with the same said of every row. */
function measured(hook: ClassificationMetrics | RegressionMetrics, says: number, truth: ArrayLike<number>) {
  return trainDataAfter(hook, [{ prediction: Array.from(truth, () => says), target: Array.from(truth) }]);
}

describe('the baseline of classes', () => {
  const classes = Int32Array.of(1, 1, 0, 2, 1, 0, 0, 2);
  const found = baselines({ kind: 'classes', name: 'x', classNames: ['a', 'b', 'c'] }, classes, split);

  it('says the class that most training rows have, of every stream', () => {
    expect(found.train).toMatchObject({ says: 'b', accuracy: 0.5 });
    expect(found.valid).toMatchObject({ says: 'b', accuracy: 1 / 3 });
    expect(found.test).toEqual({ kind: 'classes', says: 'b', accuracy: 0, macroF1: 0 });
  });

  it('scores as the hook ClassificationMetrics does', () => {
    const hook = new ClassificationMetrics({ f1Average: 'macro' });
    expect(measured(hook, 1, classes.subarray(4, 7))).toMatchObject({
      f1: found.valid.kind === 'classes' ? found.valid.macroF1 : null,
      accuracy: found.valid.kind === 'classes' ? found.valid.accuracy : null,
    });
  });
});

describe('the baseline of numbers', () => {
  const numbers = Float64Array.of(1, 2, 3, 6, 4, 5, 9, 3);
  const found = baselines({ kind: 'number', name: 'x', mean: 3, scale: 1 }, numbers, split);

  it('says the mean of the training rows', () => {
    expect(found.train).toMatchObject({ says: 3, mae: 1.5, r2: 0 });
    expect(found.test).toEqual({ kind: 'number', says: 3, mae: 0, rmse: 0, r2: NaN });
  });

  it('scores as the hook RegressionMetrics does', () => {
    const hook = new RegressionMetrics();
    const { kind: _kind, says: _says, ...scores } = found.valid;
    const hooked = measured(hook, 3, numbers.subarray(4, 7));
    for (const [name, score] of Object.entries(scores)) expect(hooked[name]).toBeCloseTo(score, 12);
  });

  it('is NaN where there are no rows', () => {
    const empty = baselines({ kind: 'number', name: 'x', mean: 3, scale: 1 }, numbers, {
      ...split,
      test: new Int32Array(),
    });
    expect(empty.test).toMatchObject({ mae: NaN, rmse: NaN, r2: NaN });
  });
});
