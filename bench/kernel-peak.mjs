// How near the dense kernels come to this machine's peak: multiply-adds a second on one thread of a Chromium, beside a kernel that does
// nothing but independent multiply-adds. Run by `node bench/kernel-peak.mjs`. Layers of 256 units; required: 60 % of the peak.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import asc from 'assemblyscript/asc';
import { describeMachine, load, median, table } from './browser/figures.mjs';
import { openBrowser } from './browser/serve-and-open.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const KERNELS = '../src/engine/native/kernels';
const ENTRY = 'bench/kernel-peak-entry.ts';
const WIDTH = 256;
const ROUNDS = 25;
const SECONDS = 0.05;
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
  return Buffer.from(binary).toString('base64');
}

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** Each with its arguments and how many multiply-adds it does. */
const [x, w, y] = [1024, 1024 + 4 * WIDTH * WIDTH, 1024 + 8 * WIDTH * WIDTH];
const peaks = CHAINS.map((chains) => ({
  name: `${chains} independent chains`,
  kernel: `peak${chains}`,
  given: [0],
  multiplyAdds: PEAK_TURNS * chains * 4,
}));
const cases = [32, 64].flatMap((lanes) =>
  [
    { kernel: 'addProduct', given: [x, w, 0, y, WIDTH, WIDTH, lanes] },
    { kernel: 'addInputGradient', given: [x, w, y, WIDTH, WIDTH, lanes, 0] },
    { kernel: 'addWeightGradient', given: [x, y, w, WIDTH, WIDTH, lanes] },
  ].map(({ kernel, given }) => ({
    name: `${kernel}, ${WIDTH} x ${WIDTH}, ${lanes} rows`,
    kernel,
    given,
    multiplyAdds: WIDTH * WIDTH * lanes,
  })),
);

/** Runs in the page: the multiply-adds a second of each in each round. */
async function measure({ binary, jobs, rounds, seconds }) {
  const bytes = Uint8Array.from(globalThis.atob(binary), (letter) => letter.charCodeAt(0));
  const { exports } = (await globalThis.WebAssembly.instantiate(bytes)).instance;
  const room = new Float32Array(exports.memory.buffer);
  const secondsOf = ({ kernel, given }, times) => {
    const start = performance.now();
    for (let index = 0; index < times; index += 1) exports[kernel](...given);
    return (performance.now() - start) / 1000;
  };
  const rate = (job) => {
    let calls = 1;
    for (let took = 0; took < seconds / 4; calls *= 2) took = secondsOf(job, calls);
    const repeats = Math.ceil((calls * seconds) / secondsOf(job, calls));
    return (job.multiplyAdds * repeats) / secondsOf(job, repeats);
  };
  const rates = jobs.map(() => []);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, job] of jobs.entries()) {
      room.fill(0.001); // sums that grow for long would end in numbers that take longer
      rates[index].push(rate(job));
    }
  return rates;
}

const jobs = [...peaks, ...cases];
const browser = await openBrowser();
const page = await browser.newPage();
const measured = await page.evaluate(measure, { binary: await compile(), jobs, rounds: ROUNDS, seconds: SECONDS });
console.log(describeMachine(browser));
await browser.close();

const rates = Object.fromEntries(jobs.map(({ name }, index) => [name, measured[index]]));
const peakOf = (round) => Math.max(...peaks.map(({ name }) => rates[name][round]));
const share = (name) => median(rates[name].map((found, round) => found / peakOf(round)));
const giga = (name) => (median(rates[name]) / 1e9).toFixed(1);
const rows = [...peaks, ...cases].map(({ name }) => [name, giga(name), `${(100 * share(name)).toFixed(0)} %`]);
console.log(table([['kernel', 'multiply-adds, 10^9/s', 'of the peak'], ...rows]));
console.log(`load ${load()}`);
const areKept = cases.every(({ name }) => share(name) >= 0.6);
console.log(areKept ? 'Kept: 60 % or more everywhere.' : 'NOT kept: below 60 % somewhere.');
process.exitCode = areKept ? 0 : 1;
