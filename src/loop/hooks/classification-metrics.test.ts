import { describe, expect, test } from 'vitest';
import { ndArray } from '../batch.ts';
import { SILENT_CONTEXT } from '../hook-context.ts';
import type { EpochData } from '../hook.ts';
import { epochDataFor, trainDataAfter } from '../testing/epoch-data.ts';
import { RecordingHook } from '../testing/recording-hook.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { createHook, HOOK_DESCRIPTIONS } from './catalog.ts';
import type { ScoreAverage } from './classification-scores.ts';
import { ClassificationMetrics } from './classification-metrics.ts';
import { ComputeStats } from './compute-stats.ts';

/** What the hook writes when these come in one batch. */
function scoresOf(f1Average: ScoreAverage, truth: unknown, predicted: unknown): Record<string, unknown> {
  const hook = new ClassificationMetrics({ predictedVariable: 'p', gtVariable: 't', f1Average });
  return trainDataAfter(hook, [{ t: truth, p: predicted }]);
}

/** The order in which scores are written, apart from accuracy. */
function threeScores(scores: Readonly<Record<string, unknown>>): unknown[] {
  return [scores['precision'], scores['recall'], scores['f1']];
}

const [THIRD, SIXTH] = [1 / 3, 1 / 6];

describe('what it writes', () => {
  test('[CM1] scores of each stream of the epoch, in this order, under the prefix', () => {
    const hook = new ClassificationMetrics({
      predictedVariable: 'p',
      gtVariable: 't',
      varPrefix: 'my_',
      f1Average: 'binary',
    });
    hook.afterBatch({ streamName: 'train', batchData: { t: [1, 0, 1, 1], p: [1, 0, 0, 1] } });
    hook.afterBatch({ streamName: 'valid', batchData: { t: [0, 1], p: [1, 1] } });
    hook.afterBatch({ streamName: 'train', batchData: { t: [0, 0, 0, 1], p: [1, 0, 1, 0] } });
    const epochData = epochDataFor('train', 'valid');
    hook.afterEpoch({ epochId: 1, epochData });
    expect(epochData).toEqual({
      train: { my_precision: 0.5, my_recall: 0.5, my_f1: 0.5, my_accuracy: 0.5, my_specificity: 0.5 },
      valid: { my_precision: 0.5, my_recall: 1, my_f1: 2 / 3, my_accuracy: 0.5, my_specificity: 0 },
    });
    expect(Object.keys(epochData['train'] ?? {})).toEqual(
      ['precision', 'recall', 'f1', 'accuracy', 'specificity'].map((name) => `my_${name}`),
    );
  });

  test.each<ScoreAverage>(['none', 'micro', 'macro', 'weighted'])('[CM1] no specificity for %s', (average) => {
    expect(Object.keys(scoresOf(average, [0, 1], [0, 1]))).toEqual(['precision', 'recall', 'f1', 'accuracy']);
  });

  test('[CM1] the description says what it reads and writes', () => {
    const { keys } = HOOK_DESCRIPTIONS.find(({ name }) => name === 'ClassificationMetrics') ?? {};
    const options = { predictedVariable: 'p', gtVariable: 't', varPrefix: 'a_', f1Average: 'binary' };
    const writes = ['a_precision', 'a_recall', 'a_f1', 'a_accuracy', 'a_specificity'];
    expect(keys?.(options)).toEqual({ reads: { batch: ['p', 't'] }, writes: { epoch: writes } });
    expect(keys?.({ ...options, f1Average: 'macro' })).toMatchObject({ writes: { epoch: writes.slice(0, 4) } });
  });

  test('[CM1] in a loop: every stream, epoch 0 included', async () => {
    const epochs: EpochData[] = [];
    const reader = new RecordingHook([], 'reader', {
      afterEpoch: (event) => void epochs.push((event as { epochData: EpochData }).epochData),
    });
    const batches = [{ x: [0, 1, 1], guess: [0, 1, 0] }];
    const { loop } = createTestLoop({
      dataset: { streams: { train: () => batches, valid: () => [{ x: [1], guess: [1] }] } },
      onUnusedSources: 'ignore',
      hooks: [new ClassificationMetrics({ predictedVariable: 'guess', gtVariable: 'x', f1Average: 'micro' }), reader],
    });
    await loop.runTraining();
    const epoch = {
      train: { precision: 2 / 3, recall: 2 / 3, f1: 2 / 3, accuracy: 2 / 3 },
      valid: { precision: 1, recall: 1, f1: 1, accuracy: 1 },
    };
    expect(epochs).toEqual([epoch, epoch]);
  });
});

