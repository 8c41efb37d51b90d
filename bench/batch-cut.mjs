// What a batch costs that is cut from an encoded table: microseconds for 32 rows out of 100,000, with 20 columns that
// become 40 numbers. Run by `node bench/batch-cut.mjs [rows]`.
import { argv, exit } from 'node:process';
import { loadBundled, seconds, verdict } from './load-loop.mjs';

const ROWS = Number(argv[2] ?? 100_000);
const BATCH_SIZE = 32;
const NUMBERS = 16;
const KINDS = ['red', 'green', 'blue', 'white', 'black'];
const CATEGORIES = 4;
const PASSES = 15;
const MOST_MICROSECONDS = 20;

const { prepareOwnTable, seededRandom, ColumnBuilder, initialChoices } = await loadBundled({
  table: 'src/datasets/prepare-own-table.ts',
  random: 'src/datasets/seeded-random.ts',
  builder: 'src/datasets/csv/columns/column-builder.ts',
  choices: 'src/datasets/csv/columns/table-choices.ts',
});

function column(name, cellAt) {
  const builder = new ColumnBuilder();
  for (let row = 0; row < ROWS; row += 1) builder.add(cellAt(row));
  return builder.finish(name);
}

function table() {
  const amount = (row, index) => (((row * 7919 + index * 104_729) % 100_003) / 8).toFixed(3);
  const columns = [
    ...Array.from({ length: NUMBERS }, (_, index) => column(`number ${index}`, (row) => amount(row, index))),
    ...Array.from({ length: CATEGORIES }, (_, index) =>
      column(`kind ${index}`, (row) => KINDS[(row * (index + 3)) % KINDS.length]),
    ),
    column('target', (row) => (row % 3 === 0 ? 'yes' : 'no')),
  ];
  return { columns, lines: Int32Array.from({ length: ROWS }, (_, row) => row + 2) };
}

const prepared = prepareOwnTable(
  { table: table(), choices: initialChoices(NUMBERS + CATEGORIES + 1, BATCH_SIZE), notes: [] },
  { batchSize: BATCH_SIZE, random: seededRandom(1) },
);

/** Asks for the numbers, which are copied only then. */
function rowsOf({ features }) {
  return features.data.length / features.shape[1];
}

/** One pass over a stream: what opening it took, and the cuts themselves, in microseconds a batch. */
function passCost(stream, pass) {
  const start = seconds();
  const batches = prepared.streams[stream](pass)[Symbol.iterator]();
  let count = 1;
  let rows = rowsOf(batches.next().value); // the first one has the pass put into its order
  const opened = seconds();
  for (let next = batches.next(); !next.done; next = batches.next()) {
    count += 1;
    rows += rowsOf(next.value);
  }
  const end = seconds();
  if (rows !== prepared.rowCounts[stream]) throw new Error(`A pass of ${stream} gave ${rows} rows.`);
  return { cut: (1e6 * (end - opened)) / (count - 1), all: (1e6 * (end - start)) / count };
}

const least = (values) => Math.min(...values); // the machine has other things to do

const figures = {};
for (const stream of ['train', 'valid']) {
  const costs = Array.from({ length: PASSES }, (_, pass) => passCost(stream, pass));
  figures[stream] = { cut: least(costs.map(({ cut }) => cut)), all: least(costs.map(({ all }) => all)) };
  const { cut, all } = figures[stream];
  console.log(
    `${stream.padEnd(6)} ${cut.toFixed(2)} µs a batch of ${BATCH_SIZE} x ${prepared.inputShape[0]}; ` +
      `${all.toFixed(2)} µs with the opening of the pass shared out`,
  );
}
exit(
  verdict(
    Object.values(figures).every(({ all }) => all < MOST_MICROSECONDS),
    `a batch of ${BATCH_SIZE} from ${ROWS} encoded rows in less than ${MOST_MICROSECONDS} µs, the order of the pass included.`,
  ),
);
