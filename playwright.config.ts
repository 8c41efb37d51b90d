import { defineConfig, devices } from '@playwright/test';
import { findBrowser, HELP } from './scripts/browser.mjs';

const browser = findBrowser();
if (browser === null) throw new Error(HELP);

// Not the port of `npm start`, so that tests and a page left open do not meet.
const port = process.env['LOOPLINE_E2E_PORT'] ?? '4273';
const address = `http://localhost:${port}`;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  forbidOnly: process.env['CI'] !== undefined,
  fullyParallel: true,
  retries: 0,
  workers: 2,
  timeout: 120_000, // on a busy machine without a graphics card a story takes ten times as long
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL: address,
    trace: 'retain-on-failure',
    launchOptions: browser.path === undefined ? {} : { executablePath: browser.path },
  },
  projects: [{ name: 'chromium', use: { ...devices['Desktop Chrome'] } }],
  // The production build, by the server and under the policy of `npm start`. `npm run e2e` builds first.
  webServer: {
    command: `node scripts/serve.mjs --port ${port} --strict-port`,
    url: address,
    reuseExistingServer: false,
    timeout: 30_000,
  },
});
