import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCALINGS } from '../csv/columns/table-choices.ts';
import { featureColumnsOf, fitting } from '../testing/feature-columns.ts';
import { encodedColumns, encodedWidth, encodeFeatures, fitEncoders } from './encode-features.ts';
import type { FeatureColumn } from './feature-column.ts';
import { median, mostFrequent } from './impute.ts';
import { numberStep } from './number-step.ts';
import { fitStandardisation } from './standardise.ts';

const ROWS = [
  ['1', 'red'],
  ['3', 'blue'],
  ['NA', 'red'],
  ['5', ''],
  ['100', 'green'],
  ['NA', 'NA'],
];
const TRAIN = Int32Array.of(0, 1, 2, 3);
const COLUMNS = featureColumnsOf(['size', 'colour'], ROWS);

const valuesOf = (columns: readonly FeatureColumn[]) => columns.map(({ values }) => values);
const names = (encoders: Parameters<typeof encodedColumns>[0]) => encodedColumns(encoders).map(({ name }) => name);

describe('fitEncoders', () => {
  it('fits median, mean, scale, categories and most frequent on the training rows', () => {
    expect(fitEncoders(COLUMNS, fitting(TRAIN))).toMatchObject([
      { kind: 'number', name: 'size', source: 0, fill: 3, mean: 3, scale: Math.sqrt(2), min: 1, max: 5, step: 1 },
      { kind: 'oneHot', name: 'colour', source: 1, categories: ['blue', 'red'], fill: 'red' },
    ]);
  });

  it('takes nothing from other rows, whatever they hold', () => {
    const encoders = fitEncoders(COLUMNS, fitting(TRAIN, { tellsMissing: true }));
    // The kind of a column follows from all rows, so these stay numbers: whole ones beyond 2^53 would be text.
    const cells = fc.tuple(
      fc.double({ min: -1e12, max: 1e12, noNaN: true }).map(String),
      fc.constantFrom('a', 'blue', 'zebra', ''),
    );
    fc.assert(
      fc.property(cells, cells, (fifth, sixth) => {
        const changed = featureColumnsOf(['size', 'colour'], [...ROWS.slice(0, 4), fifth, sixth]);
        expect(fitEncoders(changed, fitting(TRAIN, { tellsMissing: true }))).toEqual(encoders);
      }),
    );
  });

  it('[C27] leaves out columns that are constant or missing in the training rows', () => {
    const rows = [
      ['1', 'x', '', '7', '2024-01-01'],
      ['1', 'x', '', '8', '2024-01-01'],
      ['2', 'y', '4', '9', '2024-01-02'],
    ];
    const columns = featureColumnsOf(['constant', 'kind', 'absent', 'kept', 'day'], rows);
    expect(fitEncoders(columns, fitting(Int32Array.of(0, 1))).map(({ name }) => name)).toEqual(['kept']);
  });

  it('is plain data: it can be stored and read back', () => {
    const columns = featureColumnsOf(['size', 'day'], [['1', '2024-01-01'], ['2', '2024-02-01'], ['3', '']]); // prettier-ignore
    const encoders = fitEncoders(columns, fitting(Int32Array.of(0, 1, 2), { tellsMissing: true }));
    expect(JSON.parse(JSON.stringify(encoders))).toEqual(encoders);
  });
});

