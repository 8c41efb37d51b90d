import { typedColumn } from './csv/columns/typed-column.ts';
import { initialChoices } from './csv/columns/table-choices.ts';
import { understandTable, type StoredTable } from './csv/columns/understand-table.ts';
import { dateParts } from './csv/columns/date-syntax.ts';
import type { DatasetDefinition, DatasetDescription } from './dataset-definition.ts';
import { readTable } from './read-table.ts';
import { prepareDescribed } from './tables/prepare-described.ts';
import { storedRows, type MadeRow } from './tables/stored-rows.ts';

const FILE = 'co2-concentration.csv';
const WINDOW = 12;
const TARGET = 'next month';
const INPUTS = Array.from({ length: WINDOW }, (_, index) => monthName(WINDOW - index));

export const CO2: DatasetDescription = {
  name: 'co2',
  label: 'CO2 at Mauna Loa',
  question: 'CO2: how much will there be next month?',
  explanation:
    'Since 1958 a value a month, in ppm. From twelve months the next one is foretold, each as its distance from the mean of the twelve, so that a rise over decades can be followed.',
  citation: 'Scripps CO2 Program, by way of vega-datasets 3.2.1. CC BY 4.0.',
  options: {},
  files: [FILE],
  table: null,
  task: 'number',
  start: { hiddenLayers: '16', optimizer: 'adam', learningRate: 0.005, batchSize: 16, epochs: 40 },
};

function defineCo2(): DatasetDefinition {
  return {
    ...CO2,
    prepare(input) {
      const { table, notes } = readTable(input.files, FILE);
      const windows = storedRows([...INPUTS, TARGET], windowsOf(monthsOf(table)));
      const description = { target: TARGET, features: INPUTS, split: { kind: 'ordered', column: null } } as const;
      const made = `${windows.lines.length} windows of ${WINDOW} months and the next one. Where a month lacks there is no window.`;
      return prepareDescribed({ table: windows, description, type: 'number', notes: [...notes, made] }, input);
    },
  };
}

export const co2 = /* @__PURE__ */ defineCo2();

interface Month {
  /** Months since the year 0. */
  readonly index: number;
  readonly co2: number;
  readonly line: number;
}

function monthsOf(table: StoredTable): readonly Month[] {
  const understood = understandTable(table, initialChoices(table.columns.length));
  const [date, co2Values] = understood.columns.map((column) => typedColumn(column, understood.rows));
  if (date?.kind !== 'date' || co2Values?.kind !== 'number')
    throw new Error(`${FILE} must have dates and numbers in its first columns. Reload the page to fetch it again.`);
  return Array.from(understood.lines, (line, row) => {
    const { year, month } = dateParts(date.values[row] ?? NaN);
    return { index: year * 12 + month, co2: co2Values.values[row] ?? NaN, line };
  });
}

/** Every month that comes after twelve others without a gap. */
function* windowsOf(months: readonly Month[]): Generator<MadeRow> {
  for (const [place, next] of months.entries()) {
    const window = months.slice(Math.max(0, place - WINDOW), place);
    const isWhole = window.length === WINDOW && next.index - (window[0]?.index ?? NaN) === WINDOW;
    const mean = window.reduce((sum, { co2: value }) => sum + value, 0) / WINDOW;
    const values = [...window, next].map(({ co2: value }) => value - mean);
    if (isWhole && values.every(Number.isFinite))
      yield { cells: values.map((value) => value.toFixed(3)), line: next.line };
  }
}

function monthName(back: number): string {
  return back === 1 ? '1 month before' : `${back} months before`;
}
