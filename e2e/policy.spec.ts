import { expect, test, type Page } from '@playwright/test';
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

/** Puts another script in the place of one of the site's, under the headers that the server really sends with it. */
async function replaceScript(page: Page, url: RegExp, body: string): Promise<void> {
  await page.route(url, async (route) => {
    await route.fulfill({ response: await route.fetch(), body });
  });
}

// Not by page.evaluate: DevTools may make code from text whatever the policy says.
test('code made from text is refused on the page', async ({ page }) => {
  const tryIt = "try { document.title = new Function('return 1')() } catch ({ name }) { document.title = name }";
  await replaceScript(page, /assets\/page\/index-/, tryIt);
  await page.goto('/');
  await expect(page).toHaveTitle('EvalError');
});

test('code made from text is refused in the worker', async ({ page }) => {
  const tell = (message: string) =>
    `postMessage([{ type: 'workerEnded', runId: null, cause: 'crash', error: { name: '', stack: null, message: ${message} } }])`;
  await replaceScript(
    page,
    /training\.worker/,
    `try { new Function('return 1')(); ${tell("'It ran.'")} } catch ({ name }) { ${tell('name')} }`,
  );
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText('EvalError');
});
