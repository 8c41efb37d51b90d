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
async function openWith({ dataset, hiddenLayers, epochs }: Omit<KnownDigest, 'digest'>): Promise<Seam> {
  const seam = openSeam({
    makeModel: createModelMaker({ wasmPaths: { native: KERNELS, plain: '', simd: '' } }),
    fetchFile: async (path) => new Uint8Array(await readFile(`public/datasets/${path}`)),
  });
  seams.push(seam);
  const { setField } = seam.actions;
  setField('dataset', dataset);
  setField('hiddenLayers', hiddenLayers);
  setField('epochs', epochs);
  setField('backend', 'native');
  await seam.until((state) => state.dataset?.name === dataset);
  return seam;
}

const hasEnded = ({ status }: LabState) => status.name === 'finished' || status.name === 'failed';

describe('on the native engine', () => {
  test.each(KNOWN_DIGESTS)(
    '$dataset comes to the weights it is known to come to',
    async ({ digest, ...experiment }) => {
      const seam = await openWith(experiment);
      seam.actions.train();
      const { status, weightsDigest } = await seam.until(hasEnded);
      expect(status).toMatchObject({ name: 'finished', endedBy: 'epochsCount' });
      expect(weightsDigest).toBe(digest);
    },
  );

  test('the memory that a model takes with a batch is told when its run begins', async () => {
    const seam = await openWith({ dataset: 'penguins', hiddenLayers: '512, 512', epochs: '1' });
    seam.actions.train();
    const { plan } = await seam.until(hasEnded);
    // Weights, gradient and what the optimizer keeps, each as long as all weights, and not much besides.
    const vector = 4 * (plan?.parameterCount ?? NaN);
    expect(plan?.memoryBytes).toBeGreaterThan(7 * vector);
    expect(plan?.memoryBytes).toBeLessThan(9 * vector);
  });

  test('a model that would need more than 1 GiB fails before it trains, with what to do', async () => {
    const seam = await openWith({ dataset: 'fashion', hiddenLayers: 'conv 64, 1024', epochs: '1' });
    seam.actions.train();
    const { status, plan } = await seam.until(hasEnded);
    expect(plan).toBeNull();
    expect(status).toMatchObject({
      name: 'failed',
      error: {
        message: expect.stringMatching(
          /^This model needs \d+ MiB for batches of \d+ rows?, and 1024 MiB is the most it may have\. Use smaller batches or smaller layers\.$/,
        ) as string,
      },
    });
  });
});
