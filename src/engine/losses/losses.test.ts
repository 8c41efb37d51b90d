import { describe, expect, test } from 'vitest';
import { ndArray } from '../../loop/index.ts';
import { numbers } from '../testing/model-under-test.ts';
import { meanSquaredError } from './mean-squared-error.ts';
import { softmaxCrossEntropy } from './softmax-cross-entropy.ts';

describe('softmax cross-entropy', () => {
  test('is −log of the probability of the right class, for each example', () => {
    const { outputs } = softmaxCrossEntropy(2).score(Float32Array.of(0, 0, Math.log(3), 0), [1, 0], true);
    expect(numbers(outputs, 'loss').map((loss) => Math.exp(-loss))).toEqual([
      expect.closeTo(0.5, 6),
      expect.closeTo(0.75, 6),
    ]);
    expect(numbers(outputs, 'prediction')).toEqual([0, 0]);
    expect(numbers(outputs, 'correct')).toEqual([0, 1]);
  });

  test('does not overflow or lose the loss for large logits', () => {
    const { outputs, gradient, isFinite } = softmaxCrossEntropy(2).score(
      Float32Array.of(1000, 0, -1000, 0),
      [1, 1],
      true,
    );
    expect(numbers(outputs, 'loss')).toEqual([1000, 0]);
    expect([...gradient]).toEqual([0.5, -0.5, 0, 0]);
    expect(isFinite).toBe(true);
  });

  test('says that a loss is not finite', () => {
    const loss = softmaxCrossEntropy(2);
    expect(loss.score(Float32Array.of(NaN, 0), [1], true).isFinite).toBe(false);
    expect(loss.score(Float32Array.of(Infinity, 0), [1], true).isFinite).toBe(false);
  });

  test('takes class indices from any column, and nothing else', () => {
    const loss = softmaxCrossEntropy(2);
    const logits = Float32Array.of(1, 2);
    const losses = [[1], Int32Array.of(1), ndArray(Float32Array.of(1), [1])].map((target) =>
      numbers(loss.score(logits, target, false).outputs, 'loss'),
    );
    expect(new Set(losses.flat()).size).toBe(1);
    for (const wrong of [['1'], [0.5], [-1], [2], [NaN]])
      expect(() => loss.score(logits, wrong, false)).toThrow('has to be a class index from 0 to 1');
  });

  test('class weights multiply loss and gradient of training rows, as Keras does, and nothing of measured ones', () => {
    const logits = Float32Array.of(0, 1, 2, 1, 0, -1, 0.5, 0.5, 0);
    const target = [0, 2, 1];
    const weights = [0.5, 3, 2];
    const plain = softmaxCrossEntropy(3).score(logits, target, true);
    const weighted = softmaxCrossEntropy(3, weights);
    const trained = weighted.score(logits, target, true);
    const rowWeights = target.map((index) => weights[index] ?? NaN);
    const products = numbers(plain.outputs, 'loss').map((loss, row) => loss * (rowWeights[row] ?? NaN));
    for (const [row, loss] of numbers(trained.outputs, 'loss').entries())
      expect(loss).toBeCloseTo(products[row] ?? NaN, 5);
    for (const [index, slope] of trained.gradient.entries())
      expect(slope).toBeCloseTo((plain.gradient[index] ?? NaN) * (rowWeights[Math.floor(index / 3)] ?? NaN), 6);
    expect(trained.outputs['accuracy']).toEqual(plain.outputs['accuracy']);
    expect(weighted.score(logits, target, false)).toEqual(plain);
  });

  test('refuses class weights that cannot be', () => {
    expect(() => softmaxCrossEntropy(3, [1, 2])).toThrow('Each of 3 classes needs a weight, but 2 weights came.');
    for (const wrong of [NaN, -1, Infinity])
      expect(() => softmaxCrossEntropy(2, [1, wrong])).toThrow(`a number from 0 up, but ${wrong} came`);
  });
});

describe('mean squared error', () => {
  const plain = meanSquaredError({ mean: 0, scale: 1 });

  test('is the square of the difference, for each example; its gradient that of their mean', () => {
    const { outputs, gradient, isFinite } = plain.score(Float32Array.of(3, -1), [1, 0], true);
    expect(numbers(outputs, 'loss')).toEqual([4, 1]);
    expect(numbers(outputs, 'absolute_error')).toEqual([2, 1]);
    expect(numbers(outputs, 'prediction')).toEqual([3, -1]);
    expect([...gradient]).toEqual([2, -1]);
    expect(isFinite).toBe(true);
  });

  test('is that of the standardised target; prediction and absolute error are in its own unit', () => {
    const loss = meanSquaredError({ mean: 1000, scale: 50 });
    const { outputs, gradient } = loss.score(Float32Array.of(1, -2), Float64Array.of(1000, 950), true);
    expect(numbers(outputs, 'loss')).toEqual([1, 1]);
    expect(numbers(outputs, 'prediction')).toEqual([1050, 900]);
    expect(numbers(outputs, 'absolute_error')).toEqual([50, 50]);
    expect([...gradient]).toEqual([1, -1]);
    expect([...loss.predict(Float32Array.of(0, 2))]).toEqual([1000, 1100]);
  });

  test.each([
    ['large', 4e12, 1e10],
    ['tiny', -3e-9, 2e-10],
    ['far from 0 and close together', 1.7e9, 3],
  ])('the size of the numbers makes no difference to what is learnt: %s', (_, mean, scale) => {
    const given = Float32Array.of(0.5, -1.5);
    const target = [1, -1];
    const usual = plain.score(given, target, true);
    const scaled = meanSquaredError({ mean, scale }).score(
      given,
      Float64Array.from(target, (value) => value * scale + mean),
      true,
    );
    for (const [row, loss] of numbers(scaled.outputs, 'loss').entries())
      expect(loss).toBeCloseTo(numbers(usual.outputs, 'loss')[row] ?? NaN, 5);
    for (const [row, slope] of scaled.gradient.entries()) expect(slope).toBeCloseTo(usual.gradient[row] ?? NaN, 5);
  });

  test('the gradient is the slope of the mean loss, by central differences', () => {
    const loss = meanSquaredError({ mean: 7, scale: 0.3 });
    const given = Float64Array.of(0.2, -0.7, 1.4);
    const target = [7.1, 6.9, 7.3];
    const lossAt = (row: number, by: number) => {
      const nudged = Float32Array.from(given, (value, index) => value + (index === row ? by : 0));
      return numbers(loss.score(nudged, target, true).outputs, 'loss').reduce((sum, value) => sum + value / 3, 0);
    };
    for (const [row, slope] of loss.score(Float32Array.from(given), target, true).gradient.entries())
      expect((lossAt(row, 1e-2) - lossAt(row, -1e-2)) / 2e-2).toBeCloseTo(slope, 4);
  });

  test('says when the square is too large for float32', () => {
    expect(plain.score(Float32Array.of(1e20), [0], true).isFinite).toBe(false);
  });

  test('refuses a target that is not a number, and a scale that cannot be', () => {
    expect(() => plain.score(Float32Array.of(1), ['1'], true)).toThrow('The target of row 0 has to be a number');
    for (const [mean, scale] of [
      [NaN, 1],
      [0, 0],
      [0, -1],
      [0, Infinity],
    ] as const)
      expect(() => meanSquaredError({ mean, scale })).toThrow('its scale one above 0');
  });
});
