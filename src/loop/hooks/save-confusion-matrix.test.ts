import { describe, expect, test } from 'vitest';
import { ndArray } from '../batch.ts';
import type { Dataset } from '../dataset.ts';
import { SILENT_CONTEXT } from '../hook-context.ts';
import { epochDataFor } from '../testing/epoch-data.ts';
import { RecordingArtifacts } from '../testing/recording-artifacts.ts';
import { RecordingLog } from '../testing/recording-log.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { createHook, HOOK_DESCRIPTIONS } from './catalog.ts';
import { SaveConfusionMatrix } from './save-confusion-matrix.ts';

type Options = ConstructorParameters<typeof SaveConfusionMatrix>[0];

function create(options: Options = {}, dataset: Pick<Dataset, 'numClasses' | 'classesNames'> = {}) {
  const artifacts = new RecordingArtifacts();
  return { hook: new SaveConfusionMatrix(options, { artifacts, dataset }), artifacts };
}

/** What the hook stores of these, in one batch. */
function storedOf(
  batchData: Record<string, unknown>,
  options: Options = {},
  dataset: Pick<Dataset, 'numClasses' | 'classesNames'> = {},
): unknown {
  const { hook } = create({ figureAction: 'store', ...options }, dataset);
  hook.afterBatch({ streamName: 'train', batchData });
  const epochData = epochDataFor('train');
  hook.afterEpoch({ epochId: 1, epochData });
  return epochData['train']?.['confusion_heatmap'];
}

/** The SVG of these. */
function pictureOf(batchData: Record<string, unknown>, options: Options = {}): string {
  const { hook, artifacts } = create(options);
  hook.afterBatch({ streamName: 'train', batchData });
  hook.afterEpoch({ epochId: 1, epochData: epochDataFor('train') });
  return artifacts.text('confusion_matrix_epoch_1_train.svg');
}

const BATCH = { labels: [0, 0, 0, 1, 2, 2], predictions: [0, 0, 1, 1, 0, 2] };
const COUNTS = [
  [2, 1, 0],
  [0, 1, 0],
  [1, 0, 1],
];

