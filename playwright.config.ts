import { defineConfig, devices } from '@playwright/test';
import { findBrowser, GPU_ARGS, HELP } from './scripts/browser.mjs';

const browser = findBrowser();
if (browser === null) throw new Error(HELP);

const launchOptions = browser.path === undefined ? {} : { executablePath: browser.path };
// Only for its own stories: a graphics card in software is slow, and a page that has one tries it whenever Backend is `auto`.
const GRAPHICS = '**/graphics.spec.ts';

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
    // Recording takes a third of the stories' time: to look into a failure, LOOPLINE_TRACE=1 npm run check:e2e.
    trace: process.env['LOOPLINE_TRACE'] === undefined ? 'off' : 'retain-on-failure',
    launchOptions,
    ...devices['Desktop Chrome'],
  },
  projects: [
    { name: 'chromium', testIgnore: GRAPHICS },
    // Last, when nothing else goes on: a graphics card in software that shares its two cores takes longer to compile
    // its shaders than Loopline waits for an answer.
    { name: 'graphics', testMatch: GRAPHICS, use: { launchOptions: { ...launchOptions, args: GPU_ARGS } } },
  ],
  // The production build, by the server and under the policy of `npm start`. `npm run e2e` builds first.
  webServer: {
    command: `node scripts/serve.mjs --port ${port} --strict-port`,
    url: address,
    reuseExistingServer: false,
    timeout: 30_000,
  },
});
