// Every data set that the page offers learns with its start settings, on the native engine and on tf.js (wasm, its quickest
// in Node): form, data set, session, loop and store, as a person who chooses it and presses Train gets them.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { DATASETS } from '../datasets/catalog.ts';
import { KERNELS } from '../engine/testing/node-launchers.ts';
import type { LabState } from '../store/lab-state.ts';
import { createModelMaker } from './engine-model-maker.ts';
import { DEMO_SCORES } from './testing/demo-scores.ts';
import { openSeam } from './testing/seam.ts';

/** Float32 sums in another order, over all steps of an epoch: of the size of a batch's loss, or of 1 for smaller ones. */
const CURVE_TOLERANCE = 1e-5;

const require = createRequire(import.meta.url);
const wasmPath = (name: string) => require.resolve(`@tensorflow/tfjs-backend-wasm/dist/${name}`);
const makeModel = createModelMaker({
  wasmPaths: {
    native: KERNELS,
    plain: wasmPath('tfjs-backend-wasm.wasm'),
    simd: wasmPath('tfjs-backend-wasm-simd.wasm'),
  },
});

/** A run with the start settings: its state at the end, and the losses of the first epoch, batch by batch. */
async function train(dataset: string, backend: 'native' | 'wasm') {
  const seam = openSeam({
    makeModel,
    fetchFile: async (path) => new Uint8Array(await readFile(`public/datasets/${path}`)),
  });
  seam.actions.setField('dataset', dataset);
  seam.actions.setField('backend', backend);
  await seam.until((state) => state.dataset?.name === dataset);
  seam.actions.train();
  const end = await seam.until(({ status }) => status.name === 'finished' || status.name === 'failed');
  seam.close();
  const losses = seam.events.flatMap((event) =>
    event.type === 'progressed' ? [...event.batches.loss].filter((_, index) => event.batches.epochId[index] === 1) : [],
  );
  return { end, losses };
}

function scoreOf({ epochs }: LabState, variable: string): number {
  return epochs.at(-1)?.variables['valid']?.[variable] ?? NaN;
}

test('every data set has a stated score', () => {
  expect(DEMO_SCORES.map(({ dataset }) => dataset).toSorted()).toEqual(DATASETS.map(({ name }) => name).toSorted());
});

test.each(DEMO_SCORES)('$dataset comes to $variable $atLeast on both engines, by the same way', async (score) => {
  const { dataset, variable, atLeast } = score;
  const ours = await train(dataset, 'native');
  const theirs = await train(dataset, 'wasm');
  expect([ours, theirs].map(({ end }) => end.plan?.backend.backend)).toEqual(['native', 'wasm']);
  for (const { end } of [ours, theirs]) {
    expect(end.status).toMatchObject({ name: 'finished', endedBy: 'epochsCount' });
    expect(scoreOf(end, variable)).toBeGreaterThanOrEqual(atLeast);
  }
  expect(ours.losses.length).toBeGreaterThan(5);
  expect(ours.losses).toHaveLength(theirs.losses.length);
  for (const [batch, loss] of ours.losses.entries()) {
    const wanted = theirs.losses[batch] ?? NaN;
    expect(Math.abs(loss - wanted), `batch ${batch}`).toBeLessThan(CURVE_TOLERANCE * Math.max(1, wanted));
  }
});
