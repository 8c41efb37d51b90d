import { describe, expect, test } from 'vitest';
import { ndArray } from '../batch.ts';
import type { BatchData } from '../hook.ts';
import { RecordingArtifacts } from '../testing/recording-artifacts.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { linePlotSvg } from './line-plot-svg.ts';
import { PlotLines, PLOT_LINES } from './plot-lines.ts';

type Options = ConstructorParameters<typeof PlotLines>[0];

function start(options: Options = {}) {
  const artifacts = new RecordingArtifacts();
  const hook = new PlotLines({ variables: ['y', 'p'], ...options }, { artifacts });
  const see = (batchData: BatchData, streamName = 'valid') => {
    hook.afterBatch({ streamName, batchData });
  };
  const namesAfter = (epochId: number) => {
    artifacts.all.clear();
    hook.afterEpoch({ epochId, epochData: {} });
    return artifacts.names;
  };
  return { hook, artifacts, see, namesAfter };
}

const BATCH = { ids: ['a', 'b'], y: [[1, 2], [3, 4]], p: [[5, 6, 7], [8]] }; // prettier-ignore

function pictureOf(y: number[], p: number[]): string {
  const lines = [
    { label: 'y', values: y },
    { label: 'p', values: p },
  ];
  return linePlotSvg({ lines, ymin: null, ymax: null });
}

describe('pictures', () => {
  test('[PL1, PL2] one for each example, with a line for each variable, when the epoch is over', () => {
    const { hook, artifacts, see } = start();
    see(BATCH);
    expect(artifacts.names).toEqual([]);
    hook.afterEpoch({ epochId: 3, epochData: {} });
    expect([...artifacts.all.values()]).toEqual(
      [
        ['a', pictureOf([1, 2], [5, 6, 7])],
        ['b', pictureOf([3, 4], [8])],
      ].map(([id, content]) => ({
        name: `visual/epoch_3/valid/${String(id)}_batch_1_plot-y-vs-p.svg`,
        mediaType: 'image/svg+xml',
        content,
        epochId: 3,
      })),
    );
  });

  test('[PL1] of any kind of column', () => {
    const { artifacts, see, namesAfter } = start();
    see({ ids: Int32Array.of(7), y: ndArray(Float32Array.of(1, 2), [1, 2]), p: [[true, false]] });
    const [name] = namesAfter(0);
    expect(name).toBe('visual/epoch_0/valid/7_batch_1_plot-y-vs-p.svg');
    expect(artifacts.text(String(name))).toBe(pictureOf([1, 2], [1, 0]));
  });

  test('[PL1] of the first examples and batches of each stream', () => {
    const { see, namesAfter } = start({ exampleCount: 1, batchCount: 2, variables: ['y'] });
    for (const stream of ['train', 'train', 'valid', 'train']) see(BATCH, stream);
    expect(namesAfter(0)).toEqual([
      'visual/epoch_0/train/a_batch_1_plot-y.svg',
      'visual/epoch_0/train/a_batch_2_plot-y.svg',
      'visual/epoch_0/valid/a_batch_1_plot-y.svg',
    ]);
  });

  test('[PL1] null and 0 are no limit', () => {
    for (const count of [null, 0]) {
      const { see, namesAfter } = start({ exampleCount: count, batchCount: count });
      see(BATCH);
      see(BATCH);
      expect(namesAfter(0)).toHaveLength(4);
    }
  });

  test('[PL1] in the streams listed', () => {
    const { see, namesAfter } = start({ streams: ['valid'] });
    see({}, 'train');
    see(BATCH);
    expect(namesAfter(0)).toHaveLength(2);
  });

  test('[PL2] the folder of an epoch has its own number, in a training from 0 on', async () => {
    const artifacts = new RecordingArtifacts();
    const hook = new PlotLines(
      { variables: ['seq'], idVariable: 'x', streams: ['valid'], rootDir: 'out' },
      { artifacts },
    );
    const lengthen = {
      afterBatch: ({ batchData }: { batchData: BatchData }) => {
        batchData['seq'] = (batchData['x'] as number[]).map((value) => [value, value + 1]);
      },
    };
    const hooks = [lengthen, hook];
    await createTestLoop({ hooks }).loop.runTraining();
    expect(artifacts.names).toEqual([
      'out/epoch_0/valid/0_batch_1_plot-seq.svg',
      'out/epoch_1/valid/100_batch_1_plot-seq.svg',
    ]);
  });

  test('[PL2] separators in names make no folders', () => {
    const { see, namesAfter } = start({ variables: ['in/y'], rootDir: '../up' });
    see({ ids: ['../a\\b'], 'in/y': [[1, 2]] }, 'my/stream');
    expect(namesAfter(0)).toEqual(['up/epoch_0/my___stream/..___a___b_batch_1_plot-in___y.svg']);
  });

  test('[PL3] masked places are left out', () => {
    const { artifacts, see, namesAfter } = start({ padMaskVariable: 'mask' });
    see({ ids: ['a'], y: [[1, 2, 3]], p: [[4, 5, 6]], mask: [[0, 1, 1]] });
    expect(artifacts.text(String(namesAfter(0)[0]))).toBe(pictureOf([2, 3], [5, 6]));
  });

  test('[PL4] the limits reach the picture', () => {
    const { artifacts, see, namesAfter } = start({ variables: ['y'], ymin: -1, ymax: 9.5 });
    see(BATCH);
    expect(artifacts.text(String(namesAfter(0)[0]))).toBe(
      linePlotSvg({ lines: [{ label: 'y', values: [1, 2] }], ymin: -1, ymax: 9.5 }),
    );
  });
});

