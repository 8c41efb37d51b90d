// A Chromium for benches, and a folder served as `npm start` does, policy and all, for it to open.
import { createServer } from 'node:http';
import { chromium } from '@playwright/test';
import { findBrowser, HELP } from '../../scripts/browser.mjs';
import { createFileListener } from '../../scripts/static-files.mjs';

/** @param {string[]} [args] further flags of Chromium */
export async function openBrowser(args = []) {
  const found = findBrowser();
  if (found === null) throw new Error(HELP);
  const options = found.path === undefined ? {} : { executablePath: found.path };
  return chromium.launch({ args, ...options });
}

/**
 * @param {string} folder a built page
 * @param {string[]} [args] further flags of Chromium
 */
export async function serveAndOpen(folder, args = []) {
  const browser = await openBrowser(args);
  const server = createServer(createFileListener(folder));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    address: `http://localhost:${server.address().port}/`,
    browser,
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}
