// Hidden layers as people type them: `8, 8` or `conv 8, pool, dropout 0.2, 32`.
import { problemOf, type NumberOption } from '../loop/index.ts';
import { followShapes, isImage, isShape, type ShapedLayer } from './layer-shapes.ts';
import { LAYERS, type Activation, type LayerConfig } from './layers.ts';

/** At most so many layers: beyond, the loop is no longer what one sees. */
const MAX_LAYERS = 12;

const FORMS = 'a size such as 8, conv 8, pool, avgpool, flatten or dropout 0.2, with commas between';

/** The layers a text stands for. Throws an Error whose message completes "Hidden layers …". */
export function parseLayers(text: string, activation: Activation): readonly LayerConfig[] {
  const words = text
    .split(',')
    .map((word) => word.trim().toLowerCase())
    .filter((word, index, all) => word !== '' || all.length > 1 || index > 0);
  if (words.length > MAX_LAYERS)
    throw new Error(`can be at most ${MAX_LAYERS}, but there are ${words.length}. Leave some out.`);
  return words.map((word) => parseLayer(word, activation));
}

function parseLayer(word: string, activation: Activation): LayerConfig {
  const match = /^(?:(conv|pool|avgpool|dropout|flatten)\b\s*)?([\d.]*)$/.exec(word);
  if (match === null || word === '')
    throw new Error(`must be ${FORMS}; ${word === '' ? 'one is empty' : `'${word}' is none of these`}.`);
  const [, kind, amount = ''] = match;
  switch (kind) {
    case undefined:
      return { type: 'dense', units: read(word, amount, numberOption('dense', 'units')), activation };
    case 'conv': {
      const filters = read(word, amount, numberOption('conv2d', 'filters'));
      return { type: 'conv2d', filters, kernelSize: 3, activation };
    }
    case 'pool':
    case 'avgpool': {
      const type = kind === 'pool' ? 'maxPooling2d' : 'averagePooling2d';
      return { type, poolSize: read(word, amount === '' ? '2' : amount, numberOption(type, 'poolSize')) };
    }
    case 'dropout':
      return { type: 'dropout', rate: read(word, amount, numberOption('dropout', 'rate')) };
    case 'flatten':
      if (amount === '') return { type: 'flatten' };
      throw new Error(`must be ${FORMS}; flatten takes no number.`);
    default:
      throw new Error(`must be ${FORMS}; '${word}' is none of these.`);
  }
}

function numberOption(type: LayerConfig['type'], name: string): NumberOption {
  const option = LAYERS[type].options[name];
  if (option?.kind !== 'number') throw new Error(`Layer ${type} has no number called ${name}.`);
  return option;
}

function read(word: string, amount: string, option: NumberOption): number {
  const value = amount === '' ? NaN : Number(amount);
  const problem = problemOf(option, value);
  if (problem !== null) throw new Error(`: ${option.label.toLowerCase()} of '${word}' ${problem}.`);
  return value;
}

/**
 * Checks that every layer gets what it works on, and leaves something for the next. Throws an Error whose message completes
 * "Hidden layers …" and names the first layer that does not fit.
 */
export function checkLayersFit(layers: readonly LayerConfig[], inputShape: readonly number[]): void {
  const shaped = followShapes(layers, inputShape);
  const last = shaped.at(-1);
  if (last === undefined || isShape(last.outputShape)) return;
  throw new Error(`: ${misfit(last, shaped.length)}`);
}

function misfit({ layer, inputShape }: ShapedLayer, number: number): string {
  const name = layerName(layer);
  if (!isImage(inputShape))
    return `${name} needs an image, and layer ${number} gets a row of numbers here. Put it before sizes and flatten.`;
  const [height = 0, width = 0] = inputShape;
  const side = 'poolSize' in layer ? layer.poolSize : 1;
  return (
    `layer ${number}, ${name}, takes squares of ${side} x ${side} pixels, but only ${height} x ${width} are left there. ` +
    'Use fewer pooling layers.'
  );
}

/** The word a layer is written with. */
function layerName({ type }: LayerConfig): string {
  const words = { dense: 'a size', dropout: 'dropout', flatten: 'flatten', conv2d: 'conv' } as const;
  if (type === 'maxPooling2d') return 'pool';
  return type === 'averagePooling2d' ? 'avgpool' : words[type];
}
