// The race of the GRU: the app's session, hooks and outbox with a model that the page's form cannot ask for yet, and beside it
// `LayersModel.fit` on the same rows.
import * as tf from '@tensorflow/tfjs';
import { NativeModel } from '../../src/engine/native/native-model.ts';
import { startNative } from '../../src/engine/native/native-device.ts';
import { startWasm } from '../../src/engine/devices/wasm-device.ts';
import { WASM_PATHS } from '../../src/engine/wasm-paths.ts';
import { isTableCommand, type ToWorker } from '../../src/protocol/worker-messages.ts';
import type { ModelMaker } from '../../src/worker/model-maker.ts';
import { Outbox } from '../../src/worker/outbox.ts';
import { TrainingSession } from '../../src/worker/training-session.ts';
import { createTurn } from '../../src/worker/turn.ts';
import type { FitRequest, Turn } from './race-messages.ts';
import { prepareSequences, SEQUENCE, SEQUENCE_SIZE, SEQUENCES, TRAIN_ROWS } from './sequences.ts';
import { answerRace } from './time-runs.ts';

const { steps, features, units, classes } = SEQUENCE;

const makeModel: ModelMaker = async ({ config, random }) => {
  const model = new NativeModel(
    {
      inputShape: [steps, features],
      target: { kind: 'classes', count: classes },
      layers: [{ type: 'gru', units }],
      optimizer: config.model.optimizer,
      random,
    },
    await startNative('native', WASM_PATHS.native),
  );
  return { model, decision: { backend: 'native', reason: 'The race wants it.', reports: [] } };
};

let hasWasm = false;
async function startBackend(name: string): Promise<void> {
  if (name === 'wasm' && !hasWasm) {
    await startWasm(WASM_PATHS);
    hasWasm = true;
  }
  if (!(await tf.setBackend(name))) throw new Error(`tf.js could not start ${name}.`);
}

function buildModel(learningRate: number): tf.Sequential {
  const model = tf.sequential();
  model.add(
    tf.layers.gru({
      units,
      inputShape: [steps, features],
      recurrentActivation: 'sigmoid',
      recurrentInitializer: 'glorotUniform', // as ours; drawing orthogonal ones wants kernels that are not there
    }),
  );
  model.add(tf.layers.dense({ units: classes, activation: 'softmax' }));
  model.compile({
    optimizer: tf.train.sgd(learningRate),
    loss: 'sparseCategoricalCrossentropy',
    metrics: ['accuracy'],
  });
  return model;
}

async function fitSequences({ config, backend }: FitRequest): Promise<Turn> {
  await startBackend(backend);
  const model = buildModel(config.model.optimizer.learningRate);
  const part = (rows: Int32Array): [tf.Tensor, tf.Tensor] => {
    const [first = 0] = rows;
    const numbers = SEQUENCES.features.data.slice(first * SEQUENCE_SIZE, (first + rows.length) * SEQUENCE_SIZE);
    const target = SEQUENCES.target.slice(first, first + rows.length);
    return [tf.tensor3d(numbers, [rows.length, steps, features]), tf.tensor1d(Float32Array.from(target))];
  };
  const [x, y] = part(SEQUENCES.split.train);
  const validationData = part(SEQUENCES.split.valid);
  const { batchSize } = config.dataset;
  const epochs = config.mainLoop.epochsCount;
  const start = performance.now();
  const { history } = await model.fit(x, y, { batchSize, epochs, validationData, yieldEvery: 'never' });
  const seconds = (performance.now() - start) / 1000;
  tf.dispose([x, y, ...validationData]);
  model.dispose();
  const last = (name: string) => Number(history[name]?.at(-1));
  const stepCount = (epochs * TRAIN_ROWS) / batchSize;
  return { seconds, steps: stepCount, trainLoss: last('loss'), validAccuracy: last('val_acc') };
}

const { post } = new Outbox((events) => {
  self.postMessage(events);
});
const { performance } = self;
const session = new TrainingSession({
  clock: () => performance.now() / 1000,
  takeTurn: createTurn(),
  wait: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
  now: () => new Date().toISOString(),
  post,
  loader: { load: ({ dataset: { batchSize } }) => Promise.resolve(prepareSequences(batchSize)) },
  makeModel,
});
self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.type !== 'open' && !isTableCommand(data)) void session.carryOut(data);
});
answerRace(fitSequences);
