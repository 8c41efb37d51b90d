import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typedTable, type TableColumn } from '../csv/typed-table.ts';
import { encodedNames, encodeFeatures, fitEncoders } from './encode-features.ts';
import { median, mostFrequent } from './impute.ts';
import { fitStandardisation } from './standardise.ts';

function columnsOf(header: readonly string[], rows: readonly (readonly string[])[]): readonly TableColumn[] {
  return typedTable({ header, rows, lines: rows.map((_, row) => row + 2) }).columns;
}

const ROWS = [
  ['1', 'red'],
  ['3', 'blue'],
  ['NA', 'red'],
  ['5', ''],
  ['100', 'green'],
  ['NA', 'NA'],
];
const TRAIN = Int32Array.of(0, 1, 2, 3);

describe('fitEncoders', () => {
  it('fits median, mean, scale, categories and most frequent on the training rows', () => {
    expect(fitEncoders(columnsOf(['size', 'colour'], ROWS), TRAIN)).toEqual([
      { kind: 'number', name: 'size', fill: 3, mean: 3, scale: Math.sqrt(2) },
      { kind: 'oneHot', name: 'colour', categories: ['blue', 'red'], fill: 'red' },
    ]);
  });

  it('takes nothing from other rows, whatever they hold', () => {
    const encoders = fitEncoders(columnsOf(['size', 'colour'], ROWS), TRAIN);
    // The kind of a column follows from all rows, so these stay numbers: whole ones beyond 2^53 would be text.
    const cells = fc.tuple(
      fc.double({ min: -1e12, max: 1e12, noNaN: true }).map(String),
      fc.constantFrom('a', 'blue', 'zebra'),
    );
    fc.assert(
      fc.property(cells, cells, (fifth, sixth) => {
        const changed = [...ROWS.slice(0, 4), fifth, sixth];
        expect(fitEncoders(columnsOf(['size', 'colour'], changed), TRAIN)).toEqual(encoders);
      }),
    );
  });

  it('[C27] leaves out columns that are constant or missing in the training rows', () => {
    const rows = [
      ['1', 'x', '', '7'],
      ['1', 'x', '', '8'],
      ['2', 'y', '4', '9'],
    ];
    const encoders = fitEncoders(columnsOf(['constant', 'kind', 'absent', 'kept'], rows), Int32Array.of(0, 1));
    expect(encoders.map(({ name }) => name)).toEqual(['kept']);
  });
});

describe('encodeFeatures', () => {
  const columns = columnsOf(['size', 'colour'], ROWS);
  const encoders = fitEncoders(columns, TRAIN);

  it('standardises numbers, sets a 1 for the category, fills what is missing, and puts unseen categories under other', () => {
    expect(encodedNames(encoders)).toEqual(['size', 'colour: blue', 'colour: red', 'colour: other']);
    const { data, width } = encodeFeatures(encoders, columns);
    expect(width).toBe(4);
    const root = Math.fround(Math.sqrt(2));
    expect([...data.subarray(0, 16)]).toEqual([-root, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, root, 0, 1, 0]);
    expect([...data.subarray(17, 20)]).toEqual([0, 0, 1]);
    expect([...data.subarray(20)]).toEqual([0, 0, 1, 0]);
  });

  it('gives the training rows mean 0 and standard deviation 1 in each column of numbers', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => Number(value.toFixed(3)));
    fc.assert(
      fc.property(fc.array(number, { minLength: 2, maxLength: 40 }), (values) => {
        fc.pre(new Set(values).size > 1);
        const numbers = columnsOf(
          ['x'],
          values.map((value) => [value.toFixed(3)]),
        );
        const { data } = encodeFeatures(fitEncoders(numbers, Int32Array.from(values.keys())), numbers);
        const { mean, scale } = fitStandardisation(data);
        expect(Math.abs(mean)).toBeLessThan(1e-4);
        expect(Math.abs(scale - 1)).toBeLessThan(1e-4);
      }),
    );
  });

  it('says what is wrong where a column is missing or of another kind', () => {
    expect(() => encodeFeatures(encoders, columns.slice(1))).toThrow(
      "Column 'size' was of kind number when its encoder was fitted; now it is missing.",
    );
    expect(() => encodeFeatures(encoders, columnsOf(['size', 'colour'], [['many', 'red']]))).toThrow(
      'now it is category',
    );
  });
});

describe('median', () => {
  const values = Float64Array.of(5, NaN, 1, 3, 10);

  it('is the middle of an odd number of values, the mean of the middle two of an even number', () => {
    expect(median(values, Int32Array.of(0, 1, 2, 3))).toBe(3);
    expect(median(values, Int32Array.of(0, 2, 3, 4))).toBe(4);
  });

  it('is NaN where all are missing', () => {
    expect(median(values, Int32Array.of(1))).toBeNaN();
    expect(median(values, new Int32Array())).toBeNaN();
  });
});

describe('mostFrequent', () => {
  it('is the code that comes most often, the lowest of several, -1 where all are missing', () => {
    const codes = Int32Array.of(2, 1, 2, 1, -1, -1, -1);
    expect(mostFrequent(codes, Int32Array.of(0, 1, 2))).toBe(2);
    expect(mostFrequent(codes, Int32Array.of(0, 1, 2, 3, 4, 5, 6))).toBe(1);
    expect(mostFrequent(codes, Int32Array.of(4, 5))).toBe(-1);
  });
});

describe('fitStandardisation', () => {
  it('has scale 1 for numbers that are all alike, and for none', () => {
    expect(fitStandardisation([7, 7, 7])).toEqual({ mean: 7, scale: 1 });
    expect(fitStandardisation([])).toEqual({ mean: 0, scale: 1 });
  });

  it('keeps its digits where the mean is large', () => {
    expect(fitStandardisation([1e9, 1e9 + 2])).toEqual({ mean: 1e9 + 1, scale: 1 });
  });
});
