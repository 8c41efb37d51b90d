// The loop, or other modules, as production has them: bundled. Modules run through a dev server are slower, each import is a property there.
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const ROOT = resolve(import.meta.dirname, '..');
const INPUT = { loop: 'src/loop/index.ts', turn: 'src/worker/turn.ts' };

/** Everything that `src/loop` exports, and the worker's `createTurn`. */
export function loadLoop() {
  return loadBundled(INPUT);
}

/** Everything that these modules export; `input` has their paths by a name for each. */
export async function loadBundled(input) {
  await mkdir(join(ROOT, '.cache'), { recursive: true }); // inside, so that packages are found
  const folder = await mkdtemp(join(ROOT, '.cache/load-'));
  // Not before the end: a part that is loaded on first need is still to come.
  process.once('exit', () => {
    rmSync(folder, { recursive: true });
  });
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'es2023',
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { input, output: { entryFileNames: '[name].mjs' } },
    },
  });
  const loaded = await Promise.all(
    Object.keys(input).map((name) => import(pathToFileURL(join(folder, `${name}.mjs`)).href)),
  );
  return Object.assign({}, ...loaded);
}

export const seconds = () => performance.now() / 1000;

/** The last line of a bench, and how it exits. */
export function verdict(isKept, required) {
  console.log(`Required: ${required} ${isKept ? 'Kept.' : 'NOT kept.'}`);
  return isKept ? 0 : 1;
}
