// The promises of the native engine on the real path: form, data set, session, loop, store.
import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { KERNELS } from '../engine/testing/node-launchers.ts';
import type { LabState } from '../store/lab-state.ts';
import { createModelMaker } from './engine-model-maker.ts';
import { KNOWN_DIGESTS, type KnownDigest } from './testing/known-digests.ts';
import { openSeam, type Seam } from './testing/seam.ts';

const seams: Seam[] = [];
afterEach(() => {
  for (const seam of seams.splice(0)) seam.close();
});

/** The page with that experiment in its form, its data looked at. */
async function openWith({ dataset, fields, plan }: Pick<KnownDigest, 'dataset' | 'fields' | 'plan'>): Promise<Seam> {
  const seam = openSeam({
    makeModel: createModelMaker({ wasmPaths: { native: KERNELS, plain: '', simd: '' } }),
    fetchFile: async (path) => new Uint8Array(await readFile(`public/datasets/${path}`)),
  });
  seams.push(seam);
  const { setField, addHook } = seam.actions;
  setField('dataset', dataset);
  for (const [name, value] of Object.entries(fields)) setField(name, value);
  setField('backend', 'native');
  if (plan !== undefined) {
    addHook('LearningRateSchedule');
    setField('hooks.LearningRateSchedule-1.kind', plan);
  }
  await seam.until((state) => state.dataset?.name === dataset);
  return seam;
}

const hasEnded = ({ status }: LabState) => status.name === 'finished' || status.name === 'failed';

describe('on the native engine', () => {
  test.each(KNOWN_DIGESTS)(
    '$dataset comes to the weights it is known to come to: $covers',
    async ({ digest, ...experiment }) => {
      const seam = await openWith(experiment);
      seam.actions.train();
      const { status, weightsDigest } = await seam.until(hasEnded);
      expect(status).toMatchObject({ name: 'finished', endedBy: 'epochsCount' });
      expect(weightsDigest).toBe(digest);
    },
  );

  test('the memory that a model takes with a batch is told when its run begins', async () => {
    const seam = await openWith({ dataset: 'penguins', fields: { hiddenLayers: '512, 512', epochs: '1' } });
    seam.actions.train();
    const { plan } = await seam.until(hasEnded);
    // Weights, gradient and what the optimizer keeps, each as long as all weights, and not much besides.
    const vector = 4 * (plan?.parameterCount ?? NaN);
    expect(plan?.memoryBytes).toBeGreaterThan(7 * vector);
    expect(plan?.memoryBytes).toBeLessThan(9 * vector);
  });

  test('a model that would need more than 1 GiB fails before it trains, with the layer that takes most of it', async () => {
    const seam = await openWith({ dataset: 'fashion', fields: { hiddenLayers: 'conv 64, 1024', epochs: '1' } });
    seam.actions.train();
    const { status, plan } = await seam.until(hasEnded);
    expect(plan).toBeNull();
    expect(status).toMatchObject({
      name: 'failed',
      error: {
        message: expect.stringMatching(
          /^This model needs \d+ MiB even for the smallest batches, and 1024 MiB is the most it may have\. Use smaller layers: the largest, Dense 1024 tanh, takes \d+ MiB\.$/,
        ) as string,
      },
    });
  });
});
