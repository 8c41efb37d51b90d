import { expect, test } from 'vitest';
import { seededRandom } from '../datasets/seeded-random.ts';
import { buildLayers } from '../engine/layers/build-layers.ts';
import { parseLayers } from './layer-notation.ts';
import { countWeights, followShapes } from './layer-shapes.ts';

const OUTPUT = { units: 3, activationLabel: 'softmax' };

test.each([
  ['', [2]],
  ['8, 8', [2]],
  ['dropout 0.2, 16', [4]],
  ['16', [8, 8, 1]],
  ['conv 8, pool, 32', [8, 8, 1]],
  ['conv 4, avgpool 3, conv 8, dropout 0.1, flatten, 5', [9, 7, 2]],
  ['pool, pool, pool', [8, 8, 3]],
])('the weights of %o on rows of %o are counted as the engine builds them', (text, inputShape) => {
  const layers = parseLayers(text, 'relu');
  const built = buildLayers({ inputShape, layers, output: OUTPUT, random: seededRandom(1) });
  const sizes = built.flatMap(({ parameters }) => parameters.map(({ shape }) => shape.reduce((a, b) => a * b, 1)));
  expect(countWeights(layers, inputShape, OUTPUT.units)).toBe(sizes.reduce((sum, size) => sum + size, 0));
  const shapes = followShapes(layers, inputShape).map(({ outputShape }) => outputShape);
  expect(built.map(({ outputShape }) => outputShape)).toEqual(expect.arrayContaining(shapes));
});

test('a network in which a layer does not fit has no count', () => {
  expect(countWeights(parseLayers('pool, pool, pool, pool', 'relu'), [8, 8, 1], 10)).toBeNull();
  expect(countWeights(parseLayers('conv 4', 'relu'), [4], 3)).toBeNull();
});
