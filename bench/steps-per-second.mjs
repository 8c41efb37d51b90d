import { performance } from 'node:perf_hooks';

/** Steps a second of `side`, which does as many as it is told. */
export async function stepsPerSecond(side, stepCount) {
  const start = performance.now();
  await side(stepCount);
  return (1000 * stepCount) / (performance.now() - start);
}
