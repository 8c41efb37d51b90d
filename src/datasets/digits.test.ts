import { expect, it } from 'vitest';
import { digits } from './digits.ts';
import { prepare } from './testing/prepare.ts';
import { featureRows, readPass, targets } from './testing/read-streams.ts';
import { siteFile } from './testing/site-files.ts';

const [PIXELS = '', LABELS = ''] = digits.files;

it('gives 1797 images of 8 x 8 x 1 with ink from 0 to 1, split 1258 : 270 : 269', () => {
  const prepared = prepare(digits);
  expect(prepared.rowCounts).toEqual({ train: 1258, valid: 270, test: 269 });
  expect(prepared.inputShape).toEqual([8, 8, 1]);
  expect(prepared.featureNames).toEqual(['pixels']);
  expect(prepared.plane).toBeNull();
  const ink = featureRows(readPass(prepared.streams['train'], 0)).flat();
  expect(ink.reduce((least, value) => Math.min(least, value))).toBe(0);
  expect(ink.reduce((most, value) => Math.max(most, value))).toBe(1);
});

it('keeps each image with its label', () => {
  const { streams } = prepare(digits);
  const [pixels, labels] = [siteFile(PIXELS), siteFile(LABELS)];
  const known = new Map(
    Array.from(labels, (label, image) => [pixels.subarray(image * 64, image * 64 + 64).join(), label]),
  );
  const batches = readPass(streams['train'], 0);
  const read = featureRows(batches).map((row) => known.get(row.map((ink) => ink * 16).join()));
  expect(read).toEqual(targets(batches));
});

it('shows an image of each digit, with full ink where their file has it', () => {
  const { thumbnails } = prepare(digits);
  expect([...(thumbnails?.classIndex ?? [])]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(thumbnails?.ink).toHaveLength(10 * 64);
  // The first digit of the file is a 0, and the first image shown.
  expect([...(thumbnails?.ink.subarray(0, 64) ?? [])]).toEqual(
    Array.from(siteFile(PIXELS).subarray(0, 64), (ink) => Math.round((ink / 16) * 255)),
  );
});

it('refuses pixels that are not 64 for each label', () => {
  const files = new Map([
    [PIXELS, siteFile(PIXELS).subarray(1)],
    [LABELS, siteFile(LABELS)],
  ]);
  expect(() => prepare(digits, { files })).toThrow('must hold 64 bytes for each label');
});
