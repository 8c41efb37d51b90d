// Serves a folder as `npm start` does, policy and all, and opens it in a Chromium.
import { createServer } from 'node:http';
import { chromium } from '@playwright/test';
import { findBrowser, HELP } from '../../scripts/browser.mjs';
import { createFileListener } from '../../scripts/static-files.mjs';

/**
 * @param {string} folder a built page
 * @param {string[]} [args] further flags of Chromium
 */
export async function serveAndOpen(folder, args = []) {
  const found = findBrowser();
  if (found === null) throw new Error(HELP);
  const server = createServer(createFileListener(folder));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const options = found.path === undefined ? {} : { executablePath: found.path };
  const browser = await chromium.launch({ args, ...options });
  return {
    address: `http://localhost:${server.address().port}/`,
    browser,
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}
