/** Steps a second of `side`, which does as many as it is told. */
export async function stepsPerSecond(side, stepCount) {
  const start = globalThis.performance.now();
  await side(stepCount);
  return (1000 * stepCount) / (globalThis.performance.now() - start);
}
