// What the loop itself costs: batches a second with a model that does nothing, next to a bare `for` over the same batches.
// Gate (real clock, real turns) and the six hooks of a run included. Run by `node bench/loop-cost.mjs [batches per run]`.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exit, argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const RUNS = 7;
const EPOCHS = 10;
const BATCHES_PER_EPOCH = Math.ceil(Number(argv[2] ?? 400_000) / EPOCHS);
const ROWS = 32;
const REQUIRED = 100_000;

// Bundled as for production: modules run through a dev server are slower, each import is a property there.
async function load() {
  const folder = await mkdtemp(join(tmpdir(), 'loop-cost-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'es2023',
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: {
        input: { loop: 'src/loop/index.ts', turn: 'src/worker/turn.ts' },
        output: { entryFileNames: '[name].mjs' },
      },
    },
  });
  const loaded = await Promise.all(
    ['loop', 'turn'].map((name) => import(pathToFileURL(join(folder, `${name}.mjs`)).href)),
  );
  await rm(folder, { recursive: true });
  return { ...loaded[0], ...loaded[1] };
}

const loop = await load();
const clock = () => performance.now() / 1000;
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
async function ourLoop(hookNames, gated) {
  const context = { ...loop.SILENT_CONTEXT, clock, dataset: { numBatches: { train: BATCHES_PER_EPOCH } } };
  const options = { StopAfter: { minutes: 60 }, StopOnNaN: { variables: ['loss'], afterBatch: true } };
  const gate = new loop.RunGate({ clock, takeTurn, wait: takeTurn });
  const mainLoop = new loop.MainLoop({
    model,
    dataset: { streams: { train: () => batches } },
    hooks: hookNames.map((name) => loop.createHook(name, options[name] ?? {}, context)),
    epochsCount: EPOCHS,
    skipZerothEpoch: true,
    clock,
    ...(gated ? { gate } : {}),
  });
  await mainLoop.runTraining();
  if (mainLoop.trainingEpochsDone !== EPOCHS) throw new Error(`Only ${mainLoop.trainingEpochsDone} epochs ran.`);
}

/** Best of several runs, in batches a second: the machine has other things to do. */
async function best(run) {
  let seconds = Infinity;
  for (let index = 0; index < RUNS; index += 1) {
    const start = clock();
    await run();
    seconds = Math.min(seconds, clock() - start);
  }
  return (EPOCHS * BATCHES_PER_EPOCH) / seconds;
}

const SIX = ['ShowProgress', 'ComputeStats', 'StopAfter', 'StopOnNaN', 'LogVariables', 'TrainingTrace'];
const CASES = [
  ['bare for loop', bareLoop],
  ['no hooks, no gate', () => ourLoop([], false)],
  ['no hooks, gate', () => ourLoop([], true)],
  ['six hooks, no gate', () => ourLoop(SIX, false)],
  ['six hooks, gate', () => ourLoop(SIX, true)],
];
let rate = 0;
for (const [name, run] of CASES) {
  rate = await best(run);
  const figures = [Math.round(rate).toLocaleString('en').padStart(14), (1e6 / rate).toFixed(3).padStart(9)];
  console.log(`${name.padEnd(20)}${figures[0]} batches/s${figures[1]} µs/batch`);
}
console.log(
  `Required: ${REQUIRED.toLocaleString('en')} with six hooks and gate. ${rate >= REQUIRED ? 'Kept.' : 'NOT kept.'}`,
);
exit(rate >= REQUIRED ? 0 : 1);
