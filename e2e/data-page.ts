import { expect, type Locator, type Page } from '@playwright/test';
import { LabPage } from './lab-page.ts';

/** The Data screen as a person meets it: by role and label only. */
export class DataPage {
  readonly lab: LabPage;
  readonly page: Page;
  readonly checks: Locator;

  constructor(lab: LabPage) {
    this.lab = lab;
    this.page = lab.page;
    this.checks = lab.page.getByRole('complementary', { name: 'Checks' });
  }

  static async open(page: Page): Promise<DataPage> {
    const lab = await LabPage.open(page);
    await page.getByRole('link', { name: 'Data', exact: true }).click();
    return new DataPage(lab);
  }

  /** Chooses a file as from the disk. */
  async choose(name: string, content: string | Buffer): Promise<void> {
    const buffer = typeof content === 'string' ? Buffer.from(content) : content;
    await this.page.getByLabel('Choose a file', { exact: true }).setInputFiles({ name, mimeType: 'text/csv', buffer });
  }

  async expectOpen(name: string): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible({ timeout: 30_000 });
  }
}

/**
 * Two kinds of tea that two measures tell apart, as a French spreadsheet saves them: semicolons, decimal commas,
 * windows-1252, some rows too short, and a word among the numbers.
 */
export function teaCsv(rowCount = 240): Buffer {
  const rows = Array.from({ length: rowCount }, (_, row) => {
    const isGreen = row % 2 === 0;
    const height = (isGreen ? 2 : 6) + ((row * 7) % 13) / 10;
    const width = (isGreen ? 5 : 3) + ((row * 11) % 17) / 10;
    const cells = [height.toFixed(1), row === 30 ? 'n/d' : width.toFixed(2), isGreen ? 'thé vert' : 'thé noir'];
    return (row % 80 === 40 ? cells.slice(0, 2) : cells).join(';').replaceAll('.', ',');
  });
  return Buffer.from(`hauteur;largeur;variété\n${rows.join('\n')}\n`, 'latin1');
}

/** More of it, with the columns in another order and one that is new. */
export const MORE_TEA = 'note,largeur,hauteur\n=1+1,5.1,2.3\nfine,3.2,6.4\n';
