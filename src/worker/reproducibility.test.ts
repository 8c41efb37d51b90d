// The promise of design D7 and D8 on the real path: penguins, each engine, Adam, dropout, shuffled batches.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readForm, startForm, withField } from '../config/experiment-form.ts';
import { seededRandom } from '../datasets/seeded-random.ts';
import { createModel, type TrainableModel } from '../engine/create-model.ts';
import { nodeLaunchers } from '../engine/testing/node-launchers.ts';
import { ComputeStats, MainLoop, RunGate, type GatePoint, type LoopState } from '../loop/index.ts';
import { DatasetLoader } from './dataset-loader.ts';
import { weightsDigest } from './weights-digest.ts';

const BACKENDS = ['cpu', 'wasm', 'native'] as const;
const EPOCHS = 3;
const loader = new DatasetLoader(async (path) => new Uint8Array(await readFile(`public/datasets/${path}`)));

async function experiment() {
  const form = withField(withField(startForm('penguins'), 'hiddenLayers', '8, dropout 0.3, 8'), 'optimizer', 'adam');
  const { config } = readForm(withField(form, 'datasetOptions.columns', 'all'), null);
  if (config === null) throw new Error('The form of this test is not good.');
  return { config, dataset: await loader.load(config) };
}

interface Training {
  readonly loop: MainLoop;
  readonly model: TrainableModel;
  readonly gate: RunGate;
  /** The numbers of each epoch. */
  readonly epochs: unknown[];
  readonly held: Promise<GatePoint>;
}

type Backend = (typeof BACKENDS)[number];

async function prepare(backend: Backend): Promise<Training> {
  const { config, dataset } = await experiment();
  const device = await nodeLaunchers()[backend].start();
  const model = createModel({
    inputShape: dataset.inputShape,
    target: { kind: 'classes', count: 3 },
    layers: config.model.layers,
    optimizer: config.model.optimizer,
    random: seededRandom(config.seed),
    device,
  });
  const epochs: unknown[] = [];
  let onHeld: (point: GatePoint) => void = () => undefined;
  const held = new Promise<GatePoint>((resolve) => {
    onHeld = resolve;
  });
  const gate = new RunGate({
    clock: () => 0,
    takeTurn: () => Promise.resolve(),
    wait: () => Promise.resolve(),
    onHeld,
  });
  const loop = new MainLoop({
    model,
    dataset,
    hooks: [
      new ComputeStats({ variables: ['loss', 'accuracy'] }),
      { afterEpoch: ({ epochId, epochData }) => void epochs.push(structuredClone({ epochId, ...epochData })) },
    ],
    extraStreams: ['valid'],
    epochsCount: EPOCHS,
    gate,
  });
  return { loop, model, gate, epochs, held };
}

/** Weights, slots and counters as the bytes they are. */
function bits(model: TrainableModel): string {
  return JSON.stringify(model.captureState(), (_key, value: unknown) =>
    ArrayBuffer.isView(value) ? [...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)] : value,
  );
}

/** What the page shows of a run's end. */
function digest(model: TrainableModel): string {
  return weightsDigest(model.captureState().weights);
}

for (const backend of BACKENDS) {
  test(`two runs of the same experiment are equal to the bit on ${backend}`, async () => {
    const [first, second] = [await prepare(backend), await prepare(backend)];
    await first.loop.runTraining();
    await second.loop.runTraining();
    expect(second.epochs).toEqual(first.epochs);
    expect(bits(second.model)).toBe(bits(first.model));
    expect(digest(second.model)).toBe(digest(first.model));
  });

  test.each([
    ['in the zeroth epoch', { epochId: 0, streamName: 'valid', batchIndex: 1 }],
    ['in the middle of training', { epochId: 2, streamName: 'train', batchIndex: 4 }],
    ['while measuring', { epochId: 1, streamName: 'valid', batchIndex: 0 }],
  ])(
    `captured %s, restored and gone on with, a run on ${backend} equals the uninterrupted one to the bit`,
    async (_where, at) => {
      const whole = await prepare(backend);
      await whole.loop.runTraining();

      const first = await prepare(backend);
      first.gate.listen(({ place, epochId, streamName, batchIndex }) => {
        if (
          place === 'nextBatch' &&
          epochId === at.epochId &&
          streamName === at.streamName &&
          batchIndex === at.batchIndex
        )
          first.gate.pause();
      });
      const left = first.loop.runTraining().catch((error: unknown) => error);
      await first.held;
      const state: LoopState = structuredClone(await first.loop.captureState());
      first.gate.abandon(new Error('left'));
      await left;

      const second = await prepare(backend);
      await second.loop.restoreState(state);
      await second.loop.runTraining();
      expect([...first.epochs, ...second.epochs]).toEqual(whole.epochs);
      expect(bits(second.model)).toBe(bits(whole.model));
      expect(digest(second.model)).toBe(digest(whole.model));
    },
  );
}
