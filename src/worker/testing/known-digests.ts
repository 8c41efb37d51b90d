// The promise of the native engine: the same bits on every machine. One place for Node (native-digests.test.ts) and
// Chromium (e2e/native.spec.ts).

/** A demo with its start settings but for some, and what its weights come to on the native engine. */
export interface KnownDigest {
  /** What its numbers go through. */
  readonly covers: string;
  readonly dataset: string;
  /** Fields of the form, by name. */
  readonly fields: Readonly<
    Record<'hiddenLayers' | 'epochs', string> & Partial<Record<'activation' | 'optimizer', string>>
  >;
  /** That of a LearningRateSchedule, where there is one. */
  readonly plan?: 'cosine' | 'exponential';
  readonly digest: string;
}

/**
 * They change only with what a run computes: data, seed, layers, optimizer or the kernels' arithmetic. A change that is not
 * meant to do that and yet changes one of them is wrong.
 */
export const KNOWN_DIGESTS: readonly KnownDigest[] = [
  {
    covers: 'a table, dropout, tanh and Adam',
    dataset: 'penguins',
    fields: { hiddenLayers: '8, dropout 0.3, 8', epochs: '5' },
    digest: 'a567ff18a8ca',
  },
  {
    covers: 'a number to predict',
    dataset: 'gapminder',
    fields: { hiddenLayers: '16', epochs: '3' },
    digest: '5e4449b40efe',
  },
  {
    covers: 'images, convolution and largest of a square',
    dataset: 'digits',
    fields: { hiddenLayers: 'conv 4, pool, 16', epochs: '2' },
    digest: '632c4b9c7f49',
  },
  {
    covers: 'mean of a square, ReLU and SGD',
    dataset: 'digits',
    fields: { hiddenLayers: 'conv 4, avgpool, 16', epochs: '1', activation: 'relu', optimizer: 'sgd' },
    digest: '5a10854fe5e8',
  },
  {
    covers: 'sine, cosine and logarithm in the points, ELU and momentum',
    dataset: 'spiral',
    fields: { hiddenLayers: '8, 8', epochs: '5', activation: 'elu', optimizer: 'momentum' },
    digest: '2f08807e97ff',
  },
  {
    covers: 'points, sigmoid and a learning rate that goes down along a cosine',
    dataset: 'blobs',
    fields: { hiddenLayers: '8', epochs: '5', activation: 'sigmoid' },
    plan: 'cosine',
    digest: 'a84ccf70938a',
  },
  {
    covers: 'sine and cosine of dates and powers in the learning rate',
    dataset: 'weather',
    fields: { hiddenLayers: '8', epochs: '3' },
    plan: 'exponential',
    digest: '4717b6d23675',
  },
];
