import { expect, test } from 'vitest';
import { checkLayersFit, parseLayers } from './layer-notation.ts';

test('sizes become dense layers with the chosen activation', () => {
  expect(parseLayers(' 16,8 ', 'relu')).toEqual([
    { type: 'dense', units: 16, activation: 'relu' },
    { type: 'dense', units: 8, activation: 'relu' },
  ]);
});

test('an empty text is a model without hidden layers', () => {
  expect(parseLayers('  ', 'tanh')).toEqual([]);
});

test('image layers, dropout and flatten are written by name', () => {
  expect(parseLayers('conv 8, pool, avgpool 3, dropout 0.25, flatten, 32', 'relu')).toEqual([
    { type: 'conv2d', filters: 8, kernelSize: 3, activation: 'relu' },
    { type: 'maxPooling2d', poolSize: 2 },
    { type: 'averagePooling2d', poolSize: 3 },
    { type: 'dropout', rate: 0.25 },
    { type: 'flatten' },
    { type: 'dense', units: 32, activation: 'relu' },
  ]);
});

test.each([
  ['8,,8', /one is empty/],
  ['8, many', /'many' is none of these/],
  ['8.5', /whole number from 1 to 1,024/],
  ['0', /whole number from 1 to 1,024/],
  ['4000', /whole number from 1 to 1,024/],
  ['conv', /whole number from 1 to 64/],
  ['dropout 1', /from 0 to 0.9/],
  ['flatten 3', /takes no number/],
  ['8,'.repeat(12) + '8', /at most 12, but there are 13/],
])('%s is refused with the reason', (text, reason) => {
  expect(() => parseLayers(text, 'tanh')).toThrow(reason);
});

test('image layers fit where there still is an image', () => {
  const image = [8, 8, 1];
  for (const text of ['conv 4, pool, 16', 'dropout 0.2, conv 4', '16', ''])
    expect(() => {
      checkLayersFit(parseLayers(text, 'relu'), image);
    }).not.toThrow();
});

test.each([
  ['conv 4', [4], /conv needs an image/],
  ['8, pool', [8, 8, 1], /pool needs an image/],
  ['flatten, conv 4', [8, 8, 1], /conv needs an image/],
])('%s after rows of numbers is refused', (text, inputShape, reason) => {
  expect(() => {
    checkLayersFit(parseLayers(text, 'relu'), inputShape);
  }).toThrow(reason);
});

test.each([
  ['pool, pool, pool, pool', [8, 8, 1], /layer 4, pool, takes squares of 2 x 2 pixels, but only 1 x 1 are left/],
  ['conv 4, avgpool 3, avgpool 3', [8, 8, 1], /layer 3, avgpool, takes squares of 3 x 3 pixels, but only 2 x 2/],
  ['pool, 8, conv 4', [8, 8, 1], /conv needs an image, and layer 3 gets a row of numbers/],
])('%s is refused where the image has become too small, by the layer that does not fit', (text, inputShape, reason) => {
  expect(() => {
    checkLayersFit(parseLayers(text, 'relu'), inputShape);
  }).toThrow(reason);
});

test('three pools are all an image of 8 x 8 pixels has room for, with any layer but a pool after them', () => {
  for (const text of ['pool, pool, pool', 'pool, pool, pool, flatten, 8', 'pool, pool, pool, conv 4, dropout 0.1, 8'])
    expect(() => {
      checkLayersFit(parseLayers(text, 'relu'), [8, 8, 1]);
    }).not.toThrow();
});
