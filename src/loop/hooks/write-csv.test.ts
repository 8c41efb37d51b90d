import { describe, expect, test } from 'vitest';
import { nameMap, ndArray } from '../batch.ts';
import type { EpochData } from '../hook.ts';
import { RecordingArtifacts } from '../testing/recording-artifacts.ts';
import { RecordingLog } from '../testing/recording-log.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { ComputeStats } from './compute-stats.ts';
import { WriteCSV, WRITE_CSV } from './write-csv.ts';

type Options = ConstructorParameters<typeof WriteCSV>[0];

function start(options: Options = {}, artifacts = new RecordingArtifacts()) {
  const log = new RecordingLog();
  const hook = new WriteCSV(options, { log: log.write, artifacts });
  return { hook, artifacts, log };
}

/** The file after these epochs, counted from 0. */
function fileOf(epochs: readonly EpochData[], options: Options = {}): string {
  const { hook, artifacts } = start(options);
  for (const [epochId, epochData] of epochs.entries()) hook.afterEpoch({ epochId, epochData });
  return artifacts.text(options.outputFile ?? 'training.csv');
}

describe('rows', () => {
  test('[WC1] streams outer, variables inner, in their order', () => {
    const epochs = [
      { train: { loss: 0.5, accuracy: 0.75 }, valid: { accuracy: 0.25, loss: 1 } },
      { train: { loss: 0.125, accuracy: 1 }, valid: { accuracy: 0.5, loss: 2 } },
    ];
    expect(fileOf(epochs)).toBe(
      'epoch_id,train_loss,train_accuracy,valid_loss,valid_accuracy\n0,0.5,0.75,1,0.25\n1,0.125,1,2,0.5\n',
    );
  });

  test('[WC1] a mapping stands for its mean, else for its nanmean', () => {
    const train = { a: { std: 1, mean: 2 }, b: { nanmean: 3 }, c: { nanmean: 4, mean: NaN }, d: 'x', e: true };
    expect(fileOf([{ train }])).toBe('epoch_id,train_a,train_b,train_c,train_d,train_e\n0,2,3,NaN,x,true\n');
  });

  test('[WC1] in a training, with epoch 0', async () => {
    const { hook, artifacts } = start();
    await createTestLoop({ hooks: [new ComputeStats({ variables: ['x'] }), hook] }).loop.runTraining();
    expect(artifacts.text('training.csv')).toBe('epoch_id,train_x,valid_x\n0,0.5,0\n1,100.5,100\n');
    expect(artifacts.all.get('training.csv')).toMatchObject({ mediaType: 'text/csv', epochId: null });
  });

  test('[CV1] names and values with delimiter, quotes and line ends', () => {
    expect(fileOf([{ 'a,b': { 'say "x"': 'two\nlines', plain: 'c;d' } }])).toBe(
      'epoch_id,"a,b_say ""x""","a,b_plain"\n0,"two\nlines",c;d\n',
    );
    expect(fileOf([{ s: { v: 'c;d' } }], { delimiter: ';' })).toBe('epoch_id;s_v\n0;"c;d"\n');
  });
});

describe('columns', () => {
  test('[WC2] those of the first epoch, whatever comes later', () => {
    const first: EpochData = { train: { loss: 1 } };
    const { hook, artifacts } = start();
    hook.afterEpoch({ epochId: 0, epochData: first });
    first['valid'] = { loss: 9 };
    (first['train'] ?? {})['late'] = 9;
    hook.afterEpoch({ epochId: 1, epochData: { early: { loss: 7 }, train: { late: 8, loss: 2 }, valid: { loss: 3 } } });
    expect(artifacts.text('training.csv')).toBe('epoch_id,train_loss\n0,1\n1,2\n');
  });

  test('[WC2] the variables listed, of each stream', () => {
    const epochs = [{ train: { a: 1, b: 2, c: 3 }, valid: { c: 4, b: 5, a: 6 } }];
    expect(fileOf(epochs, { variables: ['c', 'a'] })).toBe('epoch_id,train_c,train_a,valid_c,valid_a\n0,3,1,4,6\n');
  });

  test('[WC2] without a list, or with an empty one, those of the first stream', () => {
    const epochs = [{ train: { a: 1 }, valid: { a: 2, b: 3 } }];
    const expected = 'epoch_id,train_a,valid_a\n0,1,2\n';
    expect([fileOf(epochs), fileOf(epochs, { variables: null }), fileOf(epochs, { variables: [] })]).toEqual([
      expected,
      expected,
      expected,
    ]);
    expect(fileOf([{}])).toBe('epoch_id\n0\n');
  });

  test('[WC2] names that every object knows', () => {
    const epochData = nameMap<Record<string, unknown>>();
    epochData['__proto__'] = Object.assign(nameMap<unknown>(), { 0: 5 });
    expect(fileOf([epochData])).toBe('epoch_id,__proto___0\n0,5\n');
    expect(() => fileOf([{ train: {} }], { variables: ['constructor'] })).toThrow("no variable 'constructor'");
  });
});

