// What every data set that the page offers is known to reach with its start settings: see demo-scores.test.ts.

/** A score on the rows that are kept to measure with (`valid`), after the last epoch. */
export interface DemoScore {
  readonly dataset: string;
  /** Part of the rows whose class is right; or, of a number, the part of its spread that is foretold. */
  readonly variable: 'accuracy' | 'r2';
  /** A little below what it reached when this was written, a row or two of the small sets. */
  readonly atLeast: number;
}

/**
 * One line for each data set of the catalog. A score that is no longer reached means that its start settings, or an engine,
 * got worse.
 */
export const DEMO_SCORES: readonly DemoScore[] = [
  { dataset: 'penguins', variable: 'accuracy', atLeast: 0.96 }, // 0.981
  { dataset: 'iris', variable: 'accuracy', atLeast: 0.86 }, // 0.913
  { dataset: 'wine', variable: 'accuracy', atLeast: 0.88 }, // 0.926
  { dataset: 'breast_cancer', variable: 'accuracy', atLeast: 0.92 }, // 0.942
  { dataset: 'weather', variable: 'accuracy', atLeast: 0.8 }, // 0.822
  { dataset: 'gapminder', variable: 'r2', atLeast: 0.75 }, // 0.788
  { dataset: 'co2', variable: 'r2', atLeast: 0.95 }, // 0.971
  { dataset: 'digits', variable: 'accuracy', atLeast: 0.96 }, // 0.974
  { dataset: 'fashion', variable: 'accuracy', atLeast: 0.79 }, // 0.813
  { dataset: 'first_names', variable: 'accuracy', atLeast: 0.27 }, // 0.280
  { dataset: 'moby_dick', variable: 'accuracy', atLeast: 0.37 }, // 0.387
  { dataset: 'spiral', variable: 'accuracy', atLeast: 0.98 }, // 1
  { dataset: 'circles', variable: 'accuracy', atLeast: 0.97 }, // 0.987
  { dataset: 'moons', variable: 'accuracy', atLeast: 0.94 }, // 0.960
  { dataset: 'xor', variable: 'accuracy', atLeast: 0.98 }, // 1
  { dataset: 'blobs', variable: 'accuracy', atLeast: 0.98 }, // 1
];
