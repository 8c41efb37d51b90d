import { expect, test } from '@playwright/test';
import { LabPage } from './lab-page.ts';
import { trainShortlyOn } from './short-training.ts';

test('someone new opens the page, presses Train and watches the penguins being learned', async ({ page }) => {
  const lab = await LabPage.open(page);
  await lab.button('Train').click();
  await lab.expectStatus(/^Finished/);
  expect(await lab.epochsShown()).toBe(31);
  expect(await lab.metric(30, 'valid accuracy')).toBeGreaterThanOrEqual(0.95);
  expect(await lab.metric(30, 'train loss')).toBeLessThan(await lab.metric(0, 'train loss'));
  await expect(lab.log).toContainText('Training epoch 30');
  await expect(lab.button('Train more')).toBeEnabled();
  expect(lab.faults).toEqual([]);
});

test('a run can be paused, stepped by one batch and resumed', async ({ page }) => {
  const lab = await LabPage.open(page);
  await lab.choose('Backend', 'cpu');
  await lab.fill('Epochs', '10000');
  await lab.button('Train').click();
  await lab.expectStatus(/^Training/);
  await lab.button('Pause').click();
  await lab.expectStatus(/^Paused/);
  const listing = page.getByRole('region', { name: 'The loop' });
  const batchLine = listing.getByRole('row', { name: /for batch in stream/ });
  await lab.button('Step batch').click();
  await expect(listing.locator('[aria-current="step"]')).toContainText('for batch in stream');
  const before = await batchLine.textContent();
  await lab.button('Step batch').click();
  await expect(batchLine).not.toHaveText(before ?? '');
  await lab.expectStatus(/^Paused/);
  await lab.button('Resume').click();
  await lab.expectStatus(/^Training/);
  await lab.button('Stop').click();
  await lab.expectStatus(/^Finished/);
  expect(lab.faults).toEqual([]);
});

test('Stop in mid-epoch ends the run gracefully, and Train more goes on from there', async ({ page }) => {
  const lab = await LabPage.open(page);
  await lab.choose('Backend', 'cpu');
  await lab.fill('Epochs', '40');
  await lab.button('Step epoch').click();
  await lab.expectStatus(/^Paused/);
  await lab.button('Step batch').click();
  await lab.button('Step batch').click();
  await lab.button('Stop').click();
  await lab.expectStatus(/^Stopping/);
  await lab.button('Resume').click();
  await lab.expectStatus(/^Finished/);
  await expect(lab.log).toContainText('Stop was asked for');
  expect(await lab.epochsShown()).toBe(1);
  await lab.button('Train more').click();
  await lab.expectEpochs(41);
  await lab.expectStatus(/^Finished/);
  expect(lab.faults).toEqual([]);
});

test('a second Stop ends the worker at once, and the page can train again', async ({ page }) => {
  const lab = await LabPage.open(page);
  await lab.choose('Backend', 'cpu');
  await lab.button('Step epoch').click();
  await lab.expectStatus(/^Paused/);
  await lab.button('Stop').click();
  await lab.expectStatus(/^Stopping/);
  await lab.button('Stop now').click();
  await lab.expectStatus(/^Worker restarted/);
  await lab.button('Train').click();
  await lab.expectStatus(/^Finished/);
  expect(await lab.epochsShown()).toBe(31);
  expect(lab.faults).toEqual([]);
});

test('Reset brings back the same first weights: epoch 0 gives the same numbers', async ({ page }) => {
  const lab = await LabPage.open(page);
  await lab.choose('Backend', 'cpu');
  const columns = ['train loss', 'train accuracy', 'valid loss', 'valid accuracy'];
  const epochZero = async () => {
    await lab.button('Step epoch').click();
    await lab.expectStatus(/^Paused/);
    return Promise.all(columns.map((column) => lab.metricText(0, column)));
  };
  const first = await epochZero();
  await lab.button('Reset').click();
  await lab.expectStatus(/^Ready/);
  expect(await lab.epochsShown()).toBe(0);
  expect(await epochZero()).toEqual(first);
  expect(lab.faults).toEqual([]);
});

test('a short training runs on our own kernels', async ({ page }) => {
  await trainShortlyOn(await LabPage.open(page), 'native');
});

test('a short training runs on wasm', async ({ page }) => {
  await trainShortlyOn(await LabPage.open(page), 'wasm');
});

// One of each kind that is made ready in its own way; unit tests train the others.
for (const dataset of [
  'wine',
  'breast_cancer',
  'digits',
  'fashion',
  'spiral',
  'xor',
  'weather',
  'gapminder',
  'co2',
  'first_names',
  'moby_dick',
])
  test(`the ${dataset} set trains with the settings it comes with`, async ({ page }) => {
    const lab = await LabPage.open(page);
    await lab.choose('Dataset', dataset);
    await lab.fill('Epochs', '3');
    await lab.button('Train').click();
    await lab.expectStatus(/^Finished/);
    expect(await lab.metric(3, 'train loss')).toBeLessThan(await lab.metric(0, 'train loss'));
    expect(lab.faults).toEqual([]);
  });
