import { expect, test } from '@playwright/test';
import { LabPage } from './lab-page.ts';

test('every response carries the policy, worker scripts and wasm included, and nothing violates it', async ({
  page,
}) => {
  const without: string[] = [];
  const seen: string[] = [];
  page.on('response', (response) => {
    seen.push(new URL(response.url()).pathname);
    if (!(response.headers()['content-security-policy'] ?? '').includes("default-src 'none'"))
      without.push(response.url());
  });
  const lab = await LabPage.open(page);
  await lab.choose('Backend', 'wasm');
  await lab.fill('Epochs', '1');
  await lab.button('Train').click();
  await lab.expectStatus(/^Finished/);
  expect(without).toEqual([]);
  expect(seen.some((path) => path.endsWith('.wasm'))).toBe(true);
  expect(seen.some((path) => path.includes('training.worker'))).toBe(true);
  expect(lab.faults).toEqual([]);
});

test('eval is refused on the page and in its workers', async ({ page }) => {
  await LabPage.open(page);
  await expect(page.evaluate('new Function("return 1")()')).rejects.toThrow(/EvalError|unsafe-eval|Trusted/i);
});
