import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { DataPage, MORE_TEA, teaCsv } from './data-page.ts';

test('someone drops a file of their own, mends it, trains, reads the test score and predicts a second file', async ({
  page,
}) => {
  const data = await DataPage.open(page);
  const { lab } = data;
  await expect(page.getByText(/No data yet. Drop a CSV here/)).toBeVisible();
  await lab.expectAccessible('data, empty');

  await data.choose('thés.csv', teaCsv());
  await data.expectOpen('thés.csv');
  const readAs = page.getByRole('group', { name: 'Read as' });
  for (const chip of [/semicolon/, /comma/, /windows-1252/i])
    await expect(readAs.getByRole('button', { name: chip }).first()).toBeVisible();
  await expect(data.checks).toContainText('n/d');
  await lab.expectAccessible('data, with problems');

  await data.checks.getByRole('button', { name: /Treat 'n\/d' as missing/ }).click();
  await expect(data.checks.getByRole('button', { name: /Treat 'n\/d' as missing/ })).toBeHidden();
  await expect(lab.button('Train now')).not.toHaveAttribute('aria-disabled', 'true');
  await lab.expectAccessible('data, ready');
  await lab.button('Train now').click();
  await lab.expectStatus(/^Finished/);

  await page.getByRole('tab', { name: 'Rows' }).click();
  await lab.button('Predict rows').click();
  const said = page.getByRole('tabpanel').getByRole('status');
  await expect(said).toContainText(/test after epoch \d+: \d+ of \d+ rows are right/);
  await expect(said).toContainText(/Always saying/);
  await lab.expectAccessible('predicted rows');
  const worst = page.getByRole('button', { name: /^Show line/ }).first();
  const line = await worst.textContent();
  await worst.click();
  await data.expectOpen('thés.csv');
  await expect(page.getByRole('rowheader', { name: new RegExp(`^${line ?? ''}\\b`) })).toBeVisible();
  await page.getByRole('link', { name: 'Lab', exact: true }).click();

  await page.getByRole('tab', { name: 'Try it' }).click();
  await expect(page.getByRole('list', { name: 'What the model says' })).toContainText('thé');
  await page.getByRole('textbox', { name: 'hauteur' }).fill('6.5');
  await page.getByRole('textbox', { name: 'largeur' }).fill('3.5');
  await expect(page.getByRole('list', { name: 'What the model says' }).getByRole('listitem').first()).toContainText(
    'thé noir',
  );
  await lab.expectAccessible('a row to try');

  const buffer = Buffer.from(MORE_TEA);
  await page.getByLabel('File to predict').setInputFiles({ name: 'encore.csv', mimeType: 'text/csv', buffer });
  await expect(page.getByText('2 rows of encore.csv are predicted.')).toBeVisible();
  const downloading = page.waitForEvent('download');
  await lab.button('Download with predictions').click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('encore with predictions.csv');
  const [header, first, second] = (await readFile(await download.path(), 'utf8')).split('\r\n');
  expect(header).toBe('note,largeur,hauteur,predicted variété,probability of thé noir,probability of thé vert');
  expect(first).toMatch(/^'=1\+1,5\.1,2\.3,thé vert,/);
  expect(second).toMatch(/^fine,3\.2,6\.4,thé noir,/);
  expect(lab.faults).toEqual([]);
});

test('a file is kept in the browser with the choices made about it, until it is deleted there', async ({ page }) => {
  const data = await DataPage.open(page);
  await data.choose('tea.csv', teaCsv());
  await data.expectOpen('tea.csv');
  await page.reload();
  await page
    .getByRole('button', { name: /tea\.csv/ })
    .first()
    .click();
  await data.expectOpen('tea.csv');
  await page.getByRole('button', { name: /Delete tea\.csv/ }).click();
  await page
    .getByRole('button', { name: /^Delete/ })
    .last()
    .click();
  await expect(page.getByRole('button', { name: /Delete tea\.csv/ })).toBeHidden();
  expect(data.lab.faults).toEqual([]);
});

test('a file that is no table is refused by its kind, and what was open stays', async ({ page }) => {
  const data = await DataPage.open(page);
  await data.choose('tea.csv', teaCsv());
  await data.expectOpen('tea.csv');
  await data.choose('book.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0, 0x21, 0]));
  await expect(page.getByRole('alert')).toContainText('not CSV');
  await data.lab.expectAccessible('data, refused');
  await expect(page.getByText('thé').first()).toBeVisible();
});

test('a demo is opened as a table, split otherwise, and trained on', async ({ page }) => {
  const data = await DataPage.open(page);
  await page.getByRole('button', { name: /Palmer penguins/ }).click();
  await data.expectOpen('penguins.csv');
  const handle = page.getByRole('slider').first();
  const before = await handle.getAttribute('aria-valuenow');
  await handle.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(handle).not.toHaveAttribute('aria-valuenow', before ?? '');
  await data.lab.button('Train now').click();
  await data.lab.expectStatus(/^Finished/);
  expect(data.lab.faults).toEqual([]);
});

test('by keyboard alone a file is chosen, a column left out and a model trained', async ({ page }) => {
  const data = await DataPage.open(page);
  const chooser = page.waitForEvent('filechooser');
  await page.getByLabel('Choose a file', { exact: true }).focus();
  await page.keyboard.press('Enter');
  await (await chooser).setFiles({ name: 'tea.csv', mimeType: 'text/csv', buffer: teaCsv() });
  await data.expectOpen('tea.csv');
  await page.getByRole('button', { name: /Leave hauteur out/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /Leave hauteur out/ })).toBeHidden();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('button', { name: /Leave hauteur out/ })).toBeVisible();
  await data.lab.button('Train now').focus();
  await page.keyboard.press('Enter');
  await data.lab.expectStatus(/^Finished/);
});

for (const { width, height, colorScheme } of [
  { width: 390, height: 844, colorScheme: 'dark' },
  { width: 1024, height: 768, colorScheme: 'light' },
] as const)
  test(`axe finds nothing on the Data screen at ${width}, ${colorScheme}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    const data = await DataPage.open(page);
    await page.getByRole('button', { name: 'Open', exact: true }).first().click();
    await data.lab.expectAccessible('sources');
    await data.choose('thés.csv', teaCsv());
    await data.expectOpen('thés.csv');
    await expect(data.lab.button('Train now')).toBeVisible();
    await data.lab.expectAccessible('a table with problems');
  });
