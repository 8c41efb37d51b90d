// The promise of the native engine: the same bits on every machine. One place for Node (native-digests.test.ts) and
// Chromium (e2e/native.spec.ts).

/** A demo with its start settings but for these, and what its weights come to on the native engine. */
export interface KnownDigest {
  readonly dataset: string;
  readonly hiddenLayers: string;
  readonly epochs: string;
  readonly digest: string;
}

/**
 * They change only with what a run computes: data, seed, layers, optimizer or the kernels' arithmetic. A change that is not
 * meant to do that and yet changes one of them is wrong.
 */
export const KNOWN_DIGESTS: readonly KnownDigest[] = [
  { dataset: 'penguins', hiddenLayers: '8, dropout 0.3, 8', epochs: '5', digest: '2a9fa47f10e0' },
  { dataset: 'gapminder', hiddenLayers: '16', epochs: '3', digest: '1405f9be2fff' },
  { dataset: 'digits', hiddenLayers: 'conv 4, pool, 16', epochs: '2', digest: '78bef437f86f' },
];