describe('the matrix', () => {
  test('[CX1] has a row for each expected and a column for each predicted class, over all batches of a stream', () => {
    const { hook, artifacts } = create();
    hook.afterBatch({ streamName: 'train', batchData: BATCH });
    hook.afterBatch({ streamName: 'valid', batchData: { labels: [1], predictions: [0] } });
    hook.afterBatch({
      streamName: 'train',
      batchData: { labels: Int32Array.of(1, 1), predictions: ndArray(Float32Array.of(2, 2), [2, 1]) },
    });
    hook.afterEpoch({ epochId: 3, epochData: epochDataFor('train', 'valid', 'test') });
    expect(artifacts.names).toEqual([
      'confusion_matrix_epoch_3_train.json',
      'confusion_matrix_epoch_3_train.svg',
      'confusion_matrix_epoch_3_valid.json',
      'confusion_matrix_epoch_3_valid.svg',
    ]);
    const counts = (stream: string) =>
      (JSON.parse(artifacts.text(`confusion_matrix_epoch_3_${stream}.json`)) as { counts: unknown }).counts;
    expect(counts('train')).toEqual([
      [2, 1, 0],
      [0, 1, 2],
      [1, 0, 1],
    ]);
    expect(counts('valid')).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });

  test('[CX1, CX2] in a loop: one of each stream after each epoch', async () => {
    const { hook, artifacts } = create({ labelsName: 'x', predictionsName: 'x' });
    await createTestLoop({ hooks: [hook] }).loop.runTraining();
    expect(artifacts.names.filter((name) => name.endsWith('.json'))).toEqual(
      ['0_train', '0_valid', '1_train', '1_valid'].map((name) => `confusion_matrix_epoch_${name}.json`),
    );
    expect(JSON.parse(artifacts.text('confusion_matrix_epoch_0_train.json'))).toMatchObject({
      counts: [
        [2, 0],
        [0, 2],
      ],
    });
  });

  test('[CX2] is saved as numbers and as a picture', () => {
    const { hook, artifacts } = create({ normalize: false, classesNames: ['a', 'b', 'c'] });
    hook.afterBatch({ streamName: 'my/../stream', batchData: BATCH });
    hook.afterEpoch({ epochId: 7, epochData: epochDataFor('my/../stream') });
    const name = 'confusion_matrix_epoch_7_my___..___stream';
    expect([...artifacts.all.values()]).toEqual([
      {
        name: `${name}.json`,
        mediaType: 'application/json',
        content: JSON.stringify({
          classNames: ['a', 'b', 'c'],
          counts: COUNTS,
          epochId: 7,
          stream: 'my/../stream',
          normalize: false,
        }),
        epochId: 7,
      },
      {
        name: `${name}.svg`,
        mediaType: 'image/svg+xml',
        content: expect.stringMatching(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" [\s\S]*<\/svg>\n$/) as string,
        epochId: 7,
      },
    ]);
  });

  test('[CX2] a colour map of emloop is not known', () => {
    const log = new RecordingLog();
    createHook('SaveConfusionMatrix', { cmap: 'Blues' }, { ...SILENT_CONTEXT, log: log.write });
    expect(log.at('warning')).toEqual([
      'SaveConfusionMatrix has no option cmap. It has: labelsName, predictionsName, classesNames, figureAction, maskName, normalize.',
    ]);
  });

  test('[CX3] is stored for later hooks, and then nothing is saved', () => {
    const { hook, artifacts } = create({ figureAction: 'store' }, { classesNames: ['a', 'b', 'c'] });
    hook.afterBatch({ streamName: 'train', batchData: BATCH });
    const epochData = epochDataFor('train', 'valid');
    hook.afterEpoch({ epochId: 1, epochData });
    expect(epochData).toEqual({
      train: { confusion_heatmap: { classNames: ['a', 'b', 'c'], counts: COUNTS } },
      valid: {},
    });
    expect(artifacts.names).toEqual([]);
  });

  test('[CX3] the description says what it reads and writes', () => {
    const { keys } = HOOK_DESCRIPTIONS.find(({ name }) => name === 'SaveConfusionMatrix') ?? {};
    const options = { labelsName: 'a', predictionsName: 'b', maskName: null, figureAction: 'save' };
    expect(keys?.(options)).toEqual({ reads: { batch: ['a', 'b'] }, writes: { epoch: [] } });
    expect(keys?.({ ...options, maskName: 'm', figureAction: 'store' })).toEqual({
      reads: { batch: ['a', 'b', 'm'] },
      writes: { epoch: ['confusion_heatmap'] },
    });
  });
});

describe('classes', () => {
  const PAIR = { labels: [0, 1], predictions: [1, 1] };
  const SMALL = [
    [0, 1],
    [0, 1],
  ];
  const LARGE = [
    [0, 1, 0],
    [0, 1, 0],
    [0, 0, 0],
  ];

  const NAMED: [string, Options, Pick<Dataset, 'numClasses' | 'classesNames'>, unknown][] = [
    [
      'of the option',
      { classesNames: ['a', 'b', 'c'] },
      { classesNames: ['x', 'y'] },
      { classNames: ['a', 'b', 'c'], counts: LARGE },
    ],
    [
      'of the data set',
      {},
      { classesNames: ['x', 'y', 'z'], numClasses: 5 },
      { classNames: ['x', 'y', 'z'], counts: LARGE },
    ],
    [
      'of the data set, instead of none',
      { classesNames: [] },
      { classesNames: ['x', 'y'] },
      { classNames: ['x', 'y'], counts: SMALL },
    ],
    ['of nobody, but their number is known', {}, { numClasses: 3 }, { classNames: null, counts: LARGE }],
    ['of nobody', { classesNames: [] }, { classesNames: [] }, { classNames: null, counts: SMALL }],
  ];

  test.each(NAMED)('[CX4] have the names %s', (_name, options, dataset, expected) => {
    expect(storedOf(PAIR, options, dataset)).toEqual(expected);
  });

  test.each<[string, Options, Pick<Dataset, 'numClasses' | 'classesNames'>]>([
    ['3 (a, b, c)', { classesNames: ['a', 'b', 'c'] }, {}],
    ['1 (x)', {}, { classesNames: ['x'], numClasses: 9 }],
    ['3', {}, { numClasses: 3 }],
  ])('[CX5] must be within %s', (classes, options, dataset) => {
    for (const batchData of [
      { labels: [3], predictions: [0] },
      { labels: [0], predictions: [3] },
    ])
      expect(() => storedOf(batchData, options, dataset)).toThrow(
        new RangeError(
          `SaveConfusionMatrix: class 3 of stream 'train' was not expected: the number of classes is ${classes}, counted from 0.`,
        ),
      );
  });

  test.each([0.5, NaN, -1, 1000, Infinity])('[CX5] %d is none', (bad) => {
    expect(() => storedOf({ labels: [0, 1], predictions: [0, bad] })).toThrow(
      new RangeError(
        "SaveConfusionMatrix: 'predictions' of stream 'train' must hold class indices, whole numbers from 0 to 999, " +
          `but ${bad} came.`,
      ),
    );
    expect(() => storedOf({ labels: [bad], predictions: [0] })).toThrow("'labels' of stream 'train' must hold");
  });

  test('[CX5] neither is a text', () => {
    expect(() => storedOf({ labels: ['cat'], predictions: [0] })).toThrow(
      new TypeError(
        "SaveConfusionMatrix: variable 'labels': a list of numbers was expected, one for each example, but the text 'cat' came.",
      ),
    );
  });
});

describe('shapes', () => {
  test('[CX6] sequences are counted item by item', () => {
    const labels = ndArray(Int32Array.of(0, 1, 1, 1), [2, 2]);
    const predictions = [
      [0, 0],
      [1, 1],
    ];
    expect(storedOf({ labels, predictions })).toMatchObject({
      counts: [
        [1, 0],
        [1, 2],
      ],
    });
  });

  test('[CX6] different numbers of examples', () => {
    expect(() => storedOf({ labels: [0, 1], predictions: [0, 1], m: [1] }, { maskName: 'm' })).toThrow(
      new Error(
        "SaveConfusionMatrix: the variables of stream 'train' must have equally many examples, but " +
          "'labels' has 2, 'predictions' has 2, 'm' has 1.",
      ),
    );
  });

  test('[CX6] examples of different length', () => {
    expect(() => storedOf({ labels: [0], predictions: [[0, 1]] })).toThrow(
      new RangeError(
        "SaveConfusionMatrix: the variables of stream 'train' must have the same shape, but 'labels' has 1, " +
          "'predictions' has 2 numbers.",
      ),
    );
  });

  test.each([
    ['numbers', [1, 0, 0.5, 1]],
    ['truth values', [true, false, true, true]],
    ['a typed array', Uint8Array.of(1, 0, 7, 1)],
  ])('[CX7] a mask of %s leaves out', (_name, m) => {
    const batchData = { labels: [0, -5, 1, 1], predictions: [0, 0, 0, 1], m };
    expect(storedOf(batchData, { maskName: 'm' })).toMatchObject({
      counts: [
        [1, 0],
        [1, 1],
      ],
    });
  });

  test('[CX7] a mask that leaves nothing', () => {
    expect(() => storedOf({ labels: [0, 1], predictions: [0, 1], m: [0, 0] }, { maskName: 'm' })).toThrow(
      new RangeError("SaveConfusionMatrix: the mask 'm' of stream 'train' leaves nothing to count: all 2 of it are 0."),
    );
  });

  test('[CX7] a mask that is missing', () => {
    expect(() => storedOf(BATCH, { maskName: 'm' })).toThrow(
      new Error("SaveConfusionMatrix: stream 'train' has no variable 'm'. It has: labels, predictions."),
    );
  });
});

/** Colour and text of each cell, row by row. */
function cellsOf(svg: string): string[] {
  return [...svg.matchAll(/^<rect [^>]*fill="([^"]+)"\/>(?:<text [^>]*fill="([^"]+)">([^<]*)<\/text>)?$/gm)]
    .slice(1)
    .filter(([, fill]) => !String(fill).startsWith('url'))
    .map(([, fill, colour, text]) => [fill, colour, text].join(' ').trim());
}

