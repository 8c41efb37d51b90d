// How near the dense kernels come to this machine's peak: multiply-adds a second on one thread, beside a kernel that does nothing but
// independent multiply-adds. Run by `node bench/kernel-peak.mjs`. Layers of 256 units; required: 60 % of the peak.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import asc from 'assemblyscript/asc';
import { describeMachine, load, median, table } from './browser/figures.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const KERNELS = '../src/engine/native/kernels';
const ENTRY = 'bench/kernel-peak-entry.ts';
const WIDTH = 256;
const ROUNDS = 9;
const SECONDS = 0.1;
const PEAK_TURNS = 10_000;
// Few chains wait for one another, many do not fit into the registers: the fastest is taken.
const CHAINS = [6, 8, 9, 10, 11, 12, 13];

const each = (chains, text) => Array.from({ length: chains }, (_, index) => text(index)).join('\n');
const peakSource = (chains) => `
export function peak${chains}(at: usize): void {
  const factor = v128.load(at);
  const term = v128.load(at, 16);
  ${each(chains, (chain) => `let a${chain} = v128.load(at, ${16 * chain + 32});`)}
  for (let index = 0; index < ${PEAK_TURNS}; index++) {
    ${each(chains, (chain) => `a${chain} = f32x4.add(term, f32x4.mul(factor, a${chain}));`)}
  }
  ${each(chains, (chain) => `v128.store(at, a${chain}, ${16 * chain + 32});`)}
}`;
const SOURCE = `
export { addProduct } from '${KERNELS}/add-product';
export { addWeightGradient } from '${KERNELS}/add-weight-gradient';
export { addInputGradient } from '${KERNELS}/add-input-gradient';
${CHAINS.map(peakSource).join('\n')}
`;

async function compile() {
  const options = ['-O3', '--noAssert', '--enable', 'simd', '--runtime', 'stub', '--use', 'abort='];
  const memory = ['--initialMemory', '64', '--disableWarning', '112'];
  let binary = null;
  const { error, stderr } = await asc.main(
    [ENTRY, '--baseDir', ROOT, '--outFile', 'peak.wasm', ...options, ...memory],
    {
      readFile: (name, folder) => (name === ENTRY ? SOURCE : readIfThere(join(folder, name))),
      writeFile: (_, contents) => {
        binary = contents;
      },
      listFiles: () => [],
    },
  );
  if (error !== null || binary === null) throw new Error(stderr.toString());
  return (await globalThis.WebAssembly.instantiate(binary)).instance.exports;
}

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** Multiply-adds a second of a call that does so many. */
function rate(call, multiplyAdds) {
  let calls = 1;
  for (let took = 0; took < SECONDS / 4; calls *= 2) took = secondsOf(call, calls);
  const repeats = Math.ceil((calls * SECONDS) / secondsOf(call, calls));
  return (multiplyAdds * repeats) / secondsOf(call, repeats);
}

function secondsOf(call, times) {
  const start = performance.now();
  for (let index = 0; index < times; index += 1) call();
  return (performance.now() - start) / 1000;
}

const exports = await compile();
const room = new Float32Array(exports.memory.buffer).fill(0.001);
const [x, w, y] = [1024, 1024 + 4 * WIDTH * WIDTH, 1024 + 8 * WIDTH * WIDTH];
if (4 * room.length < y + 4 * WIDTH * WIDTH) throw new Error('There is not enough memory.');

const peaks = CHAINS.map((chains) => ({
  name: `${chains} independent chains`,
  call: () => exports[`peak${chains}`](0),
  multiplyAdds: PEAK_TURNS * chains * 4,
}));
const cases = [32, 64].flatMap((lanes) =>
  [
    { kernel: 'addProduct', call: () => exports.addProduct(x, w, 0, y, WIDTH, WIDTH, lanes) },
    { kernel: 'addInputGradient', call: () => exports.addInputGradient(x, w, y, WIDTH, WIDTH, lanes, 0) },
    { kernel: 'addWeightGradient', call: () => exports.addWeightGradient(x, y, w, WIDTH, WIDTH, lanes) },
  ].map(({ kernel, call }) => ({
    name: `${kernel}, ${WIDTH} x ${WIDTH}, ${lanes} rows`,
    call,
    multiplyAdds: WIDTH * WIDTH * lanes,
  })),
);
const rates = Object.fromEntries([...peaks, ...cases].map(({ name }) => [name, []]));
for (let round = 0; round < ROUNDS; round += 1)
  for (const { name, call, multiplyAdds } of [...peaks, ...cases]) {
    room.fill(0.001); // sums that grow for long would end in numbers that take longer
    rates[name].push(rate(call, multiplyAdds));
  }

console.log(describeMachine());
const peakOf = (round) => Math.max(...peaks.map(({ name }) => rates[name][round]));
const share = (name) => median(rates[name].map((found, round) => found / peakOf(round)));
const giga = (name) => (median(rates[name]) / 1e9).toFixed(1);
const rows = [...peaks, ...cases].map(({ name }) => [name, giga(name), `${(100 * share(name)).toFixed(0)} %`]);
console.log(table([['kernel', 'multiply-adds, 10^9/s', 'of the peak'], ...rows]));
console.log(`load ${load()}`);
const areKept = cases.every(({ name }) => share(name) >= 0.6);
console.log(areKept ? 'Kept: 60 % or more everywhere.' : 'NOT kept: below 60 % somewhere.');
process.exitCode = areKept ? 0 : 1;
