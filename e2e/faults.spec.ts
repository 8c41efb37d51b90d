import { expect, test } from '@playwright/test';
import { LabPage } from './lab-page.ts';

const BAD_VALUES = [
  { field: 'Learning rate', value: '0', says: /from 0\.000001 to 1,000/ },
  { field: 'Learning rate', value: '0,01', says: /point for the decimals/ },
  { field: 'Batch size', value: '2.5', says: /whole number from 1 to 1,024/ },
  { field: 'Batch size', value: '1000', says: /at most \d+ here, the rows of the train stream/ },
  { field: 'Epochs', value: '', says: /whole number from 1 to 10,000/ },
  { field: 'Seed', value: '-1', says: /whole number from 0 to 4,294,967,295/ },
  { field: 'Hidden layers', value: '8, many', says: /'many' is none of these/ },
  { field: 'Hidden layers', value: 'conv 8', says: /needs an image/ },
];

for (const { field, value, says } of BAD_VALUES)
  test(`${field} '${value}' is refused beside the field, and Train says why it is off`, async ({ page }) => {
    const lab = await LabPage.open(page);
    // The checks that depend on the data need the first look at it.
    await expect(page.getByRole('region', { name: 'Set-up' })).toContainText(/train\s*24\d/);
    await lab.fill(field, value);
    await expect(lab.field(field)).toHaveAttribute('aria-invalid', 'true');
    await expect(lab.field(field)).toHaveAccessibleDescription(says);
    await expect(lab.button('Train')).toBeDisabled();
    await expect(lab.button('Train')).toHaveAccessibleDescription(says);
  });

test('a learning rate of 1000 ends the run with the reason in words and the way back', async ({ page }) => {
  const lab = await LabPage.open(page);
  await lab.choose('Backend', 'cpu');
  await lab.choose('Optimizer', 'sgd');
  await lab.fill('Learning rate', '1000');
  await lab.fill('Hidden layers', '8 , 8');
  await lab.choose('Activation', 'relu');
  await lab.button('Train').click();
  await lab.expectStatus(/^(Finished|Failed)/);
  const notice = page.getByRole('alert');
  await expect(notice).toContainText(/learning rate is too high: yours is 1000/);
  await expect(notice).toContainText(/last finite weights are kept/i);
  await notice.getByRole('button', { name: /learning rate/i }).click();
  await lab.expectStatus(/^Ready/);
  await lab.button('Train').click();
  await lab.expectStatus(/^Finished/);
  expect(lab.faults).toEqual([]);
});

test('without WebGPU and WebGL, auto falls through to the processor and says so', async ({ page }) => {
  const lab = await LabPage.open(page);
  await lab.startMeasuredRun();
  await expect(page.getByRole('banner')).toContainText(/(one call a step|WASM|CPU), in a worker/);
  await expect(lab.log).toContainText(/Steps a second/);
  await expect(lab.log).toContainText(/WebGPU was skipped/);
});

test('a backend that is asked for and cannot be had is refused by name', async ({ page }) => {
  await page.route(/\.wasm/, (route) => route.fulfill({ status: 404, body: 'gone' }));
  const lab = await LabPage.open(page);
  await lab.choose('Backend', 'wasm');
  await lab.button('Train').click();
  await lab.expectStatus(/^Failed/);
  await expect(page.getByRole('alert')).toContainText(/WASM cannot be used/);
  await lab.button('Reset').click();
  await lab.choose('Backend', 'auto');
  await lab.button('Train').click();
  await lab.expectStatus(/^Finished/);
  await expect(page.getByRole('banner')).toContainText(/CPU, in a worker/);
});

test('a worker script that does not arrive is told, and the page stays usable', async ({ page }) => {
  await page.route(/training\.worker.*\.js/, (route) => route.fulfill({ status: 404, body: 'gone' }));
  const lab = new LabPage(page);
  await page.goto('/');
  await lab.expectStatus(/^Failed/);
  await expect(page.getByRole('alert')).toContainText(/could not be loaded/);
  await page.unroute(/training\.worker.*\.js/);
  await lab.button('Reset').click();
  await lab.expectStatus(/^Ready/);
  await lab.button('Train').click();
  await lab.expectStatus(/^Finished/);
});

test('a data file that does not arrive is told by name', async ({ page }) => {
  await page.route(/penguins\.csv/, (route) => route.fulfill({ status: 404, body: 'gone' }));
  const lab = await LabPage.open(page);
  await lab.button('Train').click();
  await lab.expectStatus(/^Failed/);
  await expect(page.getByRole('alert')).toContainText(/penguins\.csv could not be fetched/);
});

test('a reload during training gives a clean start', async ({ page }) => {
  const lab = await LabPage.open(page);
  await lab.fill('Epochs', '10000');
  await lab.button('Train').click();
  await lab.expectStatus(/^Training/);
  await page.reload();
  await lab.expectStatus(/^Ready/);
  await lab.button('Train').click();
  await lab.expectStatus(/^Finished/);
  expect(lab.faults).toEqual([]);
});
