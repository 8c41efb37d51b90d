import { nameMap } from '../batch.ts';
import type { AfterBatch, AfterEpoch, Hook, HookDescription } from '../hook.ts';
import { SILENT_CONTEXT, type HookContext } from '../hook-context.ts';

const VARIABLE = 'gradient_norm';

export const GRADIENT_NORM = {
  name: 'GradientNorm',
  explanation: 'Tells how long the gradient of each training batch was: how hard the model was pushed.',
  options: {},
  does: {
    beforeTraining: 'forgets the epoch that a stopped run left half done.',
    afterBatch: 'adds gradient_norm to the batch, if the model learned from it.',
    afterEpoch: 'adds the mean and the largest gradient_norm of the epoch.',
  },
  keys: () => ({ writes: { batch: [VARIABLE], epoch: [VARIABLE] } }),
} as const satisfies HookDescription;

/** The norms of a stream's batches in this epoch. */
interface Norms {
  readonly sum: number;
  readonly count: number;
  readonly max: number;
}

/** Not in emloop. */
export class GradientNorm implements Hook {
  readonly #model: HookContext['model'];
  /** Only streams that the model learned from in this epoch. */
  #norms = new Map<string, Norms>();
  #isRestored = false;

  constructor(_options: object = {}, { model }: Pick<HookContext, 'model'> = SILENT_CONTEXT) {
    this.#model = model;
  }

  beforeTraining(): void {
    if (!this.#isRestored) this.#norms.clear();
    this.#isRestored = false;
    if (this.#model.gradientNorm === undefined) throw cannotTell();
  }

  afterBatch({ streamName, batchData, isTraining = true }: AfterBatch): void {
    if (!isTraining) return;
    const norm = this.#model.gradientNorm?.() ?? null;
    if (norm === null) throw cannotTell();
    if (Object.hasOwn(batchData, VARIABLE))
      throw new Error(`GradientNorm: stream '${streamName}' has a variable '${VARIABLE}' already. List the hook once.`);
    batchData[VARIABLE] = norm;
    const { sum, count, max } = this.#norms.get(streamName) ?? { sum: 0, count: 0, max: -Infinity };
    this.#norms.set(streamName, { sum: sum + norm, count: count + 1, max: Math.max(max, norm) });
  }

  afterEpoch({ epochData }: AfterEpoch): void {
    for (const [streamName, { sum, count, max }] of this.#norms) {
      const variables = Object.hasOwn(epochData, streamName) ? epochData[streamName] : undefined;
      if (variables !== undefined) variables[VARIABLE] = Object.assign(nameMap<number>(), { mean: sum / count, max });
    }
    this.#norms.clear();
  }

  captureState(): unknown {
    return [...this.#norms];
  }

  restoreState(state: unknown): void {
    this.#norms = new Map(state as [string, Norms][]);
    this.#isRestored = true;
  }
}

function cannotTell(): Error {
  return new Error(
    'GradientNorm: a model that can tell the length of its gradient was expected, but this one cannot. Remove the hook.',
  );
}