// Expected by precision_score, recall_score and f1_score of scikit-learn 1.9 with zero_division=0.
const THREE = { truth: [0, 1, 2, 2, 1, 0, 2, 1, 0, 0], predicted: [0, 2, 2, 1, 1, 0, 2, 0, 0, 1] };
/** 5 is only predicted, 3 is missed twice, 1, 2 and 4 are not there at all. */
const ABSENT = { truth: [0, 0, 3, 3, 3], predicted: [0, 5, 3, 0, 5] };
const NEVER_PREDICTED = { truth: [0, 1, 2, 2], predicted: [0, 1, 1, 0] };
const TEXTS = { truth: ['cat', 'dog', 'cat', 'bird', 'dog'], predicted: ['cat', 'cat', 'dog', 'bird', 'dog'] };

describe('scikit-learn’s numbers', () => {
  test.each<[string, { truth: unknown; predicted: unknown }, ScoreAverage, [number, number, number]]>([
    ['three classes', THREE, 'micro', [0.6, 0.6, 0.6]],
    ['three classes', THREE, 'macro', [0.5833333333333334, 0.5833333333333334, 0.5833333333333334]],
    ['three classes', THREE, 'weighted', [0.6, 0.6, 0.6]],
    ['classes that are absent', ABSENT, 'micro', [0.4, 0.4, 0.4]],
    ['classes that are absent', ABSENT, 'macro', [0.5, 0.2777777777777778, THIRD]],
    ['classes that are absent', ABSENT, 'weighted', [0.8, 0.4, 0.5]],
    ['a class never predicted', NEVER_PREDICTED, 'micro', [0.5, 0.5, 0.5]],
    ['a class never predicted', NEVER_PREDICTED, 'macro', [THIRD, 2 / 3, 4 / 9]],
    ['a class never predicted', NEVER_PREDICTED, 'weighted', [0.25, 0.5, THIRD]],
    ['texts', TEXTS, 'macro', [2 / 3, 2 / 3, 2 / 3]],
    ['texts', TEXTS, 'weighted', [0.6, 0.6, 0.6]],
    ['two classes', { truth: [1, 0, 1], predicted: [0, 0, 0] }, 'macro', [SIXTH, 0.5, 0.25]],
    ['two classes', { truth: [1, 0, 1], predicted: [0, 0, 0] }, 'weighted', [1 / 9, THIRD, SIXTH]],
    ['one class', { truth: [0, 0, 0], predicted: [0, 0, 0] }, 'macro', [1, 1, 1]],
  ])('[CM2] of %s %j in %s', (_name, { truth, predicted }, average, expected) => {
    const scores = threeScores(scoresOf(average, truth, predicted));
    expect(scores).toEqual(expected.map((score): unknown => expect.closeTo(score, 14)));
  });

  test.each([
    [THREE, 0.6],
    [ABSENT, 0.4],
    [NEVER_PREDICTED, 0.5],
    [TEXTS, 0.6],
  ])('[CM2] accuracy of %j is %d in every average', ({ truth, predicted }, accuracy) => {
    for (const average of ['none', 'micro', 'macro', 'weighted'] as const)
      expect(scoresOf(average, truth, predicted)['accuracy']).toBe(accuracy);
  });

  test('[CM3] of each class, by name', () => {
    expect(scoresOf('none', THREE.truth, THREE.predicted)).toEqual({
      precision: { 0: 0.75, 1: THIRD, 2: 2 / 3 },
      recall: { 0: 0.75, 1: THIRD, 2: 2 / 3 },
      f1: { 0: 0.75, 1: THIRD, 2: 2 / 3 },
      accuracy: 0.6,
    });
    expect(threeScores(scoresOf('none', ABSENT.truth, ABSENT.predicted))).toEqual([
      { 0: 0.5, 3: 1, 5: 0 },
      { 0: 0.5, 3: THIRD, 5: 0 },
      { 0: 0.5, 3: 0.5, 5: 0 },
    ]);
    expect(scoresOf('none', TEXTS.truth, TEXTS.predicted)['f1']).toEqual({ bird: 1, cat: 0.5, dog: 0.5 });
  });

  test('[CM3] in the order of the classes, whatever they are called', () => {
    const truth = ['b', '__proto__', 'a', 'toString'];
    const { recall } = scoresOf('none', truth, ['b', 'b', 'a', 'a']);
    expect(Object.entries(recall as object)).toEqual([
      ['__proto__', 0],
      ['a', 1],
      ['b', 1],
      ['toString', 0],
    ]);
  });

  test.each([null, undefined])('[CM3] none is the default, also written as %s', (f1Average) => {
    const hook = createHook(
      'ClassificationMetrics',
      { predictedVariable: 'p', gtVariable: 't', f1Average },
      SILENT_CONTEXT,
    );
    expect(trainDataAfter(hook, [{ t: [4], p: [4] }])['f1']).toEqual({ 4: 1 });
  });
});

