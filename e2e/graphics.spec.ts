import { expect, test } from '@playwright/test';
import { LabPage } from './lab-page.ts';
import { trainShortlyOn } from './short-training.ts';

// One after the other: two graphics cards in software side by side take longer to answer than Loopline waits.
test.describe.configure({ mode: 'default' });

for (const backend of ['webgl', 'webgpu'])
  test(`a short training runs on ${backend}`, async ({ page }) => {
    await trainShortlyOn(await LabPage.open(page), backend);
  });

test('auto measures the graphics backends too and says what it took and why', async ({ page }) => {
  const lab = await LabPage.open(page);
  await lab.startMeasuredRun();
  await expect(lab.log).toContainText(/Steps a second: .*WebGL \d+|WebGL was skipped/);
  expect(lab.faults).toEqual([]);
});
