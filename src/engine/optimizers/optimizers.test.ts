import { describe, expect, test } from 'vitest';
import { adam } from './adam.ts';
import { momentum } from './momentum.ts';
import type { Optimizer, TrainedNumbers } from './optimizer.ts';
import { sgd } from './sgd.ts';

const GRADIENTS = [
  [0.5, -2, 0],
  [0.25, 1, -3],
  [-1, 0.125, 2],
] as const;
const START = [1, -1, 0.5] as const;

/** The weights after each step. */
function trajectory(optimizer: Optimizer): number[][] {
  const empty = (): TrainedNumbers => ({
    weights: new Float32Array(START.length),
    slots: Array.from({ length: optimizer.slotCount }, () => new Float32Array(START.length)),
    scalars: Float64Array.from(optimizer.initialScalars),
  });
  let current: TrainedNumbers = { ...empty(), weights: Float32Array.from(START) };
  return GRADIENTS.map((gradient) => {
    const before = structuredClone(current);
    const next = empty();
    optimizer.update(current, Float32Array.from(gradient), next);
    expect(current, 'an update leaves the numbers it reads as they are').toEqual(before);
    current = next;
    return [...current.weights];
  });
}

/** The same by a formula: `step` gives what is taken from weight `i`, from all gradients so far of that weight. */
function expected(step: (gradients: readonly number[]) => number): number[][] {
  const weights: number[] = [...START];
  return GRADIENTS.map((_, t) => {
    weights.forEach((weight, i) => {
      weights[i] = weight - step(GRADIENTS.slice(0, t + 1).map((gradient) => gradient[i] ?? NaN));
    });
    return [...weights];
  });
}

function expectClose(actual: number[][], wanted: number[][]): void {
  actual.forEach((weights, t) => {
    weights.forEach((weight, i) => {
      expect(weight, `weight ${i} after step ${t + 1}`).toBeCloseTo(wanted[t]?.[i] ?? NaN, 5);
    });
  });
}

/** Σ decay^(t−k) g_k */
const decayedSum = (gradients: readonly number[], decay: number) =>
  gradients.reduce((sum, gradient, k) => sum + decay ** (gradients.length - 1 - k) * gradient, 0);

describe('optimizers follow their published formulas', () => {
  test('SGD: w − η g', () => {
    const step = (gradients: readonly number[]) => 0.1 * (gradients.at(-1) ?? NaN);
    expectClose(trajectory(sgd({ name: 'sgd', learningRate: 0.1 })), expected(step));
  });

  test('momentum: w − η Σ μ^(t−k) g_k', () => {
    const step = (gradients: readonly number[]) => 0.1 * decayedSum(gradients, 0.8);
    expectClose(trajectory(momentum({ name: 'momentum', learningRate: 0.1, momentum: 0.8 })), expected(step));
  });

  test('Adam: w − η m̂ / (√v̂ + ε), bias-corrected', () => {
    const [learningRate, beta1, beta2, epsilon] = [0.1, 0.9, 0.99, 1e-3];
    const step = (gradients: readonly number[]) => {
      const t = gradients.length;
      const squares = gradients.map((gradient) => gradient ** 2);
      const mean = ((1 - beta1) * decayedSum(gradients, beta1)) / (1 - beta1 ** t);
      const square = ((1 - beta2) * decayedSum(squares, beta2)) / (1 - beta2 ** t);
      return (learningRate * mean) / (Math.sqrt(square) + epsilon);
    };
    expectClose(trajectory(adam({ name: 'adam', learningRate, beta1, beta2, epsilon })), expected(step));
  });

  test("Adam's first step is the learning rate in the direction of the slope, whatever its size", () => {
    const [first = []] = trajectory(adam({ name: 'adam', learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 }));
    expectClose([first], [[0.9, -0.9, 0.5]]);
  });
});
