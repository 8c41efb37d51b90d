import type { LayerConfig } from '../../config/layers.ts';
import { countWeights } from '../../config/layer-shapes.ts';
import type { DatasetSummary } from '../../protocol/messages.ts';
import type { LabState } from '../../store/lab-state.ts';

/** One column of the drawing of the network: the inputs, the units or filters of a layer, or the outputs. */
export interface NetworkColumn {
  readonly kind: 'input' | 'layer' | 'output';
  readonly count: number;
  /** For filters of a convolution, which give pictures, not numbers. */
  readonly isImage: boolean;
}

/** The network the form stands for, from inputs to outputs; null while the data set is not known or the form is bad. */
export function networkColumns({
  config,
  dataset,
}: Pick<LabState, 'config' | 'dataset'>): readonly NetworkColumn[] | null {
  if (config === null || dataset === null) return null;
  const { inputShape, target } = dataset;
  const inputCount = inputShape.reduce((product, size) => product * size, 1);
  return [
    { kind: 'input', count: inputCount, isImage: inputShape.length > 1 },
    ...config.model.layers.flatMap(layerColumn),
    { kind: 'output', count: outputCount(target), isImage: false },
  ];
}

/** How many weights that network has to learn; null while it is not known. */
export function networkWeights({ config, dataset }: Pick<LabState, 'config' | 'dataset'>): number | null {
  if (config === null || dataset === null) return null;
  return countWeights(config.model.layers, dataset.inputShape, outputCount(dataset.target));
}

function outputCount(target: DatasetSummary['target']): number {
  return target.kind === 'classes' ? target.classNames.length : 1;
}

/** Only layers with weights have units of their own; dropout, flatten and pooling change what passes between them. */
function layerColumn(layer: LayerConfig): readonly NetworkColumn[] {
  switch (layer.type) {
    case 'dense':
      return [{ kind: 'layer', count: layer.units, isImage: false }];
    case 'conv2d':
      return [{ kind: 'layer', count: layer.filters, isImage: true }];
    case 'dropout':
    case 'flatten':
    case 'maxPooling2d':
    case 'averagePooling2d':
      return [];
  }
}
