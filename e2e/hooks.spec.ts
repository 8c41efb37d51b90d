import { expect, test, type Locator } from '@playwright/test';
import { LabPage } from './lab-page.ts';

/** The hook list of the set-up and what hooks leave behind, by role and label. */
class HooksPage {
  readonly lab: LabPage;
  readonly list: Locator;

  constructor(lab: LabPage) {
    this.lab = lab;
    this.list = lab.page.getByRole('list', { name: 'Hooks, in the order they are called' });
  }

  static async open(lab: LabPage): Promise<HooksPage> {
    const hooks = new HooksPage(lab);
    await lab.choose('Backend', 'cpu');
    const card = lab.page.getByRole('region', { name: 'Set-up' }).locator('summary', { hasText: 'Hooks' });
    await card.click();
    await expect(hooks.list).toBeVisible();
    return hooks;
  }

  async add(name: string): Promise<void> {
    await this.lab.field('Add a hook').selectOption(name);
    await this.lab.button('Add').click();
    await expect(this.lab.button(`Options of ${name}`)).toBeVisible();
  }

  /** The names in call order. */
  async names(): Promise<string[]> {
    const buttons = await this.list.getByRole('button', { name: /^Options of/ }).all();
    const labels = await Promise.all(buttons.map((button) => button.getAttribute('aria-label')));
    return labels.map((label) => label?.replace('Options of ', '') ?? '');
  }

  async tab(name: string): Promise<void> {
    await this.lab.page.getByRole('tab', { name }).click();
  }
}

test('hooks that write files are added, and what they made is looked at and downloaded', async ({ page }) => {
  const lab = await LabPage.open(page);
  const hooks = await HooksPage.open(lab);
  await hooks.add('WriteCSV');
  await hooks.add('SaveConfusionMatrix');
  await lab.fill('Epochs', '3');
  await lab.button('Train').click();
  await lab.expectStatus(/^Finished/);
  await hooks.tab('Artifacts');
  await page.getByRole('button', { name: /training\.csv/ }).click();
  const preview = page.getByRole('table', { name: /training\.csv/ });
  await expect(preview.getByRole('columnheader').first()).toHaveText('epoch_id');
  await expect(preview.getByRole('row')).toHaveCount(5);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Download/ }).click();
  expect((await downloading).suggestedFilename()).toBe('training.csv');
  await page
    .getByRole('button', { name: /confusion_matrix.*valid.*json/ })
    .first()
    .click();
  await expect(page.getByRole('grid', { name: /confusion/i })).toBeVisible();
  await lab.expectAccessible('confusion matrix');
  expect(lab.faults).toEqual([]);
});

test('on a phone an artifact that is chosen is scrolled into view, and its table scrolls in a box that the keyboard reaches', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const lab = await LabPage.open(page);
  await page.getByRole('tab', { name: 'Set-up' }).click();
  const hooks = await HooksPage.open(lab);
  await hooks.add('WriteCSV');
  await page.getByRole('tab', { name: 'Curves' }).click();
  await lab.button('Train').click();
  await lab.expectStatus(/^Finished/);
  await hooks.tab('Artifacts');
  await lab.button('training.csv').click();
  const rows = page.getByRole('region', { name: 'Rows of training.csv' });
  await expect(rows.getByRole('columnheader', { name: 'epoch_id' })).toBeInViewport();
  await expect(rows).toBeInViewport({ ratio: 0.9 });
  await rows.focus();
  await page.keyboard.press('End');
  await expect(rows.getByRole('cell', { name: '30', exact: true })).toBeInViewport();
  await expect(rows.getByRole('columnheader', { name: 'epoch_id' })).toBeInViewport();
  await lab.expectAccessible('artifact on a phone');
  expect(lab.faults).toEqual([]);
});

test('after a hook has failed Reset comes first: what is changed then counts', async ({ page }) => {
  const lab = await LabPage.open(page);
  const hooks = await HooksPage.open(lab);
  await hooks.add('Check');
  await lab.fill('Last epoch', '1');
  await lab.fill('Must rise above', '2');
  await lab.button('Train').click();
  await lab.expectStatus(/^Failed/);
  const notice = page.getByRole('alert');
  await expect(notice).toContainText('Resume goes on with the same Check and the same options.');
  await expect(notice.getByRole('button').first()).toHaveText('Reset the run');
  await lab.expectAccessible('hook failed');
  await lab.button('Remove Check').click();
  await notice.getByRole('button', { name: 'Reset the run' }).click();
  await lab.expectStatus(/^Ready/);
  await lab.button('Train').click();
  await lab.expectStatus(/^Finished/);
  expect(lab.faults).toEqual([]);
});

