import { expect, it } from 'vitest';
import { fashion } from './fashion.ts';
import { prepare } from './testing/prepare.ts';
import { readPass } from './testing/read-streams.ts';
import { isNdArray } from '../loop/index.ts';

it('gives 2000 images of 28 x 28 x 1, 200 of each of ten kinds, with ink from 0 to 1', () => {
  const { rowCounts, target, inputShape, streams } = prepare(fashion);
  expect(rowCounts).toEqual({ train: 1400, valid: 300, test: 300 });
  expect(target.kind === 'classes' && target.classNames).toHaveLength(10);
  expect(inputShape).toEqual([28, 28, 1]);
  const { features } = readPass(streams['train'], 0)[0] ?? {};
  if (!isNdArray(features)) throw new TypeError('features is no NdArray');
  const ink = Float32Array.from(features.data as Float32Array).sort();
  expect([ink[0], ink.at(-1)]).toEqual([0, 1]);
});
