// Steps a second through our whole loop on the native engine, against `LayersModel.fit` on whichever of tf.js's backends is faster.
import { describeMachine, load, median, table } from './figures.mjs';
import { openRace } from './open-race.mjs';

const OURS_SECONDS = 1;
const FIT_SECONDS = 1.5;
/** Enough for the compiler to have done its work on our side; `fit` is too slow for so many. */
const WARM_UP_EPOCHS = { native: 100, wasm: 3, cpu: 3 };
const MAX_EPOCHS = 10_000;
const FIT_BACKENDS = ['wasm', 'cpu'];

const SGD = { optimizer: 'sgd', learningRate: '0.05' };
const ADAM = { optimizer: 'adam', learningRate: '0.01' };
const net = ([dataset, hiddenLayers, batchSize], optimizer) => ({
  dataset,
  hiddenLayers,
  batchSize: String(batchSize),
  activation: 'tanh',
  ...optimizer,
});

const CASES = [
  { name: '2-32-16-2, batch 32, SGD', required: 30, fields: net(['spiral', '32, 16', 32], SGD) },
  { name: '2-32-16-2, batch 32, Adam', required: 30, fields: net(['spiral', '32, 16', 32], ADAM) },
  { name: 'penguins (8-8-3, batch 16, Adam)', required: 25, fields: net(['penguins', '8, 8', 16], ADAM) },
  { name: 'iris (8-3, batch 16, Adam)', required: 25, fields: net(['iris', '8', 16], ADAM) },
  { name: '4-64-64-3, batch 32, SGD', required: 15, fields: net(['iris', '64, 64', 32], SGD) },
  { name: '784-128-10, batch 64, SGD', required: 8, fields: net(['fashion', '128', 64], SGD) },
  {
    name: 'digits: conv 8, pool, conv 16, dense 10, batch 64, SGD',
    required: 10,
    fitBackends: ['cpu'],
    fields: net(['digits', 'conv 8, pool, conv 16', 64], SGD),
  },
];

const speed = ({ steps, seconds }) => steps / seconds;
const ours = (page, fields, { backend = 'native', epochs }) =>
  page.evaluate((given) => globalThis.race.trainOurs(given), { ...fields, backend, epochs: String(epochs) });
const fit = (page, fields, { backend, epochs }) =>
  page.evaluate(
    ([given, how]) => globalThis.race.trainByFit(given, how),
    [
      { ...fields, backend: 'native', epochs: String(epochs) },
      { backend, yieldEvery: 'never', labels: 'oneHot' },
    ],
  );

/** Epochs that take about so many seconds. */
async function epochsFor({ side, turn, seconds }) {
  const first = await turn(2);
  const most = Math.ceil((2 * seconds) / first.seconds);
  const epochs = Math.min(WARM_UP_EPOCHS[side], most);
  const warm = await turn(epochs);
  return Math.max(1, Math.min(MAX_EPOCHS, Math.ceil((epochs * seconds) / warm.seconds)));
}

/** Its form is any that can be had: the worker of the sequences trains its own rows and net. */
const SEQUENCE_CASE = {
  name: 'GRU 16 on 20 steps of 8, batch 32, SGD',
  required: 20,
  fields: net(['spiral', '8', 32], SGD),
};

async function raceOne(page, { name, fields, required, fitBackends = FIT_BACKENDS }, rounds) {
  const sides = [
    { side: 'native', seconds: OURS_SECONDS, turn: (epochs) => ours(page, fields, { epochs }) },
    ...fitBackends.map((backend) => ({
      side: backend,
      seconds: FIT_SECONDS,
      turn: (epochs) => fit(page, fields, { backend, epochs }),
    })),
  ];
  for (const side of sides) side.epochs = await epochsFor(side);
  const turns = [];
  for (let round = 0; round < rounds; round += 1) {
    const speeds = {};
    for (const { side, turn, epochs } of sides) speeds[side] = speed(await turn(epochs));
    turns.push(speeds);
  }
  const ratios = turns.map((speeds) => speeds.native / Math.max(...fitBackends.map((backend) => speeds[backend])));
  const middle = (side) =>
    turns[0][side] === undefined
      ? 'cannot'
      : Math.round(median(turns.map((speeds) => speeds[side]))).toLocaleString('en');
  const ratio = median(ratios);
  const range = `${Math.min(...ratios).toFixed(1)} to ${Math.max(...ratios).toFixed(1)}`;
  const isKept = ratio >= required;
  console.log(`${name}: ${ratio.toFixed(1)}x (${range}), required ${required}x`);
  const cells = [name, middle('native'), ...FIT_BACKENDS.map(middle), `**${ratio.toFixed(1)}x** (${range})`];
  return { isKept, cells: [...cells, `${required}x`, isKept ? 'yes' : 'NO', load()] };
}

const HEAD = ['net', 'native, steps/s', '`fit`, wasm', '`fit`, cpu', 'ratio to the better', 'required', 'kept', 'load'];

/** Runs the race and prints its table. `only`: a part of the names of the nets wanted. Says whether every ratio is as required. */
export async function runNativeRace({ rounds, only = '' }) {
  const rows = [];
  const { page, browser, close } = await openRace();
  console.log(`${describeMachine(browser)}. ${rounds} rounds, load before ${load()}.`);
  for (const given of CASES.filter(({ name }) => name.includes(only))) {
    // Our own run on them is what starts tf.js's backends.
    for (const backend of given.fitBackends ?? FIT_BACKENDS) await ours(page, given.fields, { backend, epochs: 1 });
    rows.push(await raceOne(page, given, rounds));
  }
  await close();
  if (SEQUENCE_CASE.name.includes(only)) {
    const sequences = await openRace('#sequence');
    rows.push(await raceOne(sequences.page, SEQUENCE_CASE, rounds));
    await sequences.close();
  }
  console.log(`\n${table([HEAD, ...rows.map(({ cells }) => cells)])}\n`);
  return rows.every(({ isKept }) => isKept);
}
