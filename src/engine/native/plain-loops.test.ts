// The kernels that sum, move and pool against plain loops over one number after another, to the last bit: the order of each
// sum is part of what they promise, and with it the digests. Sizes are such that every tile has its rest.
import { assert, integer, property, record, type Arbitrary } from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { testRandom } from '../testing/test-random.ts';
import type { NativeLayerConfig } from './build-native-layers.ts';
import type { NativeDevice } from './native-device.ts';
import { NativeMemory } from './native-memory.ts';
import * as words from './program-words.ts';
import { startNativeInNode } from './testing/native-in-node.ts';
import { layerWord, networkOf } from './testing/programs.ts';

const CLASSES = 5;
const SGD = { name: 'sgd', learningRate: 0.1 } as const;

/** A model in memory after one step of training on random numbers, as they were before it where that is not said. */
interface Trained {
  readonly rows: number;
  readonly lanes: number;
  /** [rows][inputs], as they came. */
  readonly features: Float32Array;
  readonly weights: Float32Array;
  readonly gradient: Float32Array;
  /** What a word of a layer points to, `size` numbers for each lane; the first layer is 1. */
  readonly part: (layer: number, word: number, size: number) => Float32Array;
}

interface Plan {
  readonly inputShape: readonly number[];
  readonly layers: readonly NativeLayerConfig[];
  readonly rows: number;
}

function trainOnce(device: NativeDevice, { inputShape, layers, rows }: Plan): Trained {
  const network = networkOf({ inputShape, layers, target: { kind: 'classes', count: CLASSES }, optimizer: SGD });
  const memory = new NativeMemory(network, device.module, rows);
  const next = testRandom('plain loops', rows, ...inputShape);
  const fill = (numbers: Float32Array) => numbers.set(numbers.map(() => 2 * next() - 1));
  fill(memory.weights());
  const weights = memory.weights().slice();
  const batch = memory.batch(rows);
  const inputs = inputShape.reduce((product, side) => product * side, 1);
  // Of 17 values, so that several pixels of a square are the largest.
  batch.floats(words.FEATURES, rows * inputs).forEach((_, index, to) => (to[index] = Math.round(16 * next() - 8) / 8));
  batch.ints(words.TARGETS, rows).forEach((_, row, targets) => (targets[row] = Math.floor(CLASSES * next())));
  expect(memory.step(rows, words.TRAIN)).toBe(words.TRAINED);
  const lanes = 8 * Math.ceil(rows / 8);
  return {
    rows,
    lanes,
    features: batch.floats(words.FEATURES, rows * inputs),
    weights,
    gradient: memory.gradient(),
    part: (layer, word, size) => batch.floats(layerWord(layer, word), size * lanes),
  };
}

const { fround } = Math;
const from = (numbers: Float32Array, index: number): number => numbers[index] ?? NaN;

/** `start` and what is added to it, each sum rounded as float32. */
function added(start: number, count: number, term: (index: number) => number): number {
  let sum = start;
  for (let index = 0; index < count; index++) sum = fround(sum + fround(term(index)));
  return sum;
}

/** Lane k of a register sums the examples k, k + 4, …; at the end ((0 + 2) + (1 + 3)). */
function summed(lanes: number, term: (lane: number) => number): number {
  const [a = 0, b = 0, c = 0, d = 0] = [0, 1, 2, 3].map((k) => added(0, lanes / 4, (index) => term(4 * index + k)));
  return fround(fround(a + c) + fround(b + d));
}

/** [count][lanes] of a number for each place and row; 0 in lanes that belong to no row. */
function lines({ rows, lanes }: Trained, count: number, value: (place: number, row: number) => number): Float32Array {
  return Float32Array.from({ length: count * lanes }, (_, index) => {
    const row = index % lanes;
    return row < rows ? value(Math.floor(index / lanes), row) : 0;
  });
}

interface Image {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly side: number;
  readonly filters: number;
  readonly rows: number;
}
const image: Arbitrary<Image> = record({
  height: integer({ min: 1, max: 7 }),
  width: integer({ min: 1, max: 7 }),
  channels: integer({ min: 1, max: 5 }),
  side: integer({ min: 1, max: 5 }),
  filters: integer({ min: 1, max: 6 }),
  rows: integer({ min: 1, max: 19 }),
});

