/**
 * To start the other backends and time them costs more than this: 0.8 s for WASM and CPU alone where it was measured
 * (bench/RESULTS.md: `auto` beside `wasm`), and seconds more where a graphics card compiles its shaders.
 */
const START_MILLISECONDS = 500;

/** tf.js takes longer than this for a step of the smallest net: 0.19 ms where it was measured (bench/RESULTS.md). */
const TENSOR_STEP_MILLISECONDS = 0.05;

/** How fast a backend trains, and how much there is to train. */
export interface Prospect {
  readonly stepsPerSecond: number;
  /** Batches that the whole run will learn from. */
  readonly stepCount: number;
}

/**
 * Why the other backends need not be started once our own kernels have been measured; null where one of them may be the
 * better choice. A clause that goes on "Native needs …".
 */
export function reasonToLeaveOthers({ stepsPerSecond, stepCount }: Prospect): string | null {
  const step = 1000 / stepsPerSecond;
  const run = step * stepCount;
  if (run <= START_MILLISECONDS)
    return `${figure(step)} ms a step, ${figure(run)} ms for this run: less than starting them would cost`;
  if (step <= TENSOR_STEP_MILLISECONDS)
    return `${figure(step)} ms a step: tf.js takes longer even for the smallest net`;
  return null;
}

function figure(milliseconds: number): string {
  return milliseconds >= 100 ? milliseconds.toFixed(0) : String(Number(milliseconds.toPrecision(2)));
}