describe('what is missing or strange', () => {
  const first = { train: { loss: 1 }, valid: { loss: 2 } };

  test.each([
    [{ train: { loss: 1 } }, "WriteCSV: the epoch has no stream 'valid'. It has: train.", '1,1,-'],
    [
      { train: { loss: 1 }, valid: { error: 2, accuracy: 3 } },
      "WriteCSV: stream 'valid' has no variable 'loss'. It has: error, accuracy.",
      '1,1,-',
    ],
  ])('[WC3] missing in %j', (epochData: EpochData, message, row) => {
    expect(() => fileOf([first, epochData])).toThrow(message);
    const expected = `epoch_id,train_loss,valid_loss\n0,1,2\n${row}\n`;
    expect(fileOf([first, epochData], { onMissingVariable: 'default', defaultValue: '-' })).toBe(expected);
    const { hook, artifacts, log } = start({ onMissingVariable: 'warn', defaultValue: '-' });
    for (const [epochId, data] of [first, epochData].entries()) hook.afterEpoch({ epochId, epochData: data });
    expect(artifacts.text('training.csv')).toBe(expected);
    expect(log.records).toEqual([{ level: 'warning', message }]);
  });

  test.each<[unknown, string]>([
    [null, 'null'],
    [[1, 2], 'a list'],
    [ndArray(Float32Array.of(1), [1]), 'object'],
    [{ max: 1 }, 'object'],
    [{ mean: [1] }, 'a list'],
  ])('[WC3] another type: %j', (value, type) => {
    const epochs = [{ train: { a: 1, odd: value } }];
    expect(fileOf(epochs)).toBe('epoch_id,train_a,train_odd\n0,1,\n');
    const message = `WriteCSV: variable 'odd' of stream 'train' is ${type}: a number, a text, or a mapping with mean or nanmean was expected.`;
    expect(() => fileOf(epochs, { onUnknownType: 'error' })).toThrow(message);
    const { hook, log } = start({ onUnknownType: 'warn', defaultValue: 'none' });
    hook.afterEpoch({ epochId: 0, epochData: epochs[0] ?? {} });
    expect(log.records).toEqual([{ level: 'warning', message }]);
  });

  test('[WC7] a delimiter or a name that is of no use', () => {
    for (const delimiter of ['', '"', '\n', 'a\r'])
      expect(() => start({ delimiter })).toThrow('WriteCSV: delimiter must be text without quotes');
    for (const outputFile of ['', '..', '/'])
      expect(() => start({ outputFile })).toThrow('WriteCSV: option outputFile must name a file, but is');
  });
});

describe('over several runs', () => {
  const epoch = (loss: number): EpochData => ({ train: { loss } });

  test('[WC4] a second run goes on with the file', async () => {
    const { hook, artifacts } = start();
    const { loop } = createTestLoop({ hooks: [new ComputeStats({ variables: ['x'] }), hook], extraStreams: [] });
    await loop.runTraining();
    await loop.runTraining();
    expect(artifacts.text('training.csv')).toBe('epoch_id,train_x\n0,0.5\n1,100.5\n1,200.5\n2,300.5\n');
  });

  test('[WC4, WC5] a restored run goes on with the file as it was, in the same place or in a new one', () => {
    const { hook, artifacts } = start();
    hook.afterEpoch({ epochId: 0, epochData: epoch(5) });
    const state = structuredClone(hook.captureState());
    hook.afterEpoch({ epochId: 1, epochData: epoch(6) });
    for (const place of [artifacts, new RecordingArtifacts()]) {
      const restored = start({}, place).hook;
      restored.restoreState(structuredClone(state));
      expect(place.text('training.csv')).toBe('epoch_id,train_loss\n0,5\n');
      restored.afterEpoch({ epochId: 1, epochData: { valid: { loss: 8 }, train: { late: 9, loss: 7 } } });
      expect(place.text('training.csv')).toBe('epoch_id,train_loss\n0,5\n1,7\n');
    }
  });

  test('[WC5] restored to before its first epoch the file begins anew', () => {
    const { hook, artifacts } = start();
    const state = hook.captureState();
    hook.afterEpoch({ epochId: 0, epochData: epoch(5) });
    hook.restoreState(state);
    hook.afterEpoch({ epochId: 0, epochData: { valid: { loss: 6 } } });
    expect(artifacts.text('training.csv')).toBe('epoch_id,valid_loss\n0,6\n');
  });

  test('[WC6] ten thousand epochs are one write, and then a row each', () => {
    const { hook, artifacts } = start();
    for (let epochId = 0; epochId < 10_000; epochId += 1) hook.afterEpoch({ epochId, epochData: epoch(epochId / 4) });
    expect([artifacts.writes, artifacts.appends]).toEqual([1, 9_999]);
    const lines = artifacts.text('training.csv').split('\n');
    expect([lines.length, lines[0], lines[1], lines[10_000], lines[10_001]]).toEqual([
      10_002,
      'epoch_id,train_loss',
      '0,0',
      '9999,2499.75',
      '',
    ]);
  });
});

test('[WC2] what it reads', () => {
  expect(WRITE_CSV.keys({ variables: null })).toEqual({ reads: { epoch: 'all' } });
  expect(WRITE_CSV.keys({ variables: [] })).toEqual({ reads: { epoch: 'all' } });
  expect(WRITE_CSV.keys({ variables: ['loss'] })).toEqual({ reads: { epoch: ['loss'] } });
});
