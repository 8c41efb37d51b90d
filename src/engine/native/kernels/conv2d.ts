// activation(x * filters + bias), stride 1, padding `same`, and its gradients, Keras' Conv2D. Images are [height][width][channels]
// [lanes], filters [side][side][channels][outputs].
//
// At one pixel and one row of the filter, what meets is a run of pixels of one line of the image, all channels of each side by side,
// and a run of weights in the same order: there a convolution is a dense layer, and its three products do the work.
import {
  ACTIVATION,
  CHANNELS,
  FIRST_PARAMETER,
  HEIGHT,
  LAYER_INPUT,
  LAYER_INPUT_GRADIENT,
  LAYER_INPUT_SIZE,
  LAYER_OUTPUT,
  LAYER_OUTPUT_GRADIENT,
  LAYER_OUTPUT_SIZE,
  SIDE,
  WIDTH,
} from '../program-words';
import { activate, deactivate } from './activation';
import { addBiasGradient } from './add-bias-gradient';
import { addInputGradient } from './add-input-gradient';
import { addProduct } from './add-product';
import { addWeightGradient } from './add-weight-gradient';
import { fillLines } from './fill-lines';
import { place, word } from './memory';

// Which of the products a walk over the image adds.
const SUM: i32 = 0;
const WEIGHT_GRADIENT: i32 = 1;
const INPUT_GRADIENT: i32 = 2;

function filterCount(layer: usize): i32 {
  return word(layer, LAYER_OUTPUT_SIZE) / (word(layer, HEIGHT) * word(layer, WIDTH));
}

function biasPlace(layer: usize): usize {
  const side = word(layer, SIDE);
  return (<usize>(word(layer, FIRST_PARAMETER) + side * side * word(layer, CHANNELS) * filterCount(layer))) << 2;
}

export function conv2dForward(layer: usize, parameters: usize, lanes: i32): void {
  const pixels = word(layer, HEIGHT) * word(layer, WIDTH);
  const filters = filterCount(layer);
  const output = place(layer, LAYER_OUTPUT);
  const pixel = (<usize>(filters * lanes)) << 2;
  for (let index = 0; index < pixels; index++)
    fillLines(output + <usize>index * pixel, parameters + biasPlace(layer), filters, lanes);
  walk(layer, parameters, lanes, SUM);
  activate(word(layer, ACTIVATION), output, pixels * filters * lanes);
}

/** `gradient`: that of all weights, zero where this layer's are. */
export function conv2dBackward(layer: usize, parameters: usize, gradient: usize, lanes: i32): void {
  const pixels = word(layer, HEIGHT) * word(layer, WIDTH);
  const filters = filterCount(layer);
  const outputGradient = place(layer, LAYER_OUTPUT_GRADIENT);
  const inputGradient = place(layer, LAYER_INPUT_GRADIENT);
  deactivate(word(layer, ACTIVATION), place(layer, LAYER_OUTPUT), outputGradient, pixels * filters * lanes);
  walk(layer, gradient, lanes, WEIGHT_GRADIENT);
  const pixel = (<usize>(filters * lanes)) << 2;
  for (let index = 0; index < pixels; index++)
    addBiasGradient(outputGradient + <usize>index * pixel, gradient + biasPlace(layer), filters, lanes);
  if (inputGradient == 0) return;
  memory.fill(inputGradient, 0, (<usize>(word(layer, LAYER_INPUT_SIZE) * lanes)) << 2);
  walk(layer, parameters, lanes, INPUT_GRADIENT);
}

/** Every pixel, and at each every row of the filter that lies on the image. `parameters`: the weights, or their gradient. */
function walk(layer: usize, parameters: usize, lanes: i32, product: i32): void {
  const height = word(layer, HEIGHT);
  const side = word(layer, SIDE);
  const before = (side - 1) >> 1; // of an even filter the longer half lies after the pixel
  for (let y = 0; y < height; y++)
    for (let row = max(0, before - y); row < min(side, height + before - y); row++)
      walkLine(layer, parameters, lanes, product, y, row);
}

/** The pixels of line `y` with row `row` of the filter. */
function walkLine(layer: usize, parameters: usize, lanes: i32, product: i32, y: i32, row: i32): void {
  const width = word(layer, WIDTH);
  const channels = word(layer, CHANNELS);
  const side = word(layer, SIDE);
  const before = (side - 1) >> 1;
  const filters = filterCount(layer);
  const weights = parameters + ((<usize>word(layer, FIRST_PARAMETER)) << 2);
  const given = place(layer, product == INPUT_GRADIENT ? LAYER_INPUT_GRADIENT : LAYER_INPUT);
  const made = place(layer, product == SUM ? LAYER_OUTPUT : LAYER_OUTPUT_GRADIENT);
  for (let x = 0; x < width; x++) {
    const first = max(0, before - x);
    const count = (min(side, width + before - x) - first) * channels;
    const run = given + ((<usize>(((y + row - before) * width + x + first - before) * channels * lanes)) << 2);
    const filter = weights + ((<usize>((row * side + first) * channels * filters)) << 2);
    const pixel = made + ((<usize>((y * width + x) * filters * lanes)) << 2);
    if (product == SUM) addProduct(run, filter, 0, pixel, count, filters, lanes);
    else if (product == WEIGHT_GRADIENT) addWeightGradient(run, pixel, filter, count, filters, lanes);
    else addInputGradient(pixel, filter, run, count, filters, lanes, false);
  }
}
