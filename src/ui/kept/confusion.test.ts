import { describe, expect, it } from 'vitest';
import { createHook, SILENT_CONTEXT } from '../../loop/index.ts';
import { cellSentence, confusionSentence, heatOf, readConfusion, recallOf, type Confusion } from './confusion.ts';

const CONFUSION: Confusion = {
  classNames: ['Adelie', 'Chinstrap', 'Gentoo'],
  counts: [
    [21, 1, 0],
    [0, 9, 1],
    [0, 0, 0],
  ],
  stream: 'valid',
  epochId: 12,
};

describe('a confusion matrix', () => {
  it('is read as the hook writes it', async () => {
    const written: { name: string; content: unknown }[] = [];
    const sink = { write: (artifact: { name: string; content: unknown }) => written.push(artifact), append: () => 0 };
    const dataset = { numBatches: {}, classesNames: ['a', 'b'], numClasses: 2 };
    const hook = createHook('SaveConfusionMatrix', {}, { ...SILENT_CONTEXT, artifacts: sink, dataset });
    await hook.beforeTraining?.();
    await hook.afterBatch?.({ streamName: 'valid', batchData: { labels: [0, 1, 1], predictions: [0, 1, 0] } });
    await hook.afterEpoch?.({ epochId: 3, epochData: { valid: {} } });
    const json = written.find(({ name }) => name.endsWith('.json'));
    expect(readConfusion(json?.content as string)).toEqual({
      classNames: ['a', 'b'],
      counts: [
        [1, 0],
        [1, 1],
      ],
      stream: 'valid',
      epochId: 3,
    });
  });

  it('without names has numbers', () => {
    const text = JSON.stringify({
      classNames: null,
      counts: [
        [1, 0],
        [0, 2],
      ],
      stream: 'valid',
      epochId: 1,
    });
    expect(readConfusion(text)?.classNames).toEqual(['class 0', 'class 1']);
  });

  it.each([
    '',
    '{',
    '[]',
    'null',
    '{"counts":[]}',
    '{"counts":[[1,2]],"stream":"a","epochId":1}',
    '{"counts":[["x"]],"stream":"a","epochId":1}',
  ])('is not seen in other JSON: %j', (text) => {
    expect(readConfusion(text)).toBeNull();
  });

  it('has a recall for each kind that has rows', () => {
    expect([0, 1, 2].map((row) => recallOf(CONFUSION, row))).toEqual([21 / 22, 0.9, null]);
  });

  it('is shaded by the share of the row, and any count differs from none', () => {
    expect(CONFUSION.counts.map((row, index) => row.map((_, column) => heatOf(CONFUSION, index, column)))).toEqual([
      [4, 1, 0],
      [0, 4, 1],
      [0, 0, 0],
    ]);
  });

  it('says each cell and the whole as a sentence', () => {
    expect(cellSentence(CONFUSION, 0, 1)).toBe('1 of 22 rows of Adelie was taken for Chinstrap: wrong.');
    expect(cellSentence(CONFUSION, 1, 1)).toBe('9 of 10 rows of Chinstrap were taken for Chinstrap: right.');
    expect(cellSentence(CONFUSION, 1, 3)).toBe('Recall: 90.0 % of 10 rows of Chinstrap were found.');
    expect(cellSentence(CONFUSION, 2, 3)).toBe('Recall: there are 0 rows of Gentoo.');
    expect(confusionSentence(CONFUSION)).toBe('After epoch 12, 30 of 32 rows of valid are right.');
  });
});
