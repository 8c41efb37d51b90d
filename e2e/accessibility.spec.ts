import { expect, test } from '@playwright/test';
import { LabPage } from './lab-page.ts';

/** Every screen and every scheme with most on it; the two that differ most through all states. */
const SCREENS = [
  { width: 1440, height: 900, colorScheme: 'light', states: ['idle', 'paused', 'finished'] },
  { width: 390, height: 844, colorScheme: 'dark', states: ['idle', 'paused', 'finished'] },
  { width: 1440, height: 900, colorScheme: 'dark', states: ['finished'] },
  { width: 1024, height: 768, colorScheme: 'light', states: ['finished'] },
] as const;

for (const { width, height, colorScheme, states } of SCREENS)
  test(`axe finds nothing at ${width}, ${colorScheme}: ${states.join(', ')}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    const lab = await LabPage.open(page);
    const check = async (state: (typeof states)[number]) => {
      if (states.some((wanted) => wanted === state)) await lab.expectAccessible(state);
    };
    await check('idle');
    await lab.button('Step epoch').click();
    await lab.expectStatus(/^Paused/);
    await check('paused');
    await lab.button('Resume').click();
    await lab.expectStatus(/^Finished/);
    await check('finished');
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