describe('binary', () => {
  test.each([
    ['both classes', [1, 0, 1, 1, 0, 0, 1, 0, 0], [1, 0, 0, 1, 1, 0, 1, 0, 0], [0.75, 0.75, 0.75, 7 / 9, 0.8]],
    ['no positive prediction', [1, 0, 1], [0, 0, 0], [0, 0, 0, THIRD, 1]],
    ['only class 0', [0, 0, 0], [0, 0, 0], [0, 0, 0, 1, 1]],
    ['only class 1', [1, 1], [1, 1], [1, 1, 1, 1, 0]],
    ['classes -1 and 1', [-1, 1, 1, -1, -1], [1, 1, -1, -1, -1], [0.5, 0.5, 0.5, 0.6, 2 / 3]],
    ['classes 1 and 2', [1, 2, 2, 1, 2], [1, 1, 2, 2, 2], [0.5, 0.5, 0.5, 0.6, 2 / 3]],
    ['one other class', [2, 2], [2, 2], [0, 0, 0, 1, 1]],
  ])('[CM4] with %s', (_name, truth, predicted, [precision, recall, f1, accuracy, specificity]) => {
    expect(scoresOf('binary', truth, predicted)).toEqual({ precision, recall, f1, accuracy, specificity });
  });

  test.each([
    [[0, 1, 2], [0, 1, 1], '0, 1, 2'],
    [[0, 1], [0, 7], '0, 1, 7'],
    [[0, 2], [0, 2], '0, 2'],
    [['no', 'yes'], ['no', 'no'], "'no', 'yes'"],
    [['no'], ['no'], "'no'"],
  ])('[CM5] of %j and %j is an error', (truth, predicted, classes) => {
    expect(() => scoresOf('binary', truth, predicted)).toThrow(
      new TypeError(
        "ClassificationMetrics: 'p' and 't' of stream 'train': f1Average 'binary' expects two classes, one of them " +
          `the number 1, but there are ${classes}. Choose none, micro, macro or weighted.`,
      ),
    );
  });
});

