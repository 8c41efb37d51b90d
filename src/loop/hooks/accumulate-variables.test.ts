import { describe, expect, test } from 'vitest';
import { ndArray } from '../batch.ts';
import { SILENT_CONTEXT } from '../hook-context.ts';
import type { AfterEpoch, EpochData } from '../hook.ts';
import { epochDataFor } from '../testing/epoch-data.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { AccumulateVariables } from './accumulate-variables.ts';
import { createHook } from './catalog.ts';

/** Writes what was collected of `v` into the epoch data, as hooks do that extend it. */
class Collector extends AccumulateVariables {
  readonly epochs: EpochData[] = [];
  readonly #variable: string;

  constructor(variable = 'v') {
    super({ variables: [variable] });
    this.#variable = variable;
  }

  override afterEpoch(event: AfterEpoch): void {
    for (const [stream, variables] of Object.entries(event.epochData))
      variables['collected'] = this.items(stream, this.#variable);
    this.epochs.push(event.epochData);
    super.afterEpoch(event);
  }
}

/** What is collected of these columns, one for each batch. */
function collectedOf(hook: Collector, columns: readonly unknown[]): unknown {
  for (const v of columns) hook.afterBatch({ streamName: 'train', batchData: { v } });
  const epochData = epochDataFor('train');
  hook.afterEpoch({ epochId: 1, epochData });
  return epochData['train']?.['collected'];
}

describe('items', () => {
  test.each<[string, unknown[], unknown[]]>([
    ['lists', [[1, 2], [], [3]], [1, 2, 3]],
    ['typed arrays', [Float32Array.of(0.5, 1), Int32Array.of(7)], [0.5, 1, 7]],
    ['texts and truth values', [['cat', true], ['dog']], ['cat', true, 'dog']],
    ['lists in a list', [[[1, 2], [3]]], [[1, 2], [3]]],
    ['an NdArray of one dimension', [ndArray(Uint8Array.of(4, 5), [2])], [4, 5]],
    [
      'an NdArray of two dimensions',
      [ndArray(Float32Array.of(1, 2, 3, 4), [2, 2])],
      [ndArray(Float32Array.of(1, 2), [2]), ndArray(Float32Array.of(3, 4), [2])],
    ],
  ])('[AV1] of %s, one for each example', (_name, columns, expected) => {
    expect(collectedOf(new Collector(), columns)).toEqual(expected);
  });

  test('[AV1] in a loop: by stream, forgotten after each epoch', async () => {
    const hook = new Collector('x');
    await createTestLoop({ epochsCount: 1, hooks: [hook] }).loop.runTraining();
    expect(hook.epochs).toEqual([
      { train: { collected: [0, 0, 1, 1] }, valid: { collected: [0, 0] } },
      { train: { collected: [100, 100, 101, 101] }, valid: { collected: [100, 100] } },
    ]);
  });

  test('[AV1] a variable that is listed twice is collected once', () => {
    const hook = new AccumulateVariables({ variables: ['v', 'v'] });
    hook.afterBatch({ streamName: 'train', batchData: { v: [1] } });
    expect(hook.captureState()).toEqual([['train', [['v', [1]]]]]);
  });

  test('[AV3] do not change with the batch that they came from', () => {
    const hook = new Collector();
    const v = [[1], [2]];
    const typed = ndArray(Float32Array.of(3, 4), [1, 2]);
    hook.afterBatch({ streamName: 'train', batchData: { v } });
    hook.afterBatch({ streamName: 'train', batchData: { v: typed } });
    v[0]?.push(99);
    typed.data.fill(99);
    expect(collectedOf(hook, [])).toEqual([[1], [2], ndArray(Float32Array.of(3, 4), [2])]);
  });
});

describe('what is refused', () => {
  test.each(['v', 'toString', '__proto__'])('[AV2] a variable %j that is missing', (variable) => {
    expect(() => {
      new Collector(variable).afterBatch({ streamName: 'valid', batchData: { x: [1], loss: [2] } });
    }).toThrow(new Error(`AccumulateVariables: stream 'valid' has no variable '${variable}'. It has: x, loss.`));
  });

  test.each([
    ['the number 3', 3],
    ["the text 'abc'", 'abc'],
    ['null', null],
    ['a value of type object', { mean: 1 }],
  ])('[AV2] a variable that is %s', (text, v) => {
    expect(() => {
      new Collector().afterBatch({ streamName: 'train', batchData: { v } });
    }).toThrow(
      new TypeError(
        `AccumulateVariables: variable 'v': a list was expected, one item for each example, but ${text} came.`,
      ),
    );
  });

  test('[AV2] no list of variables', () => {
    expect(() => createHook('AccumulateVariables', { variables: null }, SILENT_CONTEXT)).toThrow(
      new TypeError('AccumulateVariables: variables must be a list of names, but there are none.'),
    );
  });
});

describe('over several runs', () => {
  test('[AV4] a second run forgets, a restored one goes on', () => {
    const stopped = new Collector();
    stopped.beforeTraining();
    stopped.afterBatch({ streamName: 'train', batchData: { v: [1, 'a'] } });
    const state = structuredClone(stopped.captureState());
    stopped.beforeTraining();
    expect(collectedOf(stopped, [[2]])).toEqual([2]);

    const restored = new Collector();
    restored.restoreState(state);
    restored.beforeTraining();
    expect(collectedOf(restored, [[2]])).toEqual([1, 'a', 2]);
    restored.restoreState(state);
    restored.beforeTraining();
    restored.beforeTraining();
    expect(collectedOf(restored, [[2]])).toEqual([2]);
  });
});
