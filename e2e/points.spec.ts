import { expect, test, type Page } from '@playwright/test';
import { LabPage } from './lab-page.ts';

/** XOR on the plain CPU: small, and the same numbers everywhere. */
async function openXor(page: Page): Promise<LabPage> {
  const lab = await LabPage.open(page);
  await lab.choose('Dataset', 'xor');
  await lab.choose('Backend', 'cpu');
  await lab.fill('Epochs', '3');
  await expect(page.getByRole('img', { name: 'Split: train 350, valid 75, test 75 rows' })).toBeVisible();
  return lab;
}

function pointsOf(page: Page) {
  return {
    map: page.getByRole('application', { name: /^Points to edit/ }),
    said: page.getByRole('status', { name: 'Points', exact: true }),
  };
}

test('points are added, moved, removed and taken back by keyboard alone, and the next run learns them', async ({
  page,
}) => {
  const lab = await openXor(page);
  const { map, said } = pointsOf(page);
  await lab.button('Edit points').focus();
  await page.keyboard.press('Enter');
  await expect(map).toBeFocused();
  await expect(said).toHaveText('500 points: 350 train, 75 valid, 75 test.');

  await page.keyboard.press('c');
  await page.keyboard.press('Enter');
  await expect(said).toHaveText('Added a point of class different sign at 0.00, 0.00 to train.');
  await expect(page.getByRole('img', { name: 'Split: train 351, valid 75, test 75 rows' })).toBeVisible();

  await page.keyboard.press('Enter');
  await expect(said).toContainText('Picked up the point of class different sign');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(said).toHaveText('Moved the point of class different sign to 0.05, 0.25, in train.');

  await page.keyboard.press('n');
  await page.keyboard.press('Delete');
  await expect(said).toContainText('Removed the point');
  await expect(map).toHaveAccessibleName('Points to edit, 500');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(said).toHaveText('Taken back: removing a point.');
  await expect(map).toHaveAccessibleName('Points to edit, 501');

  await page.keyboard.press('Escape');
  await expect(lab.button('Edit points')).toBeFocused();
  await expect(page.getByRole('img', { name: /501 rows/ })).toBeVisible();
  await lab.button('Train').focus();
  await page.keyboard.press('Enter');
  await lab.expectStatus(/^Finished/);
  await expect(lab.log).toContainText('501 points edited by hand');
  expect(lab.faults).toEqual([]);
});

test('with a mouse a click adds, a drag moves and a Shift-click removes a point', async ({ page }) => {
  const lab = await openXor(page);
  const { map, said } = pointsOf(page);
  await lab.button('Edit points').click();
  const box = await map.boundingBox();
  if (box === null) throw new Error('The map has no place on the page.');
  // In the corners of the plot, which no point is near to.
  const above = { x: box.x + 46, y: box.y + 8 };
  const below = { x: box.x + 46, y: box.y + box.height - 36 };
  await page.mouse.click(above.x, above.y);
  await expect(said).toHaveText(/^Added a point of class same sign at .* to train\.$/);
  await page.mouse.down();
  await page.mouse.move(below.x, below.y, { steps: 5 });
  await page.mouse.up();
  await expect(said).toHaveText(/^Moved the point of class same sign to .*, in train\.$/);
  await page.keyboard.down('Shift');
  await page.mouse.click(below.x, below.y);
  await page.keyboard.up('Shift');
  await expect(said).toHaveText(/^Removed the point of class same sign/);
  await expect(map).toHaveAccessibleName('Points to edit, 500');
  expect(lab.faults).toEqual([]);
});

test('a run keeps its points; those that were edited meanwhile are learned when they are asked for', async ({
  page,
}) => {
  const lab = await openXor(page);
  const { map } = pointsOf(page);
  await lab.button('Train').click();
  await lab.expectStatus(/^Finished/);
  await lab.button('Edit points').click();
  await expect(page.getByText('The run in hand keeps its points.')).toBeVisible();
  await lab.expectAccessible('points being edited');
  await page.keyboard.press('Enter');
  await expect(map).toHaveAccessibleName('Points to edit, 501');
  await lab.button('Train on these points').click();
  await expect(lab.button('Train on these points')).toBeHidden();
  await lab.expectStatus(/^Finished/);
  await expect(lab.log).toContainText('501 points edited by hand');
  expect(lab.faults).toEqual([]);
});

test('edited points outlive another data set, and go when those of the seed are asked for', async ({ page }) => {
  const lab = await openXor(page);
  const { map } = pointsOf(page);
  await lab.button('Edit points').click();
  await page.keyboard.press('Enter');
  await expect(map).toHaveAccessibleName('Points to edit, 501');
  await lab.choose('Dataset', 'moons');
  await expect(map).toBeHidden();
  await expect(page.getByRole('img', { name: /500 rows/ })).toBeVisible();
  await lab.choose('Dataset', 'xor');
  await lab.fill('Seed', '7');
  await expect(page.getByRole('img', { name: /501 rows/ })).toBeVisible();
  await lab.button('Edit points').click();
  await lab.button('Points as the seed made them').click();
  await expect(map).toHaveAccessibleName('Points to edit, 500');
  expect(lab.faults).toEqual([]);
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 }, colorScheme: 'dark' });

  test('a tap adds a point on a small screen', async ({ page }) => {
    const lab = await LabPage.open(page);
    await page.getByRole('tab', { name: 'Set-up', exact: true }).click();
    await lab.choose('Dataset', 'xor');
    await page.getByRole('tab', { name: 'Curves', exact: true }).click();
    const { map, said } = pointsOf(page);
    await lab.button('Edit points').tap();
    // In the corner of the plot, where no finger reaches a point.
    await map.tap({ position: { x: 44, y: 8 } });
    await expect(said).toHaveText(/^Added a point of class same sign at −1\.\d+, 1\.\d+ to train\.$/);
    await lab.expectAccessible('points being edited, small and dark');
    expect(lab.faults).toEqual([]);
  });
});
