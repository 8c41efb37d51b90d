import type { LayerConfig } from '../../config/layers.ts';
import type { RandomSource } from '../../loop/index.ts';
import { conv2d } from './conv2d.ts';
import { dense } from './dense.ts';
import { dropout } from './dropout.ts';
import { flatten } from './flatten.ts';
import type { Layer, LayerPlace } from './layer.ts';
import { pooling2d } from './pooling2d.ts';

/** What {@link buildLayers} is told. */
export interface LayerPlan<Config = LayerConfig> {
  /** Shape of one row of the features: [n], [steps, n], or [height, width, channels]. */
  readonly inputShape: readonly number[];
  /** The hidden layers. */
  readonly layers: readonly Config[];
  readonly output: { readonly units: number; readonly activationLabel: string };
  readonly random: RandomSource;
}

/**
 * The hidden layers and the dense output layer, which gives logits or the number itself. A dense layer after an image
 * gets a Flatten layer before it. Throws an Error for an image layer that comes after rows of numbers.
 */
export function buildLayers(plan: LayerPlan): readonly Layer[] {
  return stackLayers(plan, buildLayer);
}

/** {@link buildLayers} with layers of any kind: `build` makes each from what it is to be and where it stands. */
export function stackLayers<Config extends { readonly type: string }, Built extends Pick<Layer, 'outputShape'>>(
  { inputShape, layers, output, random }: LayerPlan<Config>,
  build: (config: Config, place: LayerPlace) => Built,
): readonly (Built | Layer)[] {
  const built: (Built | Layer)[] = [];
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
    built.push(build(config, place()));
  }
  flattenIfImage();
  const outputConfig = { type: 'dense', units: output.units, activation: 'linear' } as const;
  built.push(dense(outputConfig, place(), output.activationLabel));
  return built;
}

/** One hidden layer. Throws an Error for an image layer that gets no images. */
export function buildLayer(config: LayerConfig, place: LayerPlace): Layer {
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
