import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isNdArray } from '../loop/index.ts';
import { DATASET_DESCRIPTIONS, DATASETS, describeDataset, findDataset } from './catalog.ts';
import { understandTable, targetColumn, featureColumns } from './csv/columns/understand-table.ts';
import { readTable } from './read-table.ts';
import { TABLE_DATASET } from './table-config.ts';
import { TABLE } from './table-description.ts';
import { choicesOf } from './tables/choices-of.ts';
import { featureRows, readPass, targets } from './testing/read-streams.ts';
import { prepare } from './testing/prepare.ts';
import { siteFiles } from './testing/site-files.ts';

describe('findDataset', () => {
  it('finds every data set by its name, and no two share one', () => {
    for (const dataset of DATASETS) expect(findDataset(dataset.name)).toBe(dataset);
  });

  it('describes the table of the user, which is not offered', () => {
    expect(describeDataset(TABLE_DATASET)).toBe(TABLE);
    for (const offered of [DATASETS, DATASET_DESCRIPTIONS])
      expect(offered.map(({ name }) => name)).not.toContain(TABLE_DATASET);
  });

  it('names the known ones where there is none of that name', () => {
    expect(() => findDataset('titanic')).toThrow(
      "There is no data set 'titanic'. There are: penguins, iris, wine, breast_cancer, weather, gapminder, co2, digits, fashion, first_names, moby_dick, spiral, circles, moons, xor, blobs.",
    );
  });
});

it('describes the same data sets in the same order as it offers', () => {
  const descriptions = DATASETS.map((dataset) => {
    const { prepare: _prepare, ...description } = dataset;
    return description;
  });
  expect(DATASET_DESCRIPTIONS).toEqual(descriptions);
});

/** Of all bytes of a batch: comparing a million numbers one by one takes seconds. */
function digest({ features, target }: ReturnType<typeof readPass>[number]): string {
  if (!isNdArray(features)) throw new TypeError('features is no NdArray');
  const hash = createHash('sha256');
  const isTyped = target instanceof Int32Array || target instanceof Float64Array;
  if (!(features.data instanceof Float32Array && isTyped)) throw new TypeError('Other columns came.');
  hash.update(features.data).update(target);
  return `${features.shape.join()} ${hash.digest('hex')}`;
}

/** By time, by name, or as the text goes. */
const SPLIT_OTHERWISE: ReadonlySet<string> = new Set(['weather', 'co2', 'first_names', 'moby_dick']);

