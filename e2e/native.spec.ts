import { expect, test, type Locator, type Page } from '@playwright/test';
import { EXPERIMENT_FIELDS } from '../src/config/experiment-fields.ts';
import { KNOWN_DIGESTS, type KnownDigest } from '../src/worker/testing/known-digests.ts';
import { LabPage } from './lab-page.ts';

function digestOn(page: Page): Locator {
  const timeline = page.getByRole('region', { name: 'Timeline and log' });
  return timeline.getByRole('paragraph').filter({ hasText: /^weights [0-9a-f]{12}$/ });
}

async function setUp(lab: LabPage, { dataset, fields, plan }: KnownDigest): Promise<void> {
  await lab.choose('Dataset', dataset);
  await lab.choose('Backend', 'native');
  for (const name of ['hiddenLayers', 'epochs', 'activation', 'optimizer'] as const) {
    const { kind, label } = EXPERIMENT_FIELDS[name];
    const value = fields[name];
    if (value !== undefined) await (kind === 'choice' ? lab.choose(label, value) : lab.fill(label, value));
  }
  if (plan === undefined) return;
  await lab.page.getByRole('region', { name: 'Set-up' }).locator('summary', { hasText: 'Hooks' }).click();
  await lab.choose('Add a hook', 'LearningRateSchedule');
  await lab.button('Add').click();
  await lab.choose('Plan', plan);
}

for (const known of KNOWN_DIGESTS)
  test(`the native engine comes to the same weights here as in Node: ${known.dataset}, ${known.covers}`, async ({
    page,
  }) => {
    const lab = await LabPage.open(page);
    await setUp(lab, known);
    await lab.button('Train').click();
    await lab.expectStatus(/^Finished/);
    await expect(digestOn(page)).toHaveText(`weights ${known.digest}`);
    expect(lab.faults).toEqual([]);
  });

test('the relaxed kernels, which have to be picked, train the same model to all but its last digits', async ({
  page,
}) => {
  const lab = await LabPage.open(page);
  const losses: number[] = [];
  for (const backend of ['native', 'native-relaxed']) {
    await lab.choose('Backend', backend);
    await lab.fill('Epochs', '5');
    await lab.button('Train').click();
    await lab.expectStatus(/^Finished/);
    await expect(lab.log).toContainText(/You picked Native WASM/);
    await expect(digestOn(page)).toHaveCount(1);
    losses.push(await lab.metric(5, 'train loss'));
    await lab.button('Reset').click();
  }
  expect(losses[1]).toBeCloseTo(losses[0] ?? NaN, 3);
  expect(lab.faults).toEqual([]);
});

test('a run has no digest while it goes on, gets one when it is stopped, and another when it has learned more', async ({
  page,
}) => {
  const lab = await LabPage.open(page);
  const digest = digestOn(page);
  await lab.fill('Epochs', '10000');
  await lab.button('Train').click();
  await lab.expectStatus(/^Training/);
  await expect(digest).toHaveCount(0);
  await lab.button('Stop').click();
  await lab.expectStatus(/^Finished/);
  const first = await digest.textContent();
  await lab.button('Train more').click();
  await lab.expectStatus(/^Training/);
  await expect(digest).toHaveCount(0);
  await lab.button('Stop').click();
  await lab.expectStatus(/^Finished/);
  await expect(digest).not.toHaveText(first ?? '');
});

test('the memory of the native engine is told with the weights; too much of it is refused with the layer that takes it', async ({
  page,
}) => {
  const lab = await LabPage.open(page);
  const setUp = page.getByRole('region', { name: 'Set-up' });
  await lab.choose('Backend', 'native');
  await lab.fill('Epochs', '1');
  await lab.button('Train').click();
  await lab.expectStatus(/^Finished/);
  await expect(setUp).toContainText(/memory of the engine\s*\d+\.\d kB/);

  await lab.choose('Dataset', 'fashion');
  await lab.choose('Backend', 'native');
  await lab.fill('Hidden layers', 'conv 64, 1024');
  await lab.button('Reset').click();
  await lab.expectStatus(/^Ready/);
  await lab.button('Train').click();
  await lab.expectStatus(/^Failed/);
  await expect(page.getByRole('alert')).toContainText(
    /needs \d+ MiB even for the smallest batches, and 1024 MiB is the most it may have\. Use smaller layers: the largest, Dense 1024 tanh,/,
  );
});

test('auto takes the native engine for a short run without starting any other, and says why', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  const lab = await LabPage.open(page);
  await lab.button('Train').click();
  await lab.expectStatus(/^Finished/);
  await expect(lab.log).toContainText(/were not tried, because it needs [\d.]+ ms a step, [\d.]+ ms for this run/);
  expect(fetched.filter((url) => /kernels-.*\.wasm/.test(url))).not.toEqual([]);
  // Not even tf.js itself, which comes with the first of its backends.
  const scripts = fetched.filter((url) => /assets\/worker\/.*\.js/.test(url));
  expect(scripts.filter((url) => !/training\.worker|rolldown-runtime/.test(url))).toEqual([]);
});
