// Makes sure a Chromium is there for the end-to-end tests, and starts; installs one when none is.
// Order: what is there -> Playwright's download -> the libraries it needs -> Debian's package -> the npm registry.
// LOOPLINE_BROWSER_SKIP=playwrightDownload,aptChromium leaves steps out (to try the later ones).
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { chromium } from '@playwright/test';
import { findBrowser, HELP } from './browser.mjs';
import { installNpmChromium, NPM_CHROMIUM } from './npm-chromium.mjs';

const MINUTE = 60_000;
const isRoot = process.getuid?.() === 0;
const hasApt = existsSync('/usr/bin/apt-get');

const say = (text) => console.log(`[browser] ${text}`);

function succeeds(command, args, options = {}) {
  return spawnSync(command, args, { stdio: 'inherit', timeout: 10 * MINUTE, ...options }).status === 0;
}

function outputOf(command, args) {
  const result = spawnSync(command, args, { encoding: 'utf8' });
  return result.status === 0 ? result.stdout : null;
}

async function startsOne() {
  const browser = findBrowser();
  if (!browser) return false;
  const where = browser.path ?? chromium.executablePath();
  try {
    const started = await chromium.launch({
      timeout: MINUTE,
      ...(browser.path ? { executablePath: browser.path } : {}),
    });
    say(`${browser.kind}: Chromium ${started.version()} at ${where}`);
    await started.close();
    return true;
  } catch (error) {
    say(`${browser.kind}: ${where} does not start: ${String(error).split('\n')[0]}`);
    return false;
  }
}

function playwrightDownload() {
  say("trying Playwright's own download");
  // On a machine with no way out the download would otherwise retry for minutes.
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' };
  const shell = process.platform === 'win32';
  return succeeds('npx', ['--no-install', 'playwright', 'install', 'chromium'], { env, shell, stdio: 'ignore' });
}

function playwrightLibraries() {
  if (findBrowser()?.kind !== 'bundled') return false;
  if (!hasApt || !(isRoot || outputOf('sudo', ['-n', 'true']) !== null)) return false;
  say('installing the libraries it needs with apt');
  return succeeds('npx', ['--no-install', 'playwright', 'install-deps', 'chromium']);
}

/** Ubuntu's package named chromium only points at a snap, which cannot start from here. */
function isInstallable(name) {
  return /\n {2}Candidate: (?!\(none\)|.*snap)/.test(outputOf('apt-cache', ['policy', name]) ?? '');
}

function aptChromium() {
  if (!hasApt || !isRoot) return false;
  say("trying Debian's chromium with apt");
  if (!succeeds('apt-get', ['update', '-qq'])) return false;
  const found = ['chromium-headless-shell', 'chromium'].find(isInstallable);
  if (found === undefined) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return succeeds('apt-get', ['install', '-y', '-qq', '--no-install-recommends', found], { env });
}

function npmChromium() {
  say(`trying ${NPM_CHROMIUM} from the npm registry (68 MB)`);
  return installNpmChromium();
}

async function ensureBrowser() {
  if (await startsOne()) return true;
  const skipped = (process.env.LOOPLINE_BROWSER_SKIP ?? '').split(',');
  for (const step of [playwrightDownload, playwrightLibraries, aptChromium, npmChromium]) {
    if (!skipped.includes(step.name) && step() && (await startsOne())) return true;
  }
  return false;
}

if (!(await ensureBrowser())) {
  console.error(HELP);
  process.exit(1);
}
