// The race's own page, built and opened.
import { resolve } from 'node:path';
import { build } from 'vite';
import { serveAndOpen } from './serve-and-open.mjs';

/** `hash`: `#sequence` for the worker that trains a GRU. */
export async function openRace(hash = '') {
  await build({ configFile: resolve(import.meta.dirname, 'vite.config.ts'), logLevel: 'error' });
  const { address, browser, close } = await serveAndOpen(resolve(import.meta.dirname, '../../.cache/race'));
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error));
  page.on('console', (message) => message.type() === 'error' && console.error(message.text()));
  await page.goto(`${address}${hash}`);
  return { page, browser, close };
}
