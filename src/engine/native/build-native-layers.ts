import type { LayerConfig } from '../../config/layers.ts';
import { buildLayer, stackLayers, type LayerPlan } from '../layers/build-layers.ts';
import type { LayerForm, LayerPlace } from '../layers/layer.ts';
import { embedding, type EmbeddingConfig } from './embedding.ts';
import { gru, type GruConfig } from './gru.ts';

/** A hidden layer of a native model: those of the page, and two that only these kernels have. */
export type NativeLayerConfig = LayerConfig | EmbeddingConfig | GruConfig;

/** Where a native model's layers come from: as `buildLayers`, which tf.js's models use. */
export function buildNativeLayers(plan: LayerPlan<NativeLayerConfig>): readonly LayerForm<NativeLayerConfig>[] {
  return stackLayers(plan, buildOne);
}

function buildOne(config: NativeLayerConfig, place: LayerPlace): LayerForm<NativeLayerConfig> {
  switch (config.type) {
    case 'embedding':
      return embedding(config, place);
    case 'gru':
      return gru(config, place);
    default:
      return buildLayer(config, place);
  }
}
