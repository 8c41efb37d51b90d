// Nothing of a validation or test row may change a number that the model is trained on.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCALINGS, BALANCES, type SplitRule } from './csv/columns/table-choices.ts';
import type { PreparedDataset } from './dataset-definition.ts';
import { prepareOwn, type TableUnderTest } from './testing/own-table.ts';
import { featureRows, readPass, targets } from './testing/read-streams.ts';

const COUNT = 60;
const KINDS = ['a', 'b', 'c'];
const NAMES = ['size', 'colour', 'when'];

const number = fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => value.toFixed(4));
const colour = fc.constantFrom('red', 'blue', 'green', '');
const when = fc.integer({ min: 0, max: 20_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
const orMissing = (cell: fc.Arbitrary<string>) =>
  fc.oneof({ arbitrary: cell, weight: 5 }, { arbitrary: fc.constant('NA'), weight: 1 });
const cells = (cell: fc.Arbitrary<string>) => fc.array(cell, { minLength: COUNT, maxLength: COUNT });

/** A change of one cell of a row that is not trained on: of any feature, to what may come in another file. */
const change = fc.oneof(
  fc.tuple(fc.constant('size'), orMissing(number)),
  fc.tuple(fc.constant('colour'), fc.oneof(colour, fc.constant('never seen'))),
  fc.tuple(fc.constant('when'), orMissing(when)),
);

const rule: fc.Arbitrary<SplitRule> = fc.oneof(
  fc.constantFrom<SplitRule>({ kind: 'stratified' }, { kind: 'shuffled' }, { kind: 'ordered', column: null }),
  fc.constant<SplitRule>({ kind: 'grouped', column: 3 }),
);

const tables = fc.record({
  size: cells(orMissing(number)),
  colour: cells(colour),
  when: cells(orMissing(when)),
  scaling: fc.constantFrom(...SCALINGS),
  balance: fc.constantFrom(...BALANCES),
  split: rule,
  isNumber: fc.boolean(),
});

type Drawn = typeof tables extends fc.Arbitrary<infer T> ? T : never;

function tableOf({ size, colour: colours, when: times, scaling, balance, split, isNumber }: Drawn): TableUnderTest {
  const kind = Array.from({ length: COUNT }, (_, row) => KINDS[(row % 7) % 3] ?? 'a');
  const amount = Array.from({ length: COUNT }, (_, row) => String(((row * 31) % 17) / 4));
  return {
    columns: {
      size,
      colour: colours,
      when: times,
      group: Array.from({ length: COUNT }, (_, row) => `g${row % 12}`),
      target: isNumber ? amount : kind,
    },
    target: 'target',
    // Types are decided over all rows, so that they are chosen here; they say nothing of the numbers in a row.
    ofColumn: {
      size: { type: 'number' },
      colour: { type: 'category' },
      when: { type: 'date' },
      group: { role: 'ignore' },
      target: { type: isNumber ? 'number' : 'category' },
    },
    choices: { scaling, balance, split },
  };
}

/** All that the model is trained on. */
function trained({ streams, featureNames, rowForm, target, baseline }: PreparedDataset) {
  const batches = [0, 1].flatMap((pass) => readPass(streams['train'], pass));
  return {
    rows: featureRows(batches),
    targets: targets(batches),
    featureNames,
    encoders: rowForm?.encoders,
    inputs: rowForm?.inputs,
    lines: rowForm?.sourceLines['train'],
    target,
    baseline: baseline?.['train'],
  };
}

/** Null where the draw has too little in it to train on. */
function tryPrepare(table: TableUnderTest): PreparedDataset | null {
  try {
    return prepareOwn(table);
  } catch {
    return null;
  }
}

describe('leakage', () => {
  it('changing cells of validation and test rows changes no number of the train stream and no encoder', () => {
    fc.assert(
      fc.property(tables, fc.array(fc.tuple(fc.nat(), change), { minLength: 1, maxLength: 6 }), (drawn, changes) => {
        const table = tableOf(drawn);
        const before = tryPrepare(table);
        fc.pre(before !== null);
        const lines = ['valid', 'test'].flatMap((name) => [...(before.rowForm?.sourceLines[name] ?? [])]);
        const columns: Record<string, string[]> = {};
        for (const [name, old] of Object.entries(table.columns)) columns[name] = [...old];
        for (const [draw, [name, cell]] of changes) {
          const line = lines[draw % lines.length] ?? 2;
          (columns[name] ?? [])[line - 2] = cell;
        }
        expect(trained(prepareOwn({ ...table, columns }))).toEqual(trained(before));
      }),
      { numRuns: 60 },
    );
  });

  it('changing the target of validation and test rows does not either, where the split does not go by it', () => {
    fc.assert(
      fc.property(tables, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 2 })), { maxLength: 6 }), (drawn, changes) => {
        fc.pre(drawn.split.kind !== 'stratified');
        const table = tableOf(drawn);
        const before = tryPrepare(table);
        fc.pre(before !== null);
        const lines = ['valid', 'test'].flatMap((name) => [...(before.rowForm?.sourceLines[name] ?? [])]);
        const target = [...(table.columns['target'] ?? [])];
        for (const [draw, kind] of changes)
          target[(lines[draw % lines.length] ?? 2) - 2] = drawn.isNumber ? `${kind * 1000}.5` : (KINDS[kind] ?? 'a');
        const after = prepareOwn({ ...table, columns: { ...table.columns, target } });
        expect(trained(after)).toEqual(trained(before));
      }),
      { numRuns: 40 },
    );
  });

  it('the same table and seed give the same bytes', () => {
    fc.assert(
      fc.property(tables, (drawn) => {
        const first = tryPrepare(tableOf(drawn));
        fc.pre(first !== null);
        expect(trained(prepareOwn(tableOf(drawn)))).toEqual(trained(first));
      }),
      { numRuns: 20 },
    );
  });

  it('sees a change of a training row: what is compared is not empty', () => {
    const table: TableUnderTest = tableOf({
      size: Array.from({ length: COUNT }, (_, row) => String(row / 8)),
      colour: Array.from({ length: COUNT }, (_, row) => ['red', 'blue'][row % 2] ?? ''),
      when: Array.from({ length: COUNT }, (_, row) => `2024-01-${String((row % 28) + 1).padStart(2, '0')}`),
      scaling: 'standardise',
      balance: 'none',
      split: { kind: 'stratified' },
      isNumber: false,
    });
    const before = prepareOwn(table);
    const line = before.rowForm?.sourceLines['train']?.[0] ?? 2;
    for (const [name, cell] of [
      ['size', '99'],
      ['colour', ''],
      ['when', '2020-02-02'],
    ] as const) {
      const changed = [...(table.columns[name] ?? [])];
      changed[line - 2] = cell;
      const after = prepareOwn({ ...table, columns: { ...table.columns, [name]: changed } });
      expect(trained(after).rows).not.toEqual(trained(before).rows);
      expect(trained(after).encoders).not.toEqual(trained(before).encoders);
    }
    expect(NAMES).toEqual(before.rowForm?.inputs.map((input) => input.name));
  });
});
