import { describe, expect, test } from 'vitest';
import { DEFAULT_HOOKS } from '../config/hook-list.ts';
import { askedOutputs } from './asked-outputs.ts';

const MODEL = {
  inputNames: ['features', 'target'],
  outputNames: ['loss', 'prediction', 'probabilities', 'correct', 'accuracy'],
};

describe('the outputs that a run reads', () => {
  test('are those of its hooks, in the order of the model', () => {
    expect(askedOutputs(DEFAULT_HOOKS, MODEL)).toEqual(['loss', 'accuracy']);
    const matrix = { name: 'SaveConfusionMatrix', options: { labelsName: 'target', predictionsName: 'prediction' } };
    expect(askedOutputs([matrix, ...DEFAULT_HOOKS], MODEL)).toEqual(['loss', 'prediction', 'accuracy']);
  });

  test('are the loss at least, which the page shows', () => {
    expect(askedOutputs([], MODEL)).toEqual(['loss']);
  });

  test('are all where a hook looks at whatever is there', () => {
    const stop = { name: 'StopOnNaN', options: { afterBatch: true, variables: null } };
    expect(askedOutputs([stop], MODEL)).toEqual(MODEL.outputNames);
    expect(askedOutputs([{ ...stop, options: { afterBatch: false } }], MODEL)).toEqual(['loss']);
  });

  test('are all where a hook reads what nobody gives, so that its error can name them', () => {
    expect(askedOutputs([{ name: 'ComputeStats', options: { variables: ['acuracy'] } }], MODEL)).toEqual(
      MODEL.outputNames,
    );
  });

  test('do not grow with what another hook writes', () => {
    const hooks = [
      { name: 'Flatten', options: { variables: { features: 'flat' } } },
      { name: 'ComputeStats', options: { variables: ['flat'] } },
    ];
    expect(askedOutputs(hooks, MODEL)).toEqual(['loss']);
  });
});