describe('a kernel gives what a plain loop gives, to the last bit', () => {
  let device: NativeDevice;
  beforeAll(async () => {
    device = await startNativeInNode();
  });

  /** From the features to the hidden layer and back: transposing, both products, and the gradients of weights and bias. */
  function expectDense(inputs: number, units: number, rows: number): void {
    const layers = [{ type: 'dense', units, activation: 'linear' }] as const;
    const trained = trainOnce(device, { inputShape: [inputs], layers, rows });
    const { features, weights, gradient, lanes, part } = trained;
    const bias = inputs * units;
    const second = bias + units; // where the output layer's weights begin
    const x = lines(trained, inputs, (input, row) => from(features, row * inputs + input));
    expect(part(1, words.LAYER_INPUT, inputs)).toEqual(x);

    const y = lines(trained, units, (unit, row) =>
      added(
        from(weights, bias + unit),
        inputs,
        (input) => from(weights, input * units + unit) * from(x, input * lanes + row),
      ),
    );
    expect(part(1, words.LAYER_OUTPUT, units)).toEqual(y);

    const dz = part(2, words.LAYER_OUTPUT_GRADIENT, CLASSES);
    const dy = lines(trained, units, (unit, row) =>
      added(0, CLASSES, (output) => from(weights, second + unit * CLASSES + output) * from(dz, output * lanes + row)),
    );
    expect(part(1, words.LAYER_OUTPUT_GRADIENT, units)).toEqual(dy);

    const slopes = (inner: Float32Array, outer: Float32Array, count: number) => {
      const innerCount = inner.length / lanes;
      const ofWeights = Array.from({ length: innerCount * count }, (_, index) => {
        const [input, output] = [Math.floor(index / count), index % count];
        const product = (lane: number) => from(inner, input * lanes + lane) * from(outer, output * lanes + lane);
        const isInOrder = innerCount >= 16 && input < innerCount - (innerCount % 4) && output < count - (count % 8);
        return isInOrder ? added(0, lanes, product) : summed(lanes, product);
      });
      const ofBias = Array.from({ length: count }, (_, index) =>
        summed(lanes, (lane) => from(outer, index * lanes + lane)),
      );
      return [...ofWeights, ...ofBias];
    };
    expect(gradient).toEqual(Float32Array.from([...slopes(x, dy, units), ...slopes(y, dz, CLASSES)]));
  }

  test('in a dense layer, whatever the sizes', () => {
    const size = integer({ min: 1, max: 37 });
    assert(
      property(record({ inputs: size, units: size, rows: size }), ({ inputs, units, rows }) => {
        expectDense(inputs, units, rows);
      }),
      { seed: 9, numRuns: 60 },
    );
  });

  test.each([
    ['inputs in blocks', { inputs: 255, units: 6, rows: 11 }],
    ['inputs in blocks', { inputs: 257, units: 6, rows: 11 }],
    ['inputs in blocks, of few rows', { inputs: 515, units: 6, rows: 3 }],
    ['columns of weights that are copied', { inputs: 21, units: 128, rows: 9 }],
    ['columns of weights that are copied, in blocks of inputs', { inputs: 523, units: 131, rows: 5 }],
    ['examples in blocks', { inputs: 19, units: 17, rows: 261 }],
    ['examples in blocks, and blocks of few inputs', { inputs: 37, units: 130, rows: 515 }],
  ])('in a dense layer that is large: %s', (_what, { inputs, units, rows }) => {
    expectDense(inputs, units, rows);
  });

  /** A convolution on what one of side 1 gives, so that there is a gradient before it. `side` may be more than the image. */
  function expectConvolution({ height, width, channels, side, filters, rows }: Image): void {
    const conv2d = { type: 'conv2d', activation: 'linear' } as const;
    const layers = [
      { ...conv2d, filters: channels, kernelSize: 1 },
      { ...conv2d, filters, kernelSize: side },
    ];
    const trained = trainOnce(device, { inputShape: [height, width, 1], layers, rows });
    const { weights, gradient, lanes, part } = trained;
    const first = 2 * channels; // where its parameters begin
    const bias = first + side * side * channels * filters;
    const pixels = height * width;
    const x = part(1, words.LAYER_OUTPUT, pixels * channels);
    const dy = part(2, words.LAYER_OUTPUT_GRADIENT, pixels * filters);
    const before = (side - 1) >> 1;
    /** Every row and column of the filter that lies on the image, with the pixel that it meets, in this order. */
    const meetings = (pixel: number) =>
      Array.from({ length: side * side }, (_, index) => {
        const y = Math.floor(pixel / width) + Math.floor(index / side) - before;
        const column = (pixel % width) + (index % side) - before;
        const isInside = y >= 0 && y < height && column >= 0 && column < width;
        return isInside ? [{ place: index, met: y * width + column }] : [];
      }).flat();
    const weightAt = (place: number, channel: number, filter: number) =>
      first + (place * channels + channel) * filters + filter;

    const y = lines(trained, pixels * filters, (at, row) => {
      const [pixel, filter] = [Math.floor(at / filters), at % filters];
      const terms = meetings(pixel).flatMap(({ place, met }) =>
        Array.from(
          { length: channels },
          (_, channel) =>
            from(weights, weightAt(place, channel, filter)) * from(x, (met * channels + channel) * lanes + row),
        ),
      );
      return added(from(weights, bias + filter), terms.length, (index) => terms[index] ?? NaN);
    });
    expect(part(2, words.LAYER_OUTPUT, pixels * filters)).toEqual(y);

    const dx = new Float32Array(pixels * channels * lanes);
    const slopes = new Float32Array(side * side * channels * filters + filters);
    for (let pixel = 0; pixel < pixels; pixel++) {
      const slopeAt = (filter: number, lane: number) => from(dy, (pixel * filters + filter) * lanes + lane);
      for (const { place, met } of meetings(pixel))
        for (let channel = 0; channel < channels; channel++) {
          const line = (met * channels + channel) * lanes;
          for (let filter = 0; filter < filters; filter++)
            slopes[weightAt(place, channel, filter) - first] = fround(
              from(slopes, weightAt(place, channel, filter) - first) +
                summed(lanes, (lane) => from(x, line + lane) * slopeAt(filter, lane)),
            );
          for (let lane = 0; lane < lanes; lane++)
            dx[line + lane] = added(
              from(dx, line + lane),
              filters,
              (filter) => from(weights, weightAt(place, channel, filter)) * slopeAt(filter, lane),
            );
        }
      for (let filter = 0; filter < filters; filter++)
        slopes[bias - first + filter] = fround(
          from(slopes, bias - first + filter) + summed(lanes, (lane) => slopeAt(filter, lane)),
        );
    }
    expect(part(2, words.LAYER_INPUT_GRADIENT, pixels * channels)).toEqual(dx);
    expect(gradient.subarray(first, first + slopes.length)).toEqual(slopes);
  }

  test('in a convolution, whatever the sizes', () => {
    assert(property(image, expectConvolution), { seed: 10, numRuns: 40 });
  });

  /** Pooling of what a convolution of side 1 gives. Pixels that fill no square are left out. */
  function expectPooling(
    type: 'maxPooling2d' | 'averagePooling2d',
    { height, width, channels, side, rows }: Image,
  ): void {
    const poolSize = Math.min(side, height, width);
    const layers = [
      { type: 'conv2d', filters: channels, kernelSize: 1, activation: 'linear' },
      { type, poolSize },
    ] as const;
    const trained = trainOnce(device, { inputShape: [height, width, 1], layers, rows });
    const { lanes, part } = trained;
    const [down, across] = [Math.floor(height / poolSize), Math.floor(width / poolSize)];
    const x = part(1, words.LAYER_OUTPUT, height * width * channels);
    const dy = part(2, words.LAYER_OUTPUT_GRADIENT, down * across * channels);
    /** Lines of the pixels of a square, row by row. */
    const square = (at: number) => {
      const [corner, channel] = [Math.floor(at / channels), at % channels];
      const [top, left] = [poolSize * Math.floor(corner / across), poolSize * (corner % across)];
      return Array.from({ length: poolSize ** 2 }, (_, index) => {
        const [y, column] = [top + Math.floor(index / poolSize), left + (index % poolSize)];
        return (y * width + column) * channels + channel;
      });
    };
    const y = lines(trained, down * across * channels, (at, row) => {
      const values = square(at).map((line) => from(x, line * lanes + row));
      if (type === 'maxPooling2d') return Math.max(...values);
      return fround(added(0, values.length, (index) => values[index] ?? NaN) / values.length);
    });
    expect(part(2, words.LAYER_OUTPUT, down * across * channels)).toEqual(y);

    const dx = new Float32Array(height * width * channels * lanes);
    for (let at = 0; at < down * across * channels; at++)
      for (let lane = 0; lane < lanes; lane++) {
        const pixels = square(at).map((line) => line * lanes + lane);
        const slope = from(dy, at * lanes + lane);
        const largest = Math.max(...pixels.map((pixel) => from(x, pixel)));
        if (type === 'maxPooling2d') dx[pixels.find((pixel) => from(x, pixel) === largest) ?? NaN] = slope;
        else for (const pixel of pixels) dx[pixel] = fround(slope / pixels.length);
      }
    expect(part(2, words.LAYER_INPUT_GRADIENT, height * width * channels)).toEqual(dx);
  }

  test.each(['maxPooling2d', 'averagePooling2d'] as const)('in %s, whatever the sizes', (type) => {
    assert(
      property(image, (sizes) => {
        expectPooling(type, sizes);
      }),
      { seed: 11, numRuns: 60 },
    );
  });
});