describe('the figure', () => {
  test('[CX8] is coloured by the share of the row, with share and count', () => {
    expect(cellsOf(pictureOf(BATCH))).toEqual([
      'rgb(88 116 156) #fff 0.67 / 2',
      'rgb(167 183 206) #000 0.33 / 1',
      'rgb(247 251 255) #000 0.00 / 0',
      'rgb(247 251 255) #000 0.00 / 0',
      'rgb(8 48 107) #fff 1.00 / 1',
      'rgb(247 251 255) #000 0.00 / 0',
      'rgb(128 150 181) #000 0.50 / 1',
      'rgb(247 251 255) #000 0.00 / 0',
      'rgb(128 150 181) #000 0.50 / 1',
    ]);
  });

  test('[CX8] or by the count', () => {
    const colours = cellsOf(pictureOf(BATCH, { normalize: false })).map((cell) => cell.slice(0, cell.indexOf(')') + 1));
    const [dark, half, light] = ['rgb(8 48 107)', 'rgb(128 150 181)', 'rgb(247 251 255)'];
    expect(colours).toEqual([dark, half, light, light, half, light, half, light, half]);
  });

  test('[CX8] says what is across and down, and names the classes', () => {
    const svg = pictureOf(BATCH, { classesNames: ['cat', '<b>&"dog"', 'a name that is very long \u0000'] });
    const texts = [...svg.matchAll(/<text [^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(texts.slice(0, 8)).toEqual([
      'Predicted',
      'Expected',
      'cat',
      'cat',
      '&lt;b&gt;&amp;&quot;dog&quot;',
      '&lt;b&gt;&amp;&quot;dog&quot;',
      'a name that is …',
      'a name that is …',
    ]);
  });

  test('[CX8] what XML cannot hold is replaced', () => {
    expect(pictureOf(BATCH, { classesNames: ['\u0000\u000b', '\ud800', 'ok \ud83d\ude00'] })).toMatch(
      />\ufffd\ufffd<[\s\S]*>\ufffd<[\s\S]*>ok \ud83d\ude00</,
    );
  });

  test('[CX8] has no texts in the cells of more than 20 classes', () => {
    const cells = cellsOf(pictureOf({ labels: [0, 20], predictions: [0, 20] }));
    expect(cells).toHaveLength(21 * 21);
    expect(new Set(cells)).toEqual(new Set(['rgb(8 48 107)', 'rgb(247 251 255)']));
  });
});

describe('from epoch to epoch', () => {
  test('[CX9] each starts from nothing, over runs and captures', () => {
    const { hook, artifacts } = create();
    const countsAfter = (subject: SaveConfusionMatrix, kept: RecordingArtifacts): unknown => {
      subject.afterBatch({ streamName: 'train', batchData: { labels: [0], predictions: [0] } });
      subject.afterEpoch({ epochId: 1, epochData: epochDataFor('train') });
      return (JSON.parse(kept.text('confusion_matrix_epoch_1_train.json')) as { counts: unknown }).counts;
    };
    expect([countsAfter(hook, artifacts), countsAfter(hook, artifacts)]).toEqual([[[1]], [[1]]]);
    hook.afterBatch({ streamName: 'train', batchData: { labels: [0], predictions: [0] } });
    const state = structuredClone(hook.captureState());
    hook.beforeTraining();
    expect(countsAfter(hook, artifacts)).toEqual([[1]]);
    const second = create();
    second.hook.restoreState(state);
    second.hook.beforeTraining();
    expect(countsAfter(second.hook, second.artifacts)).toEqual([[2]]);
  });
});