test('the sealed test stream is evaluated with a button, and training goes on as if nothing had been', async ({
  page,
}) => {
  const lab = await LabPage.open(page);
  await lab.choose('Backend', 'cpu');
  await lab.fill('Epochs', '5');
  await lab.button('Train').click();
  await lab.expectStatus(/^Finished/);
  await page.getByRole('tab', { name: 'Evaluate' }).click();
  await lab.button('Evaluate').click();
  const result = page.getByRole('table', { name: 'Evaluation of test' });
  await expect(result).toContainText('accuracy');
  await lab.expectAccessible('evaluated');
  await lab.button('Train more').click();
  await lab.expectEpochs(11);
  await lab.expectStatus(/^Finished/);
  const after = await lab.metricText(10, 'valid loss');
  await lab.button('Reset').click();
  await lab.expectStatus(/^Ready/);
  await lab.fill('Epochs', '10');
  await lab.button('Train').click();
  await lab.expectStatus(/^Finished/);
  expect(await lab.metricText(10, 'valid loss')).toBe(after);
  expect(lab.faults).toEqual([]);
});

test('the order of hooks is changed by keyboard, a wrong one is told and mended with a button', async ({ page }) => {
  const lab = await LabPage.open(page);
  const hooks = await HooksPage.open(lab);
  await hooks.add('WriteCSV');
  const before = await hooks.names();
  await lab.button('Options of ComputeStats').focus();
  for (let step = 0; step < before.indexOf('WriteCSV'); step += 1) await page.keyboard.press('Alt+ArrowDown');
  const moved = await hooks.names();
  expect(moved.indexOf('ComputeStats')).toBeGreaterThan(moved.indexOf('WriteCSV'));
  const set = page.getByRole('region', { name: 'Set-up' });
  await expect(set).toContainText('runs before ComputeStats, so loss, accuracy will be missing there');
  await lab.expectAccessible('order warning');
  await lab.button('Move ComputeStats up before LogVariables').click();
  await expect(set).not.toContainText('runs before ComputeStats, so loss, accuracy will be missing there');
});

test('a hook that refuses its options keeps Train off and says why', async ({ page }) => {
  const lab = await LabPage.open(page);
  const hooks = await HooksPage.open(lab);
  await lab.button('Options of StopAfter').click();
  await lab.fill('Minutes', '');
  await expect(lab.button('Train')).toBeDisabled();
  await expect(lab.button('Train')).toHaveAccessibleDescription(/StopAfter/);
  await hooks.lab.button('Remove StopAfter').click();
  await expect(lab.button('Train')).toBeEnabled();
  await lab.button('Train').click();
  await lab.expectStatus(/^Finished/);
});

test('a checkpoint is put back into the model', async ({ page }) => {
  const lab = await LabPage.open(page);
  const hooks = await HooksPage.open(lab);
  await hooks.add('SaveBest');
  await lab.fill('Epochs', '8');
  await lab.button('Train').click();
  await lab.expectStatus(/^Finished/);
  await hooks.tab('Checkpoints');
  await lab.button('Restore best').click();
  await expect(lab.log).toContainText('The model is again as it was after epoch');
  expect(lab.faults).toEqual([]);
});

test('the main loop is set by its card: a fixed epoch size cuts the epoch', async ({ page }) => {
  const lab = await LabPage.open(page);
  await lab.choose('Backend', 'cpu');
  await page.getByRole('region', { name: 'Set-up' }).locator('summary', { hasText: 'Main loop' }).click();
  await lab.fill('Fixed epoch size', '3');
  await lab.fill('Extra streams', 'valid, tost');
  await expect(lab.button('Train')).toHaveAccessibleDescription(/no stream 'tost'.*train, valid, test/);
  await lab.fill('Extra streams', 'valid, test');
  await lab.button('Step epoch').click();
  await lab.expectStatus(/^Paused/);
  await lab.button('Step batch').click();
  await expect(page.getByRole('region', { name: 'The loop', exact: true })).toContainText('batch 1 of 3');
  expect(await lab.metricText(0, 'test loss')).not.toBe('');
});
