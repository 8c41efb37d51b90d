// Steps a second through our whole loop, hooks and streaming on, against tf.js's own `LayersModel.fit`.
import { describeMachine, load, median, table } from './figures.mjs';
import { openRace } from './open-race.mjs';

const ROUNDS = 5;
const SECONDS = 1.3;
const WARM_UP_EPOCHS = 60;
const MAX_EPOCHS = 10_000;

const SMALL_NET = { dataset: 'spiral', hiddenLayers: '32, 16', activation: 'tanh', batchSize: '32' };
const CASES = [
  { name: '2-32-16-2, batch 32, spiral, SGD', fields: { ...SMALL_NET, optimizer: 'sgd', learningRate: '0.1' } },
  { name: '2-32-16-2, batch 32, spiral, Adam', fields: { ...SMALL_NET, optimizer: 'adam', learningRate: '0.01' } },
  {
    name: 'penguins as the page opens (2-8-8-3, batch 16, Adam)',
    fields: {
      dataset: 'penguins',
      hiddenLayers: '8, 8',
      activation: 'tanh',
      batchSize: '16',
      optimizer: 'adam',
      learningRate: '0.02',
    },
  },
];

// One-hot rows made beforehand spare `fit` a few kernels a step; `fitSparse` is the same with class indices.
const SIDES = {
  ours: (page, fields) => page.evaluate((given) => globalThis.race.trainOurs(given), fields),
  fit: (page, fields) => byFit(page, fields, { yieldEvery: null, labels: 'oneHot' }),
  fitNever: (page, fields) => byFit(page, fields, { yieldEvery: 'never', labels: 'oneHot' }),
  fitSparse: (page, fields) => byFit(page, fields, { yieldEvery: null, labels: 'sparse' }),
};

function byFit(page, fields, options) {
  return page.evaluate(([given, how]) => globalThis.race.trainByFit(given, how), [fields, options]);
}

const speed = ({ steps, seconds }) => steps / seconds;

/** Epochs that take the fastest side a little over a second. */
async function warmUp(page, fields) {
  let fastest = 0;
  let stepsPerEpoch = 1;
  for (const side of Object.values(SIDES)) {
    const turn = await side(page, { ...fields, epochs: String(WARM_UP_EPOCHS) });
    fastest = Math.max(fastest, speed(turn));
    stepsPerEpoch = turn.steps / WARM_UP_EPOCHS;
  }
  return Math.min(MAX_EPOCHS, Math.ceil((SECONDS * fastest) / stepsPerEpoch));
}

async function race(page, fields, rounds) {
  const epochs = await warmUp(page, fields);
  const turns = Object.fromEntries(Object.keys(SIDES).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [name, side] of Object.entries(SIDES))
      turns[name].push(await side(page, { ...fields, epochs: String(epochs) }));
  return { epochs, turns };
}

function ratio(turns, other) {
  const ofRounds = turns.ours.map((turn, round) => speed(turn) / speed(turns[other][round]));
  const range = `${Math.min(...ofRounds).toFixed(2)} to ${Math.max(...ofRounds).toFixed(2)}`;
  return { middle: median(ofRounds), text: `**${median(ofRounds).toFixed(2)}** (${range})` };
}

function row(backend, name, { epochs, turns }) {
  const middle = (side) => Math.round(median(turns[side].map(speed))).toLocaleString('en');
  const shortest = Math.min(...Object.values(turns).flatMap((side) => side.map(({ seconds }) => seconds)));
  const lossAndAccuracy = ({ trainLoss, validAccuracy }) => `${trainLoss.toFixed(3)} / ${validAccuracy.toFixed(2)}`;
  return [
    backend,
    name,
    epochs,
    ...['ours', 'fit', 'fitNever', 'fitSparse'].map(middle),
    ...['fit', 'fitNever', 'fitSparse'].map((other) => ratio(turns, other).text),
    `${shortest.toFixed(1)} s`,
    lossAndAccuracy(turns.ours[0]),
    lossAndAccuracy(turns.fit[0]),
    load(),
  ];
}

const HEAD = [
  'backend',
  'net',
  'epochs',
  'ours, steps/s',
  '`fit`',
  '`fit` never',
  '`fit` sparse',
  'ours : `fit`',
  'ours : `fit` never',
  'ours : `fit` sparse',
  'shortest turn',
  'ours loss / valid acc.',
  '`fit` loss / valid acc.',
  'load',
];

/** Builds the race, runs it and prints its table. Says whether our side was never slower than plain `fit`. */
export async function runTrainingRace({ rounds = ROUNDS } = {}) {
  const { page, browser, close } = await openRace();
  console.log(`${describeMachine(browser)}. ${rounds} rounds, load before ${load()}.`);
  const rows = [];
  let isNeverSlower = true;
  for (const backend of ['wasm', 'cpu'])
    for (const { name, fields } of CASES) {
      const found = await race(page, { ...fields, backend }, rounds);
      const { middle, text } = ratio(found.turns, 'fit');
      isNeverSlower &&= middle >= 1;
      console.log(`${backend} ${name}: ours : fit ${text}`);
      rows.push(row(backend, name, found));
    }
  console.log(`\n${table([HEAD, ...rows])}\n`);
  console.log(isNeverSlower ? 'Kept: 1.0 or better against plain fit everywhere.' : 'NOT kept: below 1.0 somewhere.');
  await close();
  return isNeverSlower;
}