describe.each(DATASETS)('data set $name', (dataset) => {
  const prepared = prepare(dataset);
  const isOfClasses = prepared.target.kind === 'classes';
  const classNames = prepared.target.kind === 'classes' ? prepared.target.classNames : [];
  const isStratified = isOfClasses && !SPLIT_OTHERWISE.has(dataset.name);
  const allTargets = (seed: number) => {
    const { streams, streamNames } = prepare(dataset, { seed });
    return streamNames.map((name) => targets(readPass(streams[name], 0)));
  };

  it('describes itself, and each of its options', () => {
    for (const text of [dataset.label, dataset.question, dataset.explanation]) expect(text).toMatch(/^[A-Z\d].+/);
    expect(dataset.citation === null).toBe(dataset.files.length === 0);
    for (const option of Object.values(dataset.options)) {
      expect(option.label).toMatch(/^[A-Z]/);
      expect(option.explanation).toMatch(/\.$/);
    }
  });

  it('gives the same bytes for the same seed, others for another', () => {
    const bytes = (seed: number) => {
      const { streams, streamNames, notes, plane } = prepare(dataset, { seed });
      const batches = streamNames.flatMap((name) => readPass(streams[name], 4));
      return { plane, notes, batches: batches.map(digest) };
    };
    const first = bytes(1);
    expect(bytes(1)).toEqual(first);
    expect(bytes(2).batches).not.toEqual(first.batches); // of train, where the parts do not follow from the seed
  });

  it('has streams with the promised batches, rows and shape', () => {
    expect(prepared.streamNames).toEqual(['train', 'valid', 'test']);
    for (const name of prepared.streamNames) {
      const batches = readPass(prepared.streams[name], 0);
      expect(batches.length).toBe(prepared.numBatches[name]);
      expect(targets(batches).length).toBe(prepared.rowCounts[name]);
      for (const { features, target } of batches) {
        if (!isNdArray(features)) throw new TypeError('features is no NdArray');
        expect(features.shape.slice(1)).toEqual(prepared.inputShape);
        expect(features.data).toBeInstanceOf(Float32Array);
        expect(features.data.every(Number.isFinite)).toBe(true);
        expect(target).toBeInstanceOf(isOfClasses ? Int32Array : Float64Array);
        expect(target?.length).toBe(features.length);
      }
    }
  });

  it('has the classes in the same proportion in every part, unless it is split otherwise', () => {
    if (!isStratified) return;
    const parts = allTargets(3);
    const total = parts.flat();
    expect(Math.min(...total)).toBe(0);
    expect(Math.max(...total)).toBe(classNames.length - 1);
    for (const [classIndex] of classNames.entries()) {
      const share = total.filter((target) => target === classIndex).length / total.length;
      for (const part of parts) {
        const expected = share * part.length;
        expect(Math.abs(part.filter((target) => target === classIndex).length - expected)).toBeLessThan(1.5);
      }
    }
  });

  it('trains on a new order in each pass, of the same rows', () => {
    const rows = (pass: number) => featureRows(readPass(prepared.streams['train'], pass)).map(String);
    expect(rows(0)).not.toEqual(rows(1));
    expect(rows(0).sort()).toEqual(rows(1).sort());
  });

  it('encodes its plane as its features', () => {
    const { plane } = prepared;
    if (plane === null) return;
    const encode = (value: number, { mean, scale }: { mean: number; scale: number }) => (value - mean) / scale;
    for (const [stream, name] of prepared.streamNames.entries()) {
      const points = [...plane.x.keys()].filter((point) => plane.streamIndex[point] === stream);
      const places = points.map((point) => [
        encode(plane.x[point] ?? NaN, plane.xEncoding),
        encode(plane.y[point] ?? NaN, plane.yEncoding),
      ]);
      const batches = readPass(prepared.streams[name], 0);
      const left = featureRows(batches);
      for (const [x, y] of places as [number, number][]) {
        // Both were rounded to 32 bits, in other units.
        const found = left.findIndex(([a = NaN, b = NaN]) => Math.abs(a - x) < 1e-3 && Math.abs(b - y) < 1e-3);
        expect(found, `a row at ${x}, ${y}`).toBeGreaterThanOrEqual(0);
        left.splice(found, 1);
      }
      expect(left).toEqual([]);
      expect(points.map((point) => plane.classIndex[point]).sort()).toEqual(targets(batches).sort());
    }
    expect(Math.min(...plane.x)).toBeGreaterThan(plane.xRange[0]);
    expect(Math.max(...plane.x)).toBeLessThan(plane.xRange[1]);
    expect(Math.min(...plane.y)).toBeGreaterThan(plane.yRange[0]);
    expect(Math.max(...plane.y)).toBeLessThan(plane.yRange[1]);
  });

  it('knows what saying the same of every row reaches', () => {
    for (const name of prepared.streamNames) {
      const baseline = prepared.baseline?.[name];
      expect(baseline?.kind).toBe(prepared.target.kind);
      for (const score of Object.values(baseline ?? {})) expect(score).not.toBeNaN();
    }
  });

  it('has a form whose typical values are encoded as any row is, where its rows are those of a table', () => {
    const { rowForm } = prepared;
    expect(rowForm !== null).toBe(dataset.files.some((path) => /\.(csv|txt)$/.test(path)));
    if (rowForm === null) return;
    const typical = rowForm.inputs.map((input) => String(input.typical));
    const encoded = rowForm.encode([typical]);
    expect(encoded.width).toBe(prepared.featureNames.length);
    expect(encoded.counts.every((counts) => Object.values(counts).every((count) => count === 0))).toBe(true);
    expect(rowForm.encodedColumns.map(({ name }) => name)).toEqual(prepared.featureNames);
  });

  it('can be opened as a table with its own target and features, where it is one', () => {
    const { table: description } = dataset;
    expect(description !== null).toBe(dataset.files.some((path) => path.endsWith('.csv')) && dataset.name !== 'co2');
    if (description === null) return;
    const { table } = readTable(siteFiles([description.path]), description.path);
    const header = table.columns.map(({ name }) => name);
    const understood = understandTable(table, choicesOf(description, header));
    expect(targetColumn(understood)?.name).toBe(prepared.target.name);
    expect(featureColumns(understood).map(({ name }) => name)).toEqual(description.features);
    expect(understood.choices.split.kind).toBe(description.split.kind);
  });
});
