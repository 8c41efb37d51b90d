import { ACTIVATIONS, type Activation, type LayerConfig } from '../../config/layers.ts';
import type { ModelTarget } from '../losses/build-loss.ts';

/** A net with what it is to learn. */
export interface NetUnderTest {
  readonly name: string;
  readonly inputShape: readonly number[];
  readonly layers: readonly LayerConfig[];
  readonly target: ModelTarget;
}

type Net = Pick<NetUnderTest, 'inputShape' | 'layers'>;

export const LOSSES: Readonly<Record<string, ModelTarget>> = {
  classes: { kind: 'classes', count: 3 },
  'weighted classes': { kind: 'classes', count: 3, classWeights: [0.2, 3, 1.5] },
  'a number': { kind: 'number', mean: 0.5, scale: 2 },
};

/**
 * A net for each kind of layer, with the kind where a gradient comes in and goes out: no layer is the last, and none with
 * weights stands alone before them. Sizes are odd, so that no kernel finds whole registers only.
 */
const NETS: Readonly<Record<LayerConfig['type'], (activation: Activation) => Net>> = {
  dense: (activation) => ({ inputShape: [3], layers: [dense(5, activation), dense(4, activation)] }),
  conv2d: (activation) => ({ inputShape: [2, 3, 1], layers: [conv2d(3, activation), conv2d(2, activation)] }),
  maxPooling2d: (activation) => ({
    inputShape: [5, 4, 1],
    layers: [conv2d(3, activation), { type: 'maxPooling2d', poolSize: 2 }],
  }),
  averagePooling2d: (activation) => ({
    inputShape: [4, 7, 1],
    layers: [conv2d(3, activation), { type: 'averagePooling2d', poolSize: 3 }],
  }),
  flatten: (activation) => ({
    inputShape: [2, 3, 1],
    layers: [conv2d(2, activation), { type: 'flatten' }, dense(3, activation)],
  }),
  dropout: (activation) => ({
    inputShape: [3],
    layers: [dense(7, activation), { type: 'dropout', rate: 0.4 }, dense(5, activation)],
  }),
};

/** Every kind of layer with every activation and every loss: what the page can build. */
export const EVERY_NET: readonly NetUnderTest[] = Object.entries(NETS).flatMap(([kind, net]) =>
  ACTIVATIONS.flatMap((activation) =>
    Object.entries(LOSSES).map(([loss, target]) => ({
      ...net(activation),
      target,
      name: `${kind} ${activation} to ${loss}`,
    })),
  ),
);

export function dense(units: number, activation: Activation): LayerConfig {
  return { type: 'dense', units, activation };
}

export function conv2d(filters: number, activation: Activation, kernelSize = 2): LayerConfig {
  return { type: 'conv2d', filters, kernelSize, activation };
}
