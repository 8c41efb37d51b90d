import { ndArray, type Batch } from '../../../loop/index.ts';
import type { ModelTarget } from '../../losses/build-loss.ts';
import { testRandom } from '../../testing/test-random.ts';
import type { NativeLayerConfig } from '../build-native-layers.ts';
import type { NativeDevice } from '../native-device.ts';
import { NativeModel, type NativeSpecification } from '../native-model.ts';

/** A net on sequences. `vectors` is how many indices there are; null where the features are numbers. */
export interface SequenceNet {
  readonly name: string;
  readonly inputShape: readonly number[];
  readonly vectors: number | null;
  readonly layers: readonly NativeLayerConfig[];
}

export const CLASSES = { kind: 'classes', count: 3 } as const;

export const EMBEDDING_NET: SequenceNet = {
  name: 'embedding',
  inputShape: [5],
  vectors: 7,
  layers: [
    { type: 'embedding', inputDim: 7, outputDim: 6 },
    { type: 'dense', units: 4, activation: 'tanh' },
  ],
};
export const GRU_NET: SequenceNet = {
  name: 'GRU',
  inputShape: [4, 3],
  vectors: null,
  layers: [{ type: 'gru', units: 5 }],
};
export const TEXT_NET: SequenceNet = {
  name: 'embedding, dropout, GRU, dropout',
  inputShape: [6],
  vectors: 9,
  layers: [
    { type: 'embedding', inputDim: 9, outputDim: 5 },
    { type: 'dropout', rate: 0.2 },
    { type: 'gru', units: 6 },
    { type: 'dropout', rate: 0.3 },
  ],
};
export const DEEP_NET: SequenceNet = {
  name: 'dropout, GRU, dense',
  inputShape: [3, 2],
  vectors: null,
  layers: [
    { type: 'dropout', rate: 0.25 },
    { type: 'gru', units: 9 },
    { type: 'dense', units: 7, activation: 'relu' },
  ],
};
export const SEQUENCE_NETS = [EMBEDDING_NET, GRU_NET, TEXT_NET, DEEP_NET];

export function sequenceModel(
  device: NativeDevice,
  net: SequenceNet,
  changes: Partial<NativeSpecification> = {},
): NativeModel {
  const { inputShape, layers } = net;
  const optimizer = { name: 'sgd', learningRate: 0.1 } as const;
  return new NativeModel({ inputShape, layers, target: CLASSES, optimizer, random: testRandom, ...changes }, device);
}

/** Seeded rows: indices, or numbers in [-1, 1), and classes or numbers to learn. */
export function sequenceBatch(
  rows: number,
  { inputShape, vectors }: SequenceNet,
  target: ModelTarget = CLASSES,
): Batch {
  const next = testRandom('sequences', rows, ...inputShape);
  const shape = [rows, ...inputShape];
  const size = shape.reduce((product, side) => product * side, 1);
  const draw = () => (vectors === null ? 2 * next() - 1 : Math.floor(vectors * next()));
  return {
    features: ndArray(Float32Array.from({ length: size }, draw), shape),
    target:
      target.kind === 'classes'
        ? Int32Array.from({ length: rows }, () => Math.floor(target.count * next()))
        : Float32Array.from({ length: rows }, () => 2 * next() - 1),
  };
}
