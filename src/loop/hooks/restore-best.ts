import type { AfterBatch, AfterEpoch, Hook, HookDescription } from '../hook.ts';
import { SILENT_CONTEXT, type HookContext } from '../hook-context.ts';
import { readOptions, type OptionValues } from '../option-values.ts';
import { structuredCopy } from '../structured-copy.ts';
import { BEST_OPTIONS, BestEpoch } from './best-epoch.ts';
import { copyOfModel } from './save-checkpoint.ts';
import { shortNumber } from './short-number.ts';

export const RESTORE_BEST = {
  name: 'RestoreBest',
  explanation: 'Ends every training, however it ends, with the model as it was after its best epoch.',
  options: BEST_OPTIONS,
  does: {
    beforeTraining: 'makes sure that the model can be put back.',
    afterBatch: 'notes whether the model learns.',
    afterEpoch: 'keeps a copy of the model, if this epoch is the best so far.',
    afterTraining: 'puts the model back to what it was after the best epoch.',
  },
  keys: ({ variable }) => ({ reads: { epoch: [String(variable)] } }),
} as const satisfies HookDescription;

type Context = Pick<HookContext, 'log' | 'model'> & Partial<Pick<HookContext, 'tellRestored'>>;
type Values = OptionValues<typeof RESTORE_BEST.options>;

/** The model after the best epoch. */
interface Kept {
  readonly value: number;
  readonly epochId: number;
  readonly model: unknown;
}

/** What a run did to the model so far. An evaluation only measures, and must leave the model alone. */
type Deed = 'nothing' | 'measured' | 'learned';

interface Memory {
  readonly kept: Kept | null;
  readonly deed: Deed;
}

/** Not in emloop; the best epoch is SaveBest's. */
export class RestoreBest implements Hook {
  readonly #context: Context;
  readonly #bestEpoch: BestEpoch;
  #kept: Kept | null = null;
  #deed: Deed = 'nothing';
  #isRestored = false;

  constructor(options: Partial<Values> = {}, context: Context = SILENT_CONTEXT) {
    this.#bestEpoch = new BestEpoch(RESTORE_BEST.name, readOptions(RESTORE_BEST, options));
    this.#context = context;
  }

  beforeTraining(): void {
    const { captureState, restoreState } = this.#context.model;
    if (captureState === undefined || restoreState === undefined)
      throw new Error('RestoreBest: a model that can be captured and restored was expected, but this one cannot be.');
    if (!this.#isRestored) this.#deed = 'nothing';
    this.#isRestored = false;
  }

  afterBatch({ isTraining = true }: AfterBatch): void {
    if (isTraining) this.#deed = 'learned';
    else if (this.#deed === 'nothing') this.#deed = 'measured';
  }

  async afterEpoch({ epochId, epochData }: AfterEpoch): Promise<void> {
    const value = this.#bestEpoch.betterIn(epochData);
    if (value === null) return;
    this.#kept = { value, epochId, model: await copyOfModel(this.#context.model) };
    this.#bestEpoch.best = value;
  }

  async afterTraining(): Promise<void> {
    if (this.#deed === 'measured') return;
    const { log, model, tellRestored } = this.#context;
    if (this.#kept === null) {
      const message = `RestoreBest: there is no epoch to go back to, for ${this.#bestEpoch.name} was never a number`;
      log({ level: 'info', message });
      return;
    }
    const { value, epochId, model: state } = this.#kept;
    await model.restoreState?.(structuredCopy(state));
    tellRestored?.(epochId);
    const where = `after epoch ${epochId}, when ${this.#bestEpoch.name} was ${shortNumber(value)}`;
    log({ level: 'info', message: `RestoreBest: the model is again as it was ${where}` });
  }

  captureState(): unknown {
    return structuredCopy({ kept: this.#kept, deed: this.#deed } satisfies Memory);
  }

  restoreState(state: unknown): void {
    const { kept, deed } = structuredCopy(state) as Memory;
    this.#kept = kept;
    this.#bestEpoch.best = kept === null ? null : kept.value;
    this.#deed = deed;
    this.#isRestored = true;
  }
}
