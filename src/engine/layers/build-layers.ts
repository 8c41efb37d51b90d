import type { LayerConfig } from '../../config/layers.ts';
import type { RandomSource } from '../../loop/index.ts';
import { conv2d } from './conv2d.ts';
import { dense } from './dense.ts';
import { dropout } from './dropout.ts';
import { flatten } from './flatten.ts';
import type { Layer, LayerPlace } from './layer.ts';
import { pooling2d } from './pooling2d.ts';

/** What {@link buildLayers} is told. */
export interface LayerPlan {
  /** Shape of one row of the features: [n], or [height, width, channels]. */
  readonly inputShape: readonly number[];
  /** The hidden layers. */
  readonly layers: readonly LayerConfig[];
  readonly output: { readonly units: number; readonly activationLabel: string };
  readonly random: RandomSource;
}

/**
 * The hidden layers and the dense output layer, which gives logits or the number itself. A dense layer after an image
 * gets a Flatten layer before it. Throws an Error for an image layer that comes after rows of numbers.
 */
export function buildLayers({ inputShape, layers, output, random }: LayerPlan): readonly Layer[] {
  const built: Layer[] = [];
  const place = (): LayerPlace => ({
    index: built.length,
    inputShape: built.at(-1)?.outputShape ?? inputShape,
    random,
  });
  const flattenIfImage = () => {
    if (place().inputShape.length > 1) built.push(flatten(place()));
  };
  for (const config of layers) {
    if (config.type === 'dense') flattenIfImage();
    built.push(buildLayer(config, place()));
  }
  flattenIfImage();
  const outputConfig = { type: 'dense', units: output.units, activation: 'linear' } as const;
  built.push(dense(outputConfig, place(), output.activationLabel));
  return built;
}

function buildLayer(config: LayerConfig, place: LayerPlace): Layer {
  switch (config.type) {
    case 'dense':
      return dense(config, place);
    case 'dropout':
      return dropout(config, place);
    case 'flatten':
      return flatten(place);
    case 'conv2d':
      return conv2d(config, onImages(place));
    case 'maxPooling2d':
    case 'averagePooling2d':
      return pooling2d(config, onImages(place));
  }
}

function onImages(place: LayerPlace): LayerPlace {
  if (place.inputShape.length === 3) return place;
  throw new RangeError(
    `Layer ${place.index + 1} works on images (height, width, channels), but gets rows of shape ` +
      `[${place.inputShape.join(', ')}]. Put it before flatten and dense layers, and use a data set of images.`,
  );
}
