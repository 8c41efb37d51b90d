// The largest number, or the mean, of each square of an image, and their gradients: Keras' MaxPooling2D and AveragePooling2D with
// stride = side and padding `valid`. Images are [height][width][channels][lanes].
import {
  CHANNELS,
  HEIGHT,
  LAYER_INPUT,
  LAYER_INPUT_GRADIENT,
  LAYER_INPUT_SIZE,
  LAYER_OUTPUT,
  LAYER_OUTPUT_GRADIENT,
  MAX_POOLING2D,
  OPERATION,
  SIDE,
  WIDTH,
} from '../program-words';
import { place, word } from './memory';

export function pooling2dForward(layer: usize, lanes: i32): void {
  const isMax = word(layer, OPERATION) == MAX_POOLING2D;
  const run = (<usize>(word(layer, CHANNELS) * lanes)) << 2; // bytes of a pixel
  const line = <usize>word(layer, WIDTH) * run;
  const side = word(layer, SIDE);
  const rows = word(layer, HEIGHT) / side;
  const columns = word(layer, WIDTH) / side;
  let to = place(layer, LAYER_OUTPUT);
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) {
      const corner = place(layer, LAYER_INPUT) + <usize>(y * side) * line + <usize>(x * side) * run;
      for (let at: usize = 0; at < run; at += 16, to += 16)
        v128.store(to, isMax ? largest(corner + at, side, line, run) : mean(corner + at, side, line, run));
    }
}

/** Pixels that fill no square have the gradient 0. */
export function pooling2dBackward(layer: usize, lanes: i32): void {
  const inputGradient = place(layer, LAYER_INPUT_GRADIENT);
  if (inputGradient == 0) return;
  memory.fill(inputGradient, 0, (<usize>(word(layer, LAYER_INPUT_SIZE) * lanes)) << 2);
  const side = word(layer, SIDE);
  const rows = word(layer, HEIGHT) / side;
  const columns = word(layer, WIDTH) / side;
  for (let y = 0; y < rows; y++) for (let x = 0; x < columns; x++) spreadSquare(layer, lanes, y, x);
}

/** Brings the gradient of one square back to its pixels. */
function spreadSquare(layer: usize, lanes: i32, y: i32, x: i32): void {
  const run = (<usize>(word(layer, CHANNELS) * lanes)) << 2;
  const line = <usize>word(layer, WIDTH) * run;
  const side = word(layer, SIDE);
  const square = <usize>(y * (word(layer, WIDTH) / side) + x) * run;
  const corner = <usize>(y * side) * line + <usize>(x * side) * run;
  const from = place(layer, LAYER_INPUT) + corner;
  const to = place(layer, LAYER_INPUT_GRADIENT) + corner;
  const output = place(layer, LAYER_OUTPUT) + square;
  const outputGradient = place(layer, LAYER_OUTPUT_GRADIENT) + square;
  const isMax = word(layer, OPERATION) == MAX_POOLING2D;
  for (let at: usize = 0; at < run; at += 16) {
    const dy = v128.load(outputGradient + at);
    if (isMax) giveToLargest(from + at, to + at, v128.load(output + at), dy, side, line, run);
    else giveToAll(to + at, f32x4.div(dy, f32x4.splat(<f32>(side * side))), side, line, run);
  }
}

/** NaN where one is: a broken batch is to be seen in its loss. */
function largest(corner: usize, side: i32, line: usize, run: usize): v128 {
  let best = v128.load(corner);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) best = f32x4.max(best, v128.load(corner + <usize>y * line + <usize>x * run));
  return best;
}

function mean(corner: usize, side: i32, line: usize, run: usize): v128 {
  let sum = f32x4.splat(0);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) sum = f32x4.add(sum, v128.load(corner + <usize>y * line + <usize>x * run));
  return f32x4.div(sum, f32x4.splat(<f32>(side * side)));
}

/** All of it to the largest number, the first of them when several are. */
function giveToLargest(from: usize, to: usize, best: v128, dy: v128, side: i32, line: usize, run: usize): void {
  let isOpen = i32x4.splat(-1);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const pixel = <usize>y * line + <usize>x * run;
      const takes = v128.and(isOpen, f32x4.eq(v128.load(from + pixel), best));
      v128.store(to + pixel, v128.and(dy, takes));
      isOpen = v128.andnot(isOpen, takes);
    }
}

function giveToAll(to: usize, share: v128, side: i32, line: usize, run: usize): void {
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) v128.store(to + <usize>y * line + <usize>x * run, share);
}
