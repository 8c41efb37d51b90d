// Compiles the kernels of the native engine, src/engine/native/kernels (AssemblyScript), to src/engine/native/kernels.wasm, and with
// relaxed SIMD to kernels-relaxed.wasm; git ignores both. Run by every script that needs them, and by Vite and Vitest by themselves;
// does nothing when the files are newer than what they are made from.
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(import.meta.dirname, '..');
const NATIVE = 'src/engine/native';
export const KERNELS_FOLDER = join(ROOT, NATIVE, 'kernels');

/** Name and features of each build. */
const BUILDS = [
  { name: 'kernels', features: ['simd'] }, // in every browser since 2023
  { name: 'kernels-relaxed', features: ['simd', 'relaxed-simd'] }, // other bits on other machines
];

const OPTIONS = [
  ...['-O3', '--noAssert'],
  ...['--runtime', 'stub'], // no objects, so no garbage collector
  ...['--initialMemory', '1', '--maximumMemory', '16384'], // pages of 64 KiB: at most 1 GiB
  ...['--use', 'abort='], // nothing is imported
  ...['--disableWarning', '112'], // functions on v128 are called inside the module only
];

function sources() {
  const kernels = readdirSync(KERNELS_FOLDER).map((name) => join(KERNELS_FOLDER, name));
  return [...kernels, join(ROOT, NATIVE, 'program-words.ts'), join(ROOT, 'package-lock.json'), import.meta.filename];
}

function outputOf({ name }) {
  return join(ROOT, NATIVE, `${name}.wasm`);
}

function isCurrent(build) {
  const output = outputOf(build);
  if (!existsSync(output)) return false;
  const made = statSync(output).mtimeMs;
  return sources().every((file) => statSync(file).mtimeMs < made);
}

async function compile(build) {
  // Under another name first, so that nobody ever reads half a file.
  const part = `${NATIVE}/${build.name}.${randomUUID()}.part`;
  const { main } = await import('assemblyscript/asc'); // two seconds to load, for nothing when all is current
  const { error, stderr } = await main([
    `${NATIVE}/kernels/index.ts`,
    ...['--baseDir', ROOT, '--outFile', part],
    ...build.features.flatMap((feature) => ['--enable', feature]),
    ...OPTIONS,
  ]);
  if (error !== null) {
    rmSync(join(ROOT, part), { force: true });
    throw new Error(`The kernels in ${NATIVE}/kernels do not compile. Mend what is named here:\n${stderr.toString()}`);
  }
  renameSync(join(ROOT, part), outputOf(build));
}

/** @type {Promise<void> | null} */
let building = null;

/**
 * Brings the compiled kernels up to date. Rejects with an Error that says what does not compile.
 *
 * @returns {Promise<void>}
 */
export function buildKernels() {
  building ??= buildMissing().finally(() => {
    building = null;
  });
  return building;
}

async function buildMissing() {
  for (const build of BUILDS) if (!isCurrent(build)) await compile(build);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildKernels();
