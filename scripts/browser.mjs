// Finds a Chromium for the end-to-end tests. One resolver for playwright.config.ts and ensure-browser.mjs.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import process from 'node:process';
import { chromium } from '@playwright/test';

// The headless shell first: it is what Playwright takes by default, and opens a page in half the time of the whole browser.
const NAMES_ON_PATH = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

/** Where ensure-browser.mjs unpacks a Chromium from the npm registry when nothing else gives one. */
export const LOCAL_BROWSER_DIR = resolve(import.meta.dirname, '../.cache/browser');

/** Flags that give WebGL 2 and a WebGPU fallback adapter (SwiftShader) on a machine with no GPU. */
export const GPU_ARGS = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--ignore-gpu-blocklist',
];

export const HELP = `No Chromium was found for the end-to-end tests. Any one of these gives one:
  npx playwright install --with-deps chromium     (needs cdn.playwright.dev)
  sudo apt-get install -y chromium-headless-shell (Debian)
  npm run browser                                 (tries both, then a Chromium from the npm registry)
or set LOOPLINE_CHROMIUM=/path/to/chrome.`;

function isRunnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function usualPlaces() {
  if (process.platform === 'darwin') {
    return [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ];
  }
  if (process.platform === 'win32') {
    const programFolders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    return programFolders
      .filter(Boolean)
      .flatMap((folder) => [
        join(folder, 'Google/Chrome/Application/chrome.exe'),
        join(folder, 'Microsoft/Edge/Application/msedge.exe'),
      ]);
  }
  return [];
}

function systemBrowsers() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...folders.flatMap((folder) => NAMES_ON_PATH.map((name) => join(folder, name))), ...usualPlaces()];
}

/**
 * The first Chromium there is: the one named by LOOPLINE_CHROMIUM, Playwright's own, one installed on the system,
 * or the one ensure-browser.mjs unpacked. It is found, not started: ensure-browser.mjs checks that it starts.
 *
 * @returns {{ kind: 'env' | 'bundled' | 'system' | 'npm', path?: string } | null} `path` is absent when Playwright
 *   is to use its own build; null when there is none.
 * @throws {Error} when LOOPLINE_CHROMIUM names something that cannot be run.
 */
export function findBrowser() {
  const named = process.env.LOOPLINE_CHROMIUM;
  if (named) {
    if (!isRunnable(named))
      throw new Error(`LOOPLINE_CHROMIUM=${named} is not an executable file. Unset or correct it.`);
    return { kind: 'env', path: named };
  }
  if (existsSync(chromium.executablePath())) return { kind: 'bundled' };
  const system = systemBrowsers().find(isRunnable);
  if (system) return { kind: 'system', path: system };
  const unpacked = join(LOCAL_BROWSER_DIR, 'run/chromium.sh');
  if (isRunnable(unpacked)) return { kind: 'npm', path: unpacked };
  return null;
}
