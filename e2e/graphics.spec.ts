import { expect, test } from '@playwright/test';
import { findBrowser, GPU_ARGS } from '../scripts/browser.mjs';
import { LabPage } from './lab-page.ts';
import { trainShortlyOn } from './short-training.ts';

// Only here: a graphics card in software is slow, and a page that has one tries it whenever Backend is `auto`.
const path = findBrowser()?.path;
test.use({ launchOptions: { args: GPU_ARGS, ...(path === undefined ? {} : { executablePath: path }) } });

for (const backend of ['webgl', 'webgpu'])
  test(`a short training runs on ${backend}`, async ({ page }) => {
    await trainShortlyOn(await LabPage.open(page), backend);
  });

test('auto measures the graphics backends too and says what it took and why', async ({ page }) => {
  const lab = await LabPage.open(page);
  await lab.fill('Epochs', '1');
  await lab.button('Train').click();
  await lab.expectStatus(/^Finished/, 60_000);
  await expect(lab.log).toContainText(/Steps a second: .*WebGL \d+|WebGL.*(skipped|cannot|not)/i);
  expect(lab.faults).toEqual([]);
});
