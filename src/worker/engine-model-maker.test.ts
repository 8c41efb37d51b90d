import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import type { BackendChoice } from '../config/backends.ts';
import { readForm, startForm } from '../config/experiment-form.ts';
import type { LayerConfig } from '../config/layers.ts';
import { seededRandom } from '../datasets/seeded-random.ts';
import { ndArray, type Batch } from '../loop/index.ts';
import { DatasetLoader } from './dataset-loader.ts';
import { KERNELS } from '../engine/testing/node-launchers.ts';
import { createModelMaker } from './engine-model-maker.ts';

const require = createRequire(import.meta.url);
const wasmFile = (name: string) => require.resolve(`@tensorflow/tfjs-backend-wasm/dist/${name}`);
const wasmPaths = { plain: wasmFile('tfjs-backend-wasm.wasm'), simd: wasmFile('tfjs-backend-wasm-simd.wasm') };
const makeModel = createModelMaker({ wasmPaths });
const makeNativeModel = createModelMaker({ wasmPaths: { ...wasmPaths, native: KERNELS } });
const loader = new DatasetLoader(async (path) => new Uint8Array(await readFile(`public/datasets/${path}`)));

const POOL: LayerConfig = { type: 'maxPooling2d', poolSize: 2 };

/** What a model for the images of 8 x 8 pixels is asked for with. */
async function digits(layers: readonly LayerConfig[], backend: BackendChoice) {
  const { config } = readForm(startForm('digits'), null);
  if (config === null) throw new Error('The form of this test is not good.');
  const experiment = { ...config, backend, model: { ...config.model, layers } };
  return { config: experiment, dataset: await loader.load(experiment), random: seededRandom(config.seed) };
}

test.each(['auto', 'cpu'] as const)(
  'with the backend %s, layers that do not fit together are told as they are, and no backend is blamed',
  async (backend) => {
    const made = makeModel(await digits([POOL, POOL, POOL, POOL], backend));
    await expect(made).rejects.toThrow(RangeError);
    await expect(made).rejects.toThrow(/^Pooling takes squares of 2 × 2, but its images are 1 × 1/);
  },
);

test('the model comes with the backend it runs on and why', async () => {
  const { model, decision } = await makeModel(await digits([POOL], 'cpu'));
  expect(model.layers.map(({ outputShape }) => outputShape)).toEqual([[4, 4, 1], [16], [10]]);
  expect(decision).toMatchObject({ backend: 'cpu', reason: 'You picked CPU.' });
  model.dispose();
});

test('the memory of a native model has room for a batch before the run, and nothing is learned by that', async () => {
  const request = await digits([{ type: 'dense', units: 8, activation: 'tanh' }], 'native');
  const { model, decision } = await makeNativeModel(request);
  expect(decision).toMatchObject({ backend: 'native', reports: [{ outcome: 'available' }] });
  const [batch] = request.dataset.streams['train']?.(0) as Iterable<Batch>;
  if (batch === undefined) throw new Error('The data set of this test has no batch.');
  const before = model.memoryBytes;
  expect(model.captureState().updateCount).toBe(0);
  await model.run(batch, true);
  expect(model.memoryBytes).toBe(before);
});

test('with auto, a layer that our own kernels refuse is named, and tf.js takes the model', async () => {
  const layers: LayerConfig[] = [POOL, { type: 'conv2d', filters: 1, kernelSize: 65, activation: 'tanh' }];
  const { model, decision } = await makeNativeModel(await digits(layers, 'auto'));
  expect(['wasm', 'cpu']).toContain(decision.backend);
  expect(decision.reports[0]).toEqual({
    backend: 'native',
    outcome: 'skipped',
    reason: expect.stringMatching(
      /^Layer 2 \(Convolution 1 of 65 × 65 tanh\) is refused: its side has to be from 1/,
    ) as string,
  });
  model.dispose();
});

test('what a model says of a number is in the unit of the target', async () => {
  const { config } = readForm(startForm('gapminder'), null);
  if (config === null) throw new Error('The form of this test is not good.');
  const experiment = { ...config, backend: 'cpu' } as const;
  const dataset = await loader.load(experiment);
  const { model } = await makeModel({ config: experiment, dataset, random: seededRandom(config.seed) });
  const { features } = dataset.rowForm?.streamRows('test') ?? {};
  if (features === undefined) throw new Error('This data set has no rows.');
  const rows = ndArray(features.data, [features.data.length / features.width, features.width]);
  // Untrained it says something near the mean, in years; of standardised numbers it would be near 0.
  const years = await model.predict(rows);
  expect(Math.min(...years)).toBeGreaterThan(40);
  expect(Math.max(...years)).toBeLessThan(110);
  model.dispose();
});
