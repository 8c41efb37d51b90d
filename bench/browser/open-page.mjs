// A page of the app with the probe in it, set up and training.
import { resolve } from 'node:path';

const PROBE = resolve(import.meta.dirname, 'page-probe.js');
const LONGEST_RUN = '10000';

export const VIEWPORT = { width: 1440, height: 900 };

/** A page of its own, nothing cached, with the probe in it. */
export async function openFresh({ browser, address }) {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`page error: ${error.message}`));
  await page.addInitScript({ path: PROBE });
  await page.goto(address);
  await page.evaluate(() => globalThis.probe.untilStatus('Ready'));
  return page;
}

/** Fills the form; the labels of other fields are keys. */
export async function setUp(page, { dataset = 'penguins', backend = 'auto', epochs = LONGEST_RUN, ...others }) {
  const field = (label) => page.locator('input, select').and(page.getByLabel(label, { exact: true }));
  await field('Dataset').selectOption(dataset);
  await field('Backend').selectOption(backend);
  await field('Epochs').fill(epochs);
  for (const [label, value] of Object.entries(others)) await field(label).fill(value);
}

/** Presses Train and waits for the first batch. */
export async function startTraining(page, settings) {
  await setUp(page, settings);
  await page.evaluate(() => globalThis.probe.pressUntil('Train', 'Training'));
  await page.evaluate(() => globalThis.probe.untilTrained());
}

/** The browser's own figures, by name. */
export async function metricsOf(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}