describe('classes', () => {
  test.each<[string, unknown, unknown]>([
    ['typed arrays', Int32Array.of(0, 1, 1), Float32Array.of(0, 1, 0)],
    ['truth values', [false, true, true], Uint8Array.of(0, 1, 0)],
    ['a column with one number in each row', ndArray(Float32Array.of(0, 1, 1), [3, 1]), [[0], [1], [0]]],
  ])('[CM6] as %s', (_name, truth, predicted) => {
    expect(scoresOf('none', truth, predicted)).toEqual({
      precision: { 0: 0.5, 1: 1 },
      recall: { 0: 1, 1: 0.5 },
      f1: { 0: 2 / 3, 1: 2 / 3 },
      accuracy: 2 / 3,
    });
  });

  test.each([
    ['the number 0.5', [0.5]],
    ['the number NaN', Float32Array.of(NaN)],
    ['null', [null]],
    ['a list of 2', [[0, 1]]],
    ['a list of 3', ndArray(new Float32Array(3), [1, 3])],
    ['a value of type object', [{ a: 1 }]],
  ])('[CM6] %s is none', (text, predicted) => {
    expect(() => scoresOf('macro', [1], predicted)).toThrow(
      new TypeError(
        "ClassificationMetrics: 'p' and 't' of stream 'train': a class (a whole number, a truth value or a text) " +
          `was expected for each example, but ${text} came.`,
      ),
    );
  });

  test('[CM6] numbers and texts do not mix', () => {
    expect(() => scoresOf('macro', ['1'], [1])).toThrow(
      /of stream 'train': classes must be all numbers or all texts, but there are (1 and '1'|'1' and 1)\.$/,
    );
  });

  test('[CM7] of different length', () => {
    const hook = new ClassificationMetrics({ predictedVariable: 'p', gtVariable: 't' });
    hook.afterBatch({ streamName: 'train', batchData: { t: [1, 2], p: [1, 2] } });
    expect(() => {
      hook.afterBatch({ streamName: 'train', batchData: { t: [1, 2], p: [1, 2, 3] } });
    }).toThrow(
      new Error(
        "ClassificationMetrics: the variables of stream 'train' must have equally many examples, but 'p' has 3, 't' has 2.",
      ),
    );
  });

  test.each([
    ['no', { t: [1] }, "stream 'valid' has no variable 'p'. It has: t."],
    [
      'no list as',
      { t: [1], p: 1 },
      "variable 'p': a list was expected, one item for each example, but the number 1 came.",
    ],
  ])('[CM7] %s predictions', (_name, batchData, problem) => {
    const hook = new ClassificationMetrics({ predictedVariable: 'p', gtVariable: 't' });
    expect(() => {
      hook.afterBatch({ streamName: 'valid', batchData });
    }).toThrow(`ClassificationMetrics: ${problem}`);
  });

  test('[CM7] a variable without a name', () => {
    expect(() => new ClassificationMetrics({ gtVariable: '' })).toThrow(
      new TypeError("ClassificationMetrics: option gtVariable must name a variable, but is ''."),
    );
  });
});

describe('the epoch data', () => {
  test('[CM8] keeps what it has: a name that is there already is an error', () => {
    const stats = new ComputeStats({ variables: ['accuracy'] });
    const hook = new ClassificationMetrics({ predictedVariable: 'p', gtVariable: 't', f1Average: 'macro' });
    const batch = { streamName: 'train', batchData: { t: [1], p: [1], accuracy: [0.5] } };
    const epochData = epochDataFor('train');
    for (const each of [stats, hook]) each.afterBatch(batch);
    stats.afterEpoch({ epochId: 1, epochData });
    expect(() => {
      hook.afterEpoch({ epochId: 1, epochData });
    }).toThrow(
      new Error(
        "ClassificationMetrics: the epoch data of stream 'train' has a variable 'accuracy' already. " +
          "Set varPrefix, such as 'test_', to write it under another name.",
      ),
    );
    expect(epochData).toEqual({ train: { accuracy: { mean: 0.5 }, precision: 1, recall: 1, f1: 1 } });
  });

  const EMPTY: [ScoreAverage, unknown][] = [
    ['none', { precision: {}, recall: {}, f1: {}, accuracy: NaN }],
    ['micro', { precision: NaN, recall: NaN, f1: NaN, accuracy: NaN }],
    ['macro', { precision: NaN, recall: NaN, f1: NaN, accuracy: NaN }],
    ['weighted', { precision: NaN, recall: NaN, f1: NaN, accuracy: NaN }],
    ['binary', { precision: NaN, recall: NaN, f1: NaN, accuracy: NaN, specificity: NaN }],
  ];

  test.each(EMPTY)('[CM9] of a stream without data, %s', (average, expected) => {
    expect(trainDataAfter(new ClassificationMetrics({ f1Average: average }), [])).toEqual(expected);
  });

  test('[CM10] of each epoch is made of its batches alone, over runs and captures', () => {
    const options = { predictedVariable: 'p', gtVariable: 't', f1Average: 'micro' } as const;
    const hook = new ClassificationMetrics(options);
    expect(trainDataAfter(hook, [{ t: [1, 1], p: [1, 0] }])['accuracy']).toBe(0.5);
    expect(trainDataAfter(hook, [{ t: [1], p: [1] }])['accuracy']).toBe(1);
    hook.afterBatch({ streamName: 'train', batchData: { t: [1], p: [0] } });
    const state = structuredClone(hook.captureState());
    hook.beforeTraining();
    expect(trainDataAfter(hook, [{ t: [1], p: [1] }])['accuracy']).toBe(1);
    const restored = new ClassificationMetrics(options);
    restored.restoreState(state);
    restored.beforeTraining();
    expect(trainDataAfter(restored, [{ t: [1], p: [1] }])['accuracy']).toBe(0.5);
  });
});
