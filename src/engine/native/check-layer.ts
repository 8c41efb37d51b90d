import type { ProgramReader, Region } from './program-reader.ts';
import * as words from './program-words.ts';
import { shapeOfLayer, traceSizeOf } from './shape-of-layer.ts';

/** What one layer hands to the next. */
export interface Flow {
  /** Address and size, in numbers of a row, of its output. */
  readonly at: number;
  readonly size: number;
  /** Of the gradient by its output; 0 where nobody needs it. */
  readonly gradient: number;
  /** Parameters up to here. */
  readonly parameter: number;
}

/** Where a layer stands among the others. */
export interface LayerRoom {
  /** The most rows of a batch. */
  readonly capacity: number;
  /** Address of what the first layer gets: the features, an example beside the other. */
  readonly input: number;
  /** Whether it has the first parameters, stands before that layer, or after it. */
  readonly training: 'none' | 'first' | 'further';
  /** Whether the loss reads its output. */
  readonly isLast: boolean;
}

/** A layer that was let pass. */
export interface CheckedLayer {
  readonly flow: Flow;
  /** Its own memory, nobody else's. */
  readonly owned: readonly Region[];
  /** Memory for gradients, which other layers use by turns. */
  readonly gradients: readonly Region[];
}

/** Throws a RangeError for a layer that does not fit to the one before it, or reads or writes outside the memory. */
export function checkLayer(layer: ProgramReader, before: Flow, room: LayerRoom): CheckedLayer {
  const operation = layer.word(words.OPERATION);
  const inputSize = layer.word(words.LAYER_INPUT_SIZE);
  const outputSize = layer.word(words.LAYER_OUTPUT_SIZE);
  layer.expect('operation', operation, [0, words.OPERATION_COUNT - 1]);
  layer.expect('activation', layer.word(words.ACTIVATION), [0, words.ACTIVATION_COUNT - 1]);
  layer.expect('input size', inputSize, [before.size, before.size]);
  layer.expect('input address', layer.word(words.LAYER_INPUT), [before.at, before.at]);
  layer.expect('output size', outputSize, [1, 2 ** 24]);
  const { size, parameterCount } = shapeOfLayer(layer);
  layer.expect('output size', outputSize, [size, size]);
  layer.expect('first parameter', layer.word(words.FIRST_PARAMETER), [before.parameter, before.parameter]);
  checkTraining(layer, parameterCount, room);
  return {
    flow: {
      at: layer.word(words.LAYER_OUTPUT),
      size,
      gradient: layer.word(words.LAYER_OUTPUT_GRADIENT),
      parameter: before.parameter + parameterCount,
    },
    owned: ownedRegions(layer, before, room),
    gradients: gradientRegions(layer, before, room),
  };
}

function checkTraining(layer: ProgramReader, parameterCount: number, { training, isLast }: LayerRoom): void {
  // Backward ends at the first layer with parameters: those of an earlier one would never move.
  if (training === 'none')
    layer.expect('number of parameters as a layer before the first trained one', parameterCount, [0, 0]);
  if (training === 'first')
    layer.expect('number of parameters as the first trained layer', parameterCount, [1, 2 ** 28]);
  if (!isLast) return;
  // The loss writes over what the last layer gives. Backward reads the output of every other operation and activation.
  layer.expect('operation as the layer that the loss reads', layer.word(words.OPERATION), [words.DENSE, words.DENSE]);
  layer.expect('activation as the layer that the loss reads', layer.word(words.ACTIVATION), [
    words.LINEAR,
    words.LINEAR,
  ]);
}

function ownedRegions(layer: ProgramReader, before: Flow, { capacity, input }: LayerRoom): readonly Region[] {
  const operation = layer.word(words.OPERATION);
  const bytes = (size: number) => 4 * size * capacity;
  const output = layer.expectRegion(words.LAYER_OUTPUT, 'output', bytes(layer.word(words.LAYER_OUTPUT_SIZE)));
  if (operation === words.RESHAPE) {
    layer.expect('output address', output.address, [before.at, before.at]);
    return [];
  }
  if (operation === words.EMBEDDING) layer.expect('input address', before.at, [input, input]);
  if (operation === words.DROPOUT)
    return [output, layer.expectRegion(words.MASK, 'mask', bytes(layer.word(words.LAYER_INPUT_SIZE)))];
  const traceSize = traceSizeOf(layer);
  return traceSize === 0 ? [output] : [output, layer.expectRegion(words.TRACE, 'trace', bytes(traceSize))];
}

/** The gradient before a layer is that after the one before it, and another region than the gradient after it. */
function gradientRegions(layer: ProgramReader, before: Flow, { capacity, training }: LayerRoom): readonly Region[] {
  const given = layer.word(words.LAYER_OUTPUT_GRADIENT);
  const made = layer.word(words.LAYER_INPUT_GRADIENT);
  if (training !== 'further') layer.expect('address of the gradient before it', made, [0, 0]);
  if (training === 'none') {
    layer.expect('address of the gradient after it', given, [0, 0]);
    return [];
  }
  const bytes = (word: number) => 4 * layer.word(word) * capacity;
  const after = layer.expectRegion(words.LAYER_OUTPUT_GRADIENT, 'gradient after it', bytes(words.LAYER_OUTPUT_SIZE));
  if (training === 'first') return [after];
  layer.expect('address of the gradient before it', made, [before.gradient, before.gradient]);
  const ahead = layer.expectRegion(words.LAYER_INPUT_GRADIENT, 'gradient before it', bytes(words.LAYER_INPUT_SIZE));
  checkPlaces(ahead, after, layer.word(words.OPERATION) === words.RESHAPE);
  return [ahead, after];
}

/** A layer that is run reads the gradient after it while it writes the one before it; for one that is not they are one. */
function checkPlaces(before: Region, after: Region, areOne: boolean): void {
  if ((before.address === after.address) === areOne) return;
  const came = areOne ? `lie at ${before.address} and ${after.address}` : `both lie at ${after.address}`;
  throw new RangeError(
    `${before.what} and ${after.what} have to lie at ${areOne ? 'one address' : 'two addresses'}, but ${came}, ` +
      `so the program is refused. Lay them out in ${areOne ? 'one region' : 'two regions that layers use by turns'}.`,
  );
}
