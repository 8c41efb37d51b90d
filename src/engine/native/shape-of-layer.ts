import { gruTraceSize } from './gru.ts';
import type { ProgramReader } from './program-reader.ts';
import * as words from './program-words.ts';

/** What has to be true of a layer, by its other words. */
export interface LayerShape {
  /** Numbers of one row of its output. */
  readonly size: number;
  readonly parameterCount: number;
}

/** Output and parameters that a layer has to have. Throws a RangeError when its settings do not fit to its input. */
export function shapeOfLayer(layer: ProgramReader): LayerShape {
  const operation = layer.word(words.OPERATION);
  const inputSize = layer.word(words.LAYER_INPUT_SIZE);
  const outputSize = layer.word(words.LAYER_OUTPUT_SIZE);
  if (operation === words.DENSE) return { size: outputSize, parameterCount: (inputSize + 1) * outputSize };
  if (operation === words.RESHAPE || operation === words.DROPOUT) return { size: inputSize, parameterCount: 0 };
  if (operation === words.EMBEDDING) return shapeOfEmbedding(layer, inputSize, outputSize);
  return operation === words.GRU ? shapeOfGru(layer, inputSize, outputSize) : shapeOfImageLayer(layer, operation);
}

/** Numbers of one row in a layer's TRACE; 0 for one that has none. */
export function traceSizeOf({ word }: ProgramReader): number {
  return word(words.OPERATION) === words.GRU ? gruTraceSize(word(words.STEPS), word(words.LAYER_OUTPUT_SIZE)) : 0;
}

function shapeOfEmbedding(layer: ProgramReader, steps: number, outputSize: number): LayerShape {
  const vectorCount = layer.word(words.VECTOR_COUNT);
  layer.expect('number of vectors', vectorCount, [1, 2 ** 24]);
  layer.expect('output size beyond whole vectors', outputSize % steps, [0, 0]);
  return { size: outputSize, parameterCount: vectorCount * (outputSize / steps) };
}

function shapeOfGru(layer: ProgramReader, inputSize: number, units: number): LayerShape {
  const steps = layer.word(words.STEPS);
  layer.expect('number of steps', steps, [1, inputSize]);
  layer.expect('input size beyond whole steps', inputSize % steps, [0, 0]);
  return { size: units, parameterCount: 3 * units * (inputSize / steps + units + 1) };
}

function shapeOfImageLayer(layer: ProgramReader, operation: number): LayerShape {
  const [height, width, channels] = [words.HEIGHT, words.WIDTH, words.CHANNELS].map((word) => {
    layer.expect('image', layer.word(word), [1, 2 ** 12]);
    return layer.word(word);
  }) as [number, number, number];
  const inputSize = layer.word(words.LAYER_INPUT_SIZE);
  const side = layer.word(words.SIDE);
  layer.expect('side', side, operation === words.CONV2D ? [1, 64] : [1, Math.min(height, width)]);
  layer.expect('input size', inputSize, [height * width * channels, height * width * channels]);
  if (operation !== words.CONV2D)
    return { size: Math.floor(height / side) * Math.floor(width / side) * channels, parameterCount: 0 };
  const filters = Math.floor(layer.word(words.LAYER_OUTPUT_SIZE) / (height * width));
  layer.expect('filters', filters, [1, 2 ** 12]);
  return { size: filters * height * width, parameterCount: (side * side * channels + 1) * filters };
}
