import { describe, expect, it } from 'vitest';
import type { TableOpening } from '../../../store/table-desk-state.ts';
import type { TableId } from '../../../protocol/table-messages.ts';
import { readingSentence, readingShare } from './reading-progress.ts';

const opening: TableOpening = {
  tableId: 'table-1' as TableId,
  fileName: 'weather.csv',
  phase: 'rows',
  done: 2_100_000,
  total: 8_400_000,
  rowsDone: 31_402,
};

describe('the sentence of a reading', () => {
  it.each([
    [{}, 'Reading weather.csv, 2.1 of 8.4 MB, 31,402 rows so far.'],
    [{ phase: 'bytes', done: 0, total: 0, rowsDone: 0 }, 'Reading weather.csv.'],
    [{ phase: 'text', done: 7000, total: 15_240, rowsDone: 0 }, 'Reading weather.csv, 7 of 15 kB.'],
    [{ phase: 'columns', done: 3, total: 20, rowsDone: 1200 }, 'Looking at weather.csv, 3 of 20 columns, 1,200 rows.'],
  ] as const)('%o', (part, sentence) => {
    expect(readingSentence({ ...opening, ...part })).toBe(sentence);
  });
});

it('the share that is done goes from 0 to 1 through the phases and never back', () => {
  const phases = ['bytes', 'text', 'rows', 'columns'] as const;
  const shares = phases.flatMap((phase) =>
    [0, 5, 10].map((done) => readingShare({ ...opening, phase, done, total: 10 })),
  );
  expect(shares[0]).toBe(0);
  expect(shares.at(-1)).toBeCloseTo(1);
  expect(shares.toSorted((one, other) => one - other)).toEqual(shares);
});