describe('what does not fit', () => {
  test('[PL5] options', () => {
    expect(() => new PlotLines()).toThrow('PlotLines: variables must name at least one.');
    expect(() => new PlotLines({ variables: [] })).toThrow('PlotLines: variables must name at least one.');
    expect(() => start({ ymin: 2, ymax: 2 })).toThrow('PlotLines: ymin must be less than ymax, but they are 2 and 2.');
  });

  test.each<[BatchData, string]>([
    [{ y: [] }, "PlotLines: stream 'valid' has no variable 'ids'. It has: y."],
    [{ ids: [1], y: [[1]] }, "PlotLines: stream 'valid' has no variable 'mask'. It has: ids, y."],
    [{ ids: [1], mask: [[1]], y: [[1]] }, "PlotLines: stream 'valid' has no variable 'p'. It has: ids, mask, y."],
    [{ ids: [1], mask: [[1]], y: [[1]], p: [2] }, "variable 'p' of stream 'valid' must hold a list for each example"],
    [{ ids: [1], mask: [[1]], y: [['a']], p: [[2]] }, "PlotLines: variable 'y' must hold a list of numbers"],
    [{ ids: [1], mask: [[1]], y: [[1, 2]], p: [[2]] }, "but 'y' has 2, 'p' has 1, 'mask' has 1."],
    [{ ids: [1, 2], mask: [[1]], y: [[1]], p: [[2]] }, "but 'ids' has 2, 'mask' has 1, 'y' has 1, 'p' has 1."],
  ])('[PL5] %j', (batchData, problem) => {
    const { see } = start({ padMaskVariable: 'mask' });
    expect(() => {
      see(batchData);
    }).toThrow(problem);
  });
});

describe('over epochs and runs', () => {
  test('[PL6] each epoch counts anew', () => {
    const { see, namesAfter } = start({ batchCount: 1, exampleCount: 1, variables: ['y'] });
    see(BATCH);
    see(BATCH);
    expect(namesAfter(0)).toEqual(['visual/epoch_0/valid/a_batch_1_plot-y.svg']);
    see(BATCH);
    expect(namesAfter(1)).toEqual(['visual/epoch_1/valid/a_batch_1_plot-y.svg']);
    expect(namesAfter(2)).toEqual([]);
  });

  test('[PL6] a second run forgets, a restored one goes on, once', () => {
    const { hook, see, namesAfter } = start({ exampleCount: 1, variables: ['y'] });
    see(BATCH);
    const state = structuredClone(hook.captureState());
    hook.beforeTraining();
    see(BATCH, 'train');
    expect(namesAfter(1)).toEqual(['visual/epoch_1/train/a_batch_1_plot-y.svg']);
    hook.restoreState(state);
    hook.beforeTraining();
    see(BATCH);
    expect(namesAfter(1)).toEqual([
      'visual/epoch_1/valid/a_batch_1_plot-y.svg',
      'visual/epoch_1/valid/a_batch_2_plot-y.svg',
    ]);
    see(BATCH);
    hook.beforeTraining();
    expect(namesAfter(2)).toEqual([]);
  });
});

test('[PL1] what it reads', () => {
  const options = { idVariable: 'ids', padMaskVariable: 'mask', variables: ['y'] };
  expect(PLOT_LINES.keys(options)).toEqual({ reads: { batch: ['ids', 'mask', 'y'] } });
  expect(PLOT_LINES.keys({ ...options, padMaskVariable: null })).toEqual({ reads: { batch: ['ids', 'y'] } });
});
