import type { LayerConfig } from './layers.ts';

/** A layer as it stands in the network: what goes in, what comes out, and how many weights it has. */
export interface ShapedLayer {
  readonly layer: LayerConfig;
  readonly inputShape: readonly number[];
  readonly outputShape: readonly number[];
  readonly weightCount: number;
}

/**
 * Follows the shape of one row through the layers, as the engine builds them: a dense layer after an image gets a
 * flatten first. A layer that does not fit is the last one, with no output shape that could be (a side of 0, or nothing).
 */
export function followShapes(layers: readonly LayerConfig[], inputShape: readonly number[]): readonly ShapedLayer[] {
  const shaped: ShapedLayer[] = [];
  for (const layer of layers) {
    const last = shapedLayer(layer, shaped.at(-1)?.outputShape ?? inputShape);
    shaped.push(last);
    if (!isShape(last.outputShape)) break;
  }
  return shaped;
}

/** True where a row of that shape has numbers in it. */
export function isShape(shape: readonly number[]): boolean {
  return shape.length > 0 && shape.every((side) => side > 0);
}

/** True for rows that are images: height, width, channels. */
export function isImage(shape: readonly number[]): boolean {
  return shape.length === 3;
}

/** Weights of the whole network with its output layer; null where a layer does not fit. */
export function countWeights(
  layers: readonly LayerConfig[],
  inputShape: readonly number[],
  outputCount: number,
): number | null {
  const shaped = followShapes(layers, inputShape);
  const last = shaped.at(-1)?.outputShape ?? inputShape;
  if (!isShape(last)) return null;
  const hidden = shaped.reduce((sum, { weightCount }) => sum + weightCount, 0);
  return hidden + denseWeights(last, outputCount);
}

function shapedLayer(layer: LayerConfig, inputShape: readonly number[]): ShapedLayer {
  const place = { layer, inputShape, weightCount: 0 };
  switch (layer.type) {
    case 'dense':
      return { ...place, outputShape: [layer.units], weightCount: denseWeights(inputShape, layer.units) };
    case 'dropout':
      return { ...place, outputShape: inputShape };
    case 'flatten':
      return { ...place, outputShape: [sizeOf(inputShape)] };
    case 'conv2d': {
      const [height = 0, width = 0, channels = 0] = isImage(inputShape) ? inputShape : [];
      const weightCount = (layer.kernelSize * layer.kernelSize * channels + 1) * layer.filters;
      return { ...place, outputShape: [height, width, layer.filters], weightCount };
    }
    case 'maxPooling2d':
    case 'averagePooling2d': {
      const [height = 0, width = 0, channels = 0] = isImage(inputShape) ? inputShape : [];
      const pooled = (side: number) => Math.floor(side / layer.poolSize);
      return { ...place, outputShape: [pooled(height), pooled(width), channels] };
    }
  }
}

/** One for each input and each unit, and a bias for each unit. */
function denseWeights(inputShape: readonly number[], units: number): number {
  return (sizeOf(inputShape) + 1) * units;
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}
