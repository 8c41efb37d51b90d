import { expect, test } from '@playwright/test';
import { LabPage } from './lab-page.ts';

for (const colorScheme of ['light', 'dark'] as const)
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 1024, height: 768 },
    { width: 390, height: 844 },
  ])
    test(`axe finds nothing at ${viewport.width}, ${colorScheme}: idle, training, paused, finished`, async ({
      page,
    }) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      const lab = await LabPage.open(page);
      await lab.expectAccessible('idle');
      await lab.button('Step epoch').click();
      await lab.expectStatus(/^Paused/);
      await lab.expectAccessible('paused');
      await lab.button('Resume').click();
      await lab.expectStatus(/^Finished/);
      await lab.expectAccessible('finished');
    });

test('axe finds nothing while training', async ({ page }) => {
  const lab = await LabPage.open(page);
  await lab.choose('Backend', 'cpu');
  await lab.fill('Epochs', '10000');
  await lab.button('Train').click();
  await lab.expectStatus(/^Training/);
  await lab.expectAccessible('training');
});

test('axe finds nothing with a refused field and a failed run', async ({ page }) => {
  await page.route(/penguins\.csv/, (route) => route.fulfill({ status: 404, body: 'gone' }));
  const lab = await LabPage.open(page);
  await lab.button('Train').click();
  await lab.expectStatus(/^Failed/);
  await lab.fill('Epochs', 'many');
  await lab.expectAccessible('failed');
});

test('a whole training goes by keyboard alone', async ({ page }) => {
  const lab = await LabPage.open(page);
  await lab.field('Epochs').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('3');
  await page.keyboard.press('Tab');
  await lab.button('Train').focus();
  await page.keyboard.press('Enter');
  await lab.expectStatus(/^Finished/);
  expect(await lab.epochsShown()).toBe(4);
  await page.getByRole('main').click({ position: { x: 4, y: 4 } });
  await page.keyboard.press('r');
  await lab.expectStatus(/^Ready/);
  await page.keyboard.press('n');
  await lab.expectStatus(/^Paused/);
  await page.keyboard.press('x');
  await lab.expectStatus(/^Stopping/);
  await page.keyboard.press(' ');
  await lab.expectStatus(/^Finished/);
});