describe('encodeFeatures', () => {
  const encoders = fitEncoders(COLUMNS, fitting(TRAIN));

  it('standardises numbers, sets a 1 for the category, fills what is missing, and puts unseen categories under other', () => {
    expect(names(encoders)).toEqual(['size', 'colour: blue', 'colour: red', 'colour: other']);
    const { data, width } = encodeFeatures(encoders, valuesOf(COLUMNS));
    expect(width).toBe(4);
    const root = Math.fround(Math.sqrt(2));
    expect([...data.subarray(0, 16)]).toEqual([-root, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, root, 0, 1, 0]);
    expect([...data.subarray(17, 20)]).toEqual([0, 0, 1]);
    expect([...data.subarray(20)]).toEqual([0, 0, 1, 0]);
  });

  it('says where a value is missing, in a number of its own, for columns that have missing ones in training', () => {
    const told = fitEncoders(COLUMNS, fitting(TRAIN, { tellsMissing: true }));
    expect(names(told)).toEqual([
      'size',
      'size is missing',
      'colour: blue',
      'colour: red',
      'colour: other',
      'colour is missing',
    ]);
    const { data, width } = encodeFeatures(told, valuesOf(COLUMNS));
    expect(width).toBe(6);
    const column = (offset: number) => ROWS.map((_, row) => data[row * width + offset]);
    expect(column(1)).toEqual([0, 0, 1, 0, 0, 1]);
    expect(column(5)).toEqual([0, 0, 0, 1, 0, 1]);
    const full = fitEncoders(COLUMNS, fitting(Int32Array.of(0, 1), { tellsMissing: true }));
    expect(names(full)).toEqual(['size', 'colour: blue', 'colour: red', 'colour: other']);
  });

  it.each([
    ['standardise', [-1, 1], '(x − 3) / 2: mean 0 and standard deviation 1 in the training rows'],
    ['minMax', [0, 1], '(x − 1) / 4: 0 at the lowest, 1 at the highest of the training rows'],
    ['none', [1, 5], 'x as it is'],
  ] as const)('scales numbers as chosen: %s', (scaling, encoded, how) => {
    const columns = featureColumnsOf(['x'], [['1'], ['5'], ['9']]);
    const scaled = fitEncoders(columns, fitting(Int32Array.of(0, 1), { scaling }));
    const { data } = encodeFeatures(scaled, valuesOf(columns));
    expect([...data.subarray(0, 2)]).toEqual(encoded);
    expect(encodedColumns(scaled)).toEqual([{ name: 'x', source: 0, how }]);
  });

  it('gives the training rows mean 0 and standard deviation 1 in each column of numbers', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value.toFixed(3));
    fc.assert(
      fc.property(fc.array(number, { minLength: 2, maxLength: 40 }), (values) => {
        fc.pre(new Set(values.map(Number)).size > 1);
        const columns = featureColumnsOf(
          ['x'],
          values.map((value) => [value]),
        );
        const fitted = fitEncoders(columns, fitting(Int32Array.from(values.keys())));
        const { mean, scale } = fitStandardisation(encodeFeatures(fitted, valuesOf(columns)).data);
        expect(Math.abs(mean)).toBeLessThan(1e-4);
        expect(Math.abs(scale - 1)).toBeLessThan(1e-4);
      }),
    );
  });

  it('gives as many numbers a row as it has names for, all of them finite', () => {
    const cell = fc.constantFrom('1', '2.5', '', '-7');
    const kind = fc.constantFrom('a', 'b', '');
    const day = fc.constantFrom('2024-01-31', '2023-12-31T23:59', '', '2000-02-29 12:00:00Z');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, kind, day), { minLength: 4, maxLength: 20 }),
        fc.boolean(),
        fc.constantFrom(...SCALINGS),
        (rows, tellsMissing, scaling) => {
          const columns = featureColumnsOf(['x', 'kind', 'day'], rows);
          const fitted = fitEncoders(columns, fitting(Int32Array.of(0, 1, 2), { tellsMissing, scaling }));
          const { data, width } = encodeFeatures(fitted, valuesOf(columns));
          expect(encodedColumns(fitted)).toHaveLength(width);
          expect(fitted.reduce((sum, encoder) => sum + encodedWidth(encoder), 0)).toBe(width);
          expect(data.every(Number.isFinite)).toBe(true);
        },
      ),
    );
  });

  it('says what is wrong where a column is missing or of another kind', () => {
    expect(() => encodeFeatures(encoders, valuesOf(COLUMNS).slice(1))).toThrow(
      "Column 'size' was of kind number when its encoder was fitted; now it is missing.",
    );
    const other = valuesOf(featureColumnsOf(['size', 'colour'], [['many', 'red']]));
    expect(() => encodeFeatures(encoders, other)).toThrow('now it is category');
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

  it('stays finite where squares are too large for a double', () => {
    expect(fitStandardisation([-1e300, 1e300])).toEqual({ mean: 0, scale: 1e300 });
  });
});

describe('numberStep', () => {
  it.each([
    [[1, 20, 300], 1],
    [[39.1, 18.7, 200], 0.1],
    [[0.25, NaN, 1e6], 0.01],
    [[Math.PI, Math.E], 0.0001],
  ])('is the power of ten that %j are multiples of, or a thousandth of their range', (numbers, step) => {
    const values = Float64Array.from(numbers);
    const present = numbers.filter((value) => !Number.isNaN(value));
    expect(numberStep(values, Math.max(...present) - Math.min(...present))).toBe(step);
  });
});
