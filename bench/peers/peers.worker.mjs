// All sides in one worker, in turns. Answers with the steps a second of each in each round.
import { startNative } from '../../src/engine/native/native-device.ts';
import kernelsUrl from '../../src/engine/native/kernels.wasm?url';
import relaxedUrl from '../../src/engine/native/kernels-relaxed.wasm?url';
import { stepsPerSecond } from '../steps-per-second.mjs';
import { SIDES } from './sides.mjs';

const SECONDS = 0.5;

/** How many steps take so long, once it is warm: doubled, as a few may take less than the clock can tell. */
async function stepsIn(run, seconds) {
  for (let count = 5; ; count *= 2) {
    const speed = await stepsPerSecond(run, count);
    if (count >= seconds * speed) return count;
  }
}

async function warm({ name, make, required }, kernels) {
  try {
    const run = await make(kernels);
    return { name, required, run, count: await stepsIn(run, SECONDS), speeds: [] };
  } catch (error) {
    return { name, required, failure: String(error), speeds: [] };
  }
}

/** From nothing to the first batch learned from: the kernels fetched and compiled, the model built. */
async function startOurs() {
  const start = globalThis.performance.now();
  const { module: kernels } = await startNative('native', kernelsUrl);
  const run = SIDES[0].make({ kernels });
  await run(1);
  const startMilliseconds = globalThis.performance.now() - start;
  const { module: relaxedKernels } = await startNative('native-relaxed', relaxedUrl);
  return { kernels: { kernels, relaxedKernels }, startMilliseconds };
}

async function race(rounds) {
  const { kernels, startMilliseconds } = await startOurs();
  const sides = [];
  for (const side of SIDES) sides.push(await warm(side, kernels));
  for (let round = 0; round < rounds; round += 1)
    for (const { run, count, speeds } of sides) if (run) speeds.push(await stepsPerSecond(run, count));
  const answers = sides.map(({ name, required, failure, speeds }) => ({ name, required, failure, speeds }));
  return { startMilliseconds, answers };
}

globalThis.onmessage = async ({ data }) => {
  globalThis.postMessage(await race(data));
};
