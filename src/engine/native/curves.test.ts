import { beforeAll, describe, expect, test } from 'vitest';
import type { Activation } from '../../config/layers.ts';
import { ndArray } from '../../loop/index.ts';
import { testRandom } from '../testing/test-random.ts';
import type { NativeDevice } from './native-device.ts';
import { NativeModel } from './native-model.ts';
import { applyCurve, startNativeInNode } from './testing/native-in-node.ts';

/** Numbers spread evenly, and around 0 by their exponents. */
function numbersFrom(low: number, high: number): Float32Array {
  const even = Array.from({ length: 200_001 }, (_, index) => low + ((high - low) * index) / 200_000);
  const small = Array.from({ length: 20_000 }, (_, index) => 2 ** (-index / 200) * (index % 2 === 0 ? high : low));
  return Float32Array.from([...even, ...small]);
}

/** The largest error, as a part of the result. Math's functions are right to a float64 digit or two. */
function worstError(given: Float32Array, results: Float32Array, exact: (x: number) => number): number {
  let worst = 0;
  for (const [index, x] of given.entries()) {
    const wanted = exact(x);
    const distance = Math.abs((results[index] ?? NaN) - wanted);
    worst = Math.max(worst, wanted === 0 && distance < 1e-30 ? 0 : distance / Math.abs(wanted));
  }
  return worst;
}

describe.each(['native', 'native-relaxed'] as const)('the curves of the kernels, %s', (build) => {
  let device: NativeDevice;
  beforeAll(async () => {
    device = await startNativeInNode(build);
  });

  test.each([
    { name: 'applyExponential', low: -87.3, high: 88.7, exact: Math.exp, bound: 2 ** -23 },
    { name: 'applyExponentialMinusOne', low: -87, high: 0, exact: Math.expm1, bound: 2 ** -22 },
    { name: 'applyLogarithm', low: 1.5e-38, high: 1e6, exact: Math.log, bound: 2 ** -22.5 },
    { name: 'applyLogarithm', low: 0.99, high: 1.01, exact: Math.log, bound: 2 ** -22.5 },
    { name: 'applyHyperbolicTangent', low: -12, high: 12, exact: Math.tanh, bound: 2 ** -21 },
  ] as const)('$name stays within its error bound from $low to $high', ({ name, low, high, exact, bound }) => {
    const given = numbersFrom(low, high).filter((x) => name !== 'applyLogarithm' || x >= 2 ** -126);
    expect(worstError(given, applyCurve(device, name, given), exact)).toBeLessThan(bound);
  });

  test.each([
    ['applyExponential', [-Infinity, -200, 0, 89, Infinity, NaN], [0, 0, 1, Infinity, Infinity, NaN]],
    ['applyExponentialMinusOne', [-Infinity, -200, 0, NaN], [-1, -1, 0, NaN]],
    ['applyLogarithm', [0, 1, Infinity, -1, -Infinity, NaN], [-Infinity, 0, Infinity, NaN, NaN, NaN]],
    ['applyHyperbolicTangent', [-Infinity, -20, 0, 20, Infinity, NaN], [-1, -1, 0, 1, 1, NaN]],
  ] as const)('%s at its edges', (name, given, wanted) => {
    expect([...applyCurve(device, name, Float32Array.from(given))]).toEqual(wanted);
  });

  /** What a unit of weight 1 gives, before an output that hands it on. */
  function activated(activation: Activation, values: Float32Array): Float32Array {
    const model = new NativeModel(
      {
        inputShape: [1],
        layers: [{ type: 'dense', units: 1, activation }],
        target: { kind: 'number', mean: 0, scale: 1 },
        optimizer: { name: 'sgd', learningRate: 1 },
        random: testRandom,
      },
      device,
    );
    model.restoreState({ ...model.captureState(), weights: Float32Array.of(1, 0, 1, 0) });
    return model.predict(ndArray(values, [values.length, 1]));
  }

  test.each([
    { name: 'sigmoid', low: -87, high: 40, exact: (x: number) => 1 / (1 + Math.exp(-x)), bound: 2 ** -22 },
    { name: 'elu', low: -87, high: 40, exact: (x: number) => (x > 0 ? x : Math.expm1(x)), bound: 2 ** -22 },
    { name: 'tanh', low: -12, high: 12, exact: Math.tanh, bound: 2 ** -20.5 },
    { name: 'relu', low: -40, high: 40, exact: (x: number) => Math.max(x, 0), bound: Number.MIN_VALUE },
    { name: 'linear', low: -40, high: 40, exact: (x: number) => x, bound: Number.MIN_VALUE },
  ] as const)(
    'a unit with $name stays within its error bound from $low to $high',
    ({ name, low, high, exact, bound }) => {
      const given = numbersFrom(low, high);
      expect(worstError(given, activated(name, given), exact)).toBeLessThan(bound);
    },
  );

  test.each([
    ['sigmoid', [-Infinity, -200, 0, 200, Infinity, NaN], [0, 0, 0.5, 1, 1, NaN]],
    ['elu', [-Infinity, -200, 0, 200, Infinity, NaN], [-1, -1, 0, 200, Infinity, NaN]],
    ['tanh', [-Infinity, -20, 0, 20, Infinity, NaN], [-1, -1, 0, 1, 1, NaN]],
    ['relu', [-Infinity, -20, 0, 20, Infinity, NaN], [0, 0, 0, 20, Infinity, NaN]],
  ] as const)('a unit with %s at its edges', (name, given, wanted) => {
    expect([...activated(name, Float32Array.from(given))]).toEqual(wanted);
  });
});
