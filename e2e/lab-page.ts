import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

/** The Lab as a person meets it: by role and label only. */
export class LabPage {
  readonly page: Page;
  readonly status: Locator;
  readonly metrics: Locator;
  readonly log: Locator;
  /** Errors and policy violations seen on the page; a story ends with none. */
  readonly faults: string[] = [];

  constructor(page: Page) {
    this.page = page;
    this.status = page.getByRole('status', { name: 'Run status' });
    this.metrics = page.getByRole('table', { name: 'Metrics by epoch' });
    this.log = page.getByRole('region', { name: 'Log', exact: true });
    page.on('pageerror', (error) => this.faults.push(`page error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.faults.push(`console: ${message.text()}`);
    });
  }

  static async open(page: Page): Promise<LabPage> {
    const lab = new LabPage(page);
    await page.goto('/');
    await expect(lab.status).toHaveText(/^Ready/);
    return lab;
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true });
  }

  async choose(label: string, value: string): Promise<void> {
    await this.field(label).selectOption(value);
  }

  async fill(label: string, value: string): Promise<void> {
    await this.field(label).fill(value);
  }

  async expectStatus(word: RegExp, timeout = 30_000): Promise<void> {
    await expect(this.status).toHaveText(word, { timeout });
  }

  /**
   * Starts a run that is long enough for `auto` to measure every backend, and holds it at its first event: nothing that the
   * log says of the backends scrolls away.
   */
  async startMeasuredRun(): Promise<void> {
    await this.fill('Hidden layers', '256, 256');
    await this.fill('Epochs', '10000');
    await this.button('Step event').click();
    await this.expectStatus(/^Paused/, 60_000);
  }

  /** The number in a column of one epoch's row. */
  async metric(epoch: number, column: string): Promise<number> {
    return Number(await this.metricText(epoch, column));
  }

  async metricText(epoch: number, column: string): Promise<string> {
    const heads = await this.metrics.getByRole('columnheader').allTextContents();
    const index = heads.findIndex((head) => head.trim() === column);
    expect(index, `column '${column}' among ${heads.join(', ')}`).toBeGreaterThanOrEqual(0);
    const row = this.metrics
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: String(epoch), exact: true }) });
    const cells = await row.getByRole('rowheader').or(row.getByRole('cell')).allTextContents();
    return cells[index] ?? '';
  }

  /**
   * Waits for so many rows of epochs. After "Train more" the status may still be that of the run before, so that it alone
   * does not tell that the new one has ended.
   */
  async expectEpochs(count: number): Promise<void> {
    await expect(this.metrics.getByRole('row')).toHaveCount(count + 1, { timeout: 30_000 });
  }

  async epochsShown(): Promise<number> {
    return (await this.metrics.getByRole('row').count()) - 1;
  }

  async expectAccessible(state: string): Promise<void> {
    // Legacy mode leaves out what only pages with frames need, and is three times as fast.
    const { violations } = await new AxeBuilder({ page: this.page }).setLegacyMode().analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(' | ')}`);
    expect(found, `axe violations in state ${state}`).toEqual([]);
  }
}
