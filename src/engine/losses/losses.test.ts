import { describe, expect, test } from 'vitest';
import { ndArray } from '../../loop/index.ts';
import { numbers } from '../testing/model-under-test.ts';
import { meanSquaredError } from './mean-squared-error.ts';
import { softmaxCrossEntropy } from './softmax-cross-entropy.ts';

describe('softmax cross-entropy', () => {
  test('is −log of the probability of the right class, for each example', () => {
    const { outputs } = softmaxCrossEntropy(2).score(Float32Array.of(0, 0, Math.log(3), 0), [1, 0]);
    expect(numbers(outputs, 'loss').map((loss) => Math.exp(-loss))).toEqual([
      expect.closeTo(0.5, 6),
      expect.closeTo(0.75, 6),
    ]);
    expect(numbers(outputs, 'prediction')).toEqual([0, 0]);
    expect(numbers(outputs, 'correct')).toEqual([0, 1]);
  });

  test('does not overflow or lose the loss for large logits', () => {
    const { outputs, gradient, isFinite } = softmaxCrossEntropy(2).score(Float32Array.of(1000, 0, -1000, 0), [1, 1]);
    expect(numbers(outputs, 'loss')).toEqual([1000, 0]);
    expect([...gradient]).toEqual([0.5, -0.5, 0, 0]);
    expect(isFinite).toBe(true);
  });

  test('says that a loss is not finite', () => {
    const loss = softmaxCrossEntropy(2);
    expect(loss.score(Float32Array.of(NaN, 0), [1]).isFinite).toBe(false);
    expect(loss.score(Float32Array.of(Infinity, 0), [1]).isFinite).toBe(false);
  });

  test('takes class indices from any column, and nothing else', () => {
    const loss = softmaxCrossEntropy(2);
    const logits = Float32Array.of(1, 2);
    const losses = [[1], Int32Array.of(1), ndArray(Float32Array.of(1), [1])].map((target) =>
      numbers(loss.score(logits, target).outputs, 'loss'),
    );
    expect(new Set(losses.flat()).size).toBe(1);
    for (const wrong of [['1'], [0.5], [-1], [2], [NaN]])
      expect(() => loss.score(logits, wrong)).toThrow('has to be a class index from 0 to 1');
  });
});

describe('mean squared error', () => {
  test('is the square of the difference, for each example; its gradient that of their mean', () => {
    const { outputs, gradient, isFinite } = meanSquaredError().score(Float32Array.of(3, -1), [1, 0]);
    expect(numbers(outputs, 'loss')).toEqual([4, 1]);
    expect(numbers(outputs, 'absolute_error')).toEqual([2, 1]);
    expect(numbers(outputs, 'prediction')).toEqual([3, -1]);
    expect([...gradient]).toEqual([2, -1]);
    expect(isFinite).toBe(true);
  });

  test('says when the square is too large for float32', () => {
    expect(meanSquaredError().score(Float32Array.of(1e20), [0]).isFinite).toBe(false);
  });

  test('refuses a target that is not a number', () => {
    expect(() => meanSquaredError().score(Float32Array.of(1), ['1'])).toThrow('The target of row 0 has to be a number');
  });
});
