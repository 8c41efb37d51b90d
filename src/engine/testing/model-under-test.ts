import type { NdArray } from '../../loop/index.ts';
import { createModel, type ModelSpecification, type TrainableModel } from '../create-model.ts';
import type { ModelState } from '../model-state.ts';
import { testRandom } from './test-random.ts';

/** A model of a small default net, with what the test changes. */
export function modelUnderTest(
  specification: Pick<ModelSpecification, 'device'> & Partial<ModelSpecification>,
): TrainableModel {
  return createModel({
    inputShape: [2],
    target: { kind: 'classes', count: 2 },
    layers: [{ type: 'dense', units: 8, activation: 'tanh' }],
    optimizer: { name: 'sgd', learningRate: 0.1 },
    random: testRandom,
    ...specification,
  });
}

/** A column of numbers among a model's outputs. */
export function numbers(outputs: object, name: string): number[] {
  const column: unknown = Object.entries(outputs).find(([key]) => key === name)?.[1];
  if (column instanceof Float32Array || column instanceof Int32Array) return [...column];
  throw new TypeError(`The outputs have no column ${name} of numbers.`);
}

/** The numbers of an output that is an NdArray. */
export function array(outputs: object, name: string): NdArray {
  const column: unknown = Object.entries(outputs).find(([key]) => key === name)?.[1];
  if (typeof column === 'object' && column !== null && 'data' in column) return column as NdArray;
  throw new TypeError(`The outputs have no array ${name}.`);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** A state with one weight moved. */
export function nudged(state: ModelState, index: number, by: number): ModelState {
  const weights = state.weights.slice();
  weights[index] = (weights[index] ?? 0) + by;
  return { ...state, weights };
}
