// All sides in one worker, in turns. Answers with the steps a second of each in each round.
import { startNative } from '../../src/engine/native/native-device.ts';
import kernelsUrl from '../../src/engine/native/kernels.wasm?url';
import { stepsPerSecond } from '../steps-per-second.mjs';
import { SIDES } from './sides.mjs';

const SECONDS = 0.5;
const WARM_UP_STEPS = 2000;

async function warm({ name, make, required }, kernels) {
  try {
    const run = await make(kernels);
    await run(5);
    const slow = await stepsPerSecond(run, 5);
    await run(Math.min(WARM_UP_STEPS, Math.ceil(2 * SECONDS * slow)));
    const speed = await stepsPerSecond(run, 10);
    return { name, required, run, count: Math.max(5, Math.ceil(SECONDS * speed)), speeds: [] };
  } catch (error) {
    return { name, required, failure: String(error), speeds: [] };
  }
}

/** From nothing to the first batch learned from: the kernels fetched and compiled, the model built. */
async function startOurs() {
  const start = globalThis.performance.now();
  const { module } = await startNative(kernelsUrl);
  const run = SIDES[0].make(module);
  await run(1);
  return { kernels: module, startMilliseconds: globalThis.performance.now() - start };
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
