// What the loop itself costs: batches a second with a model that does nothing, next to a bare `for` over the same batches.
// Gate (real clock, real turns) and hooks included. Run by `node bench/loop-cost.mjs [batches per run]`.
import { argv, exit } from 'node:process';
import { loadLoop, seconds, verdict } from './load-loop.mjs';

const RUNS = 7;
const EPOCHS = 10;
const BATCHES_PER_EPOCH = Math.ceil(Number(argv[2] ?? 400_000) / EPOCHS);
const ROWS = 32;
const REQUIRED_RATE = 100_000;
const MOST_MICROSECONDS = 20;

const loop = await loadLoop();
const takeTurn = loop.createTurn();

const distinct = Array.from({ length: 64 }, () => ({
  features: loop.ndArray(new Float32Array(ROWS * 2), [ROWS, 2]),
  target: new Int32Array(ROWS),
}));
const batches = Array.from({ length: BATCHES_PER_EPOCH }, (_, index) => distinct[index % distinct.length]);
const output = { loss: new Float32Array(ROWS).fill(0.5), accuracy: new Float32Array(ROWS).fill(1) };
const model = { inputNames: ['features', 'target'], outputNames: ['loss', 'accuracy'], run: () => output };

function bareLoop() {
  let seen = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch += 1)
    for (const batch of batches) seen += model.run(batch, true).loss.length + batch.features.length;
  if (seen === 0) throw new Error('The bare loop saw no batch.');
}

/** A run of the loop with these hooks; `gated` holds it at a gate that is never closed but does take its turns. */
async function ourLoop(hooks, gated) {
  const gate = new loop.RunGate({ clock: seconds, takeTurn, wait: takeTurn });
  const mainLoop = new loop.MainLoop({
    model,
    dataset: { streams: { train: () => batches } },
    hooks,
    epochsCount: EPOCHS,
    skipZerothEpoch: true,
    clock: seconds,
    ...(gated ? { gate } : {}),
  });
  await mainLoop.runTraining();
  if (mainLoop.trainingEpochsDone !== EPOCHS) throw new Error(`Only ${mainLoop.trainingEpochsDone} epochs ran.`);
}

/** Hooks that hear every event and do nothing. */
function idleHooks(count) {
  return Array.from({ length: count }, () => Object.fromEntries(loop.HOOK_EVENTS.map((event) => [event, () => {}])));
}

function realHooks() {
  const context = { ...loop.SILENT_CONTEXT, clock: seconds, dataset: { numBatches: { train: BATCHES_PER_EPOCH } } };
  const options = { StopAfter: { minutes: 60 }, StopOnNaN: { variables: ['loss'], afterBatch: true } };
  const names = ['ShowProgress', 'ComputeStats', 'StopAfter', 'StopOnNaN', 'LogVariables', 'TrainingTrace'];
  return names.map((name) => loop.createHook(name, options[name] ?? {}, context));
}

/** Microseconds a batch, best of several runs: the machine has other things to do. */
async function best(run) {
  let shortest = Infinity;
  for (let index = 0; index < RUNS; index += 1) {
    const start = seconds();
    await run();
    shortest = Math.min(shortest, seconds() - start);
  }
  return (1e6 * shortest) / (EPOCHS * BATCHES_PER_EPOCH);
}

const CASES = [
  ['bare for loop', bareLoop],
  ['no hooks, no gate', () => ourLoop([], false)],
  ['no hooks, gate', () => ourLoop([], true)],
  ['5 idle hooks, gate', () => ourLoop(idleHooks(5), true)],
  ['20 idle hooks, gate', () => ourLoop(idleHooks(20), true)],
  ['6 real hooks, no gate', () => ourLoop(realHooks(), false)],
  ['6 real hooks, gate', () => ourLoop(realHooks(), true)],
];
const costs = {};
for (const [name, run] of CASES) {
  costs[name] = await best(run);
  const rate = Math.round(1e6 / costs[name]).toLocaleString('en');
  console.log(`${name.padEnd(22)}${rate.padStart(14)} batches/s${costs[name].toFixed(3).padStart(9)} µs/batch`);
}
const ownCost = costs['20 idle hooks, gate'] - costs['bare for loop'];
console.log(`The loop's own cost with 20 hooks: ${ownCost.toFixed(3)} µs/batch.`);
exit(
  verdict(
    ownCost < MOST_MICROSECONDS && 1e6 / costs['6 real hooks, gate'] >= REQUIRED_RATE,
    `below ${MOST_MICROSECONDS} µs/batch with 20 hooks, and ${REQUIRED_RATE.toLocaleString('en')} batches/s with 6 real ones.`,
  ),
);
