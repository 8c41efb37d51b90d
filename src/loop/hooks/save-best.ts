import type { AfterEpoch, Hook, HookDescription } from '../hook.ts';
import { SILENT_CONTEXT } from '../hook-context.ts';
import { readOptions, type OptionValues } from '../option-values.ts';
import { BEST_OPTIONS, BestEpoch } from './best-epoch.ts';
import { ON_FAILURE, saveCheckpoint, type SaveContext } from './save-checkpoint.ts';

export const SAVE_BEST = {
  name: 'SaveBest',
  explanation: 'Saves the model after each epoch that is the best so far, in place of the one before.',
  options: {
    modelName: {
      kind: 'text',
      names: 'checkpoint',
      label: 'Name',
      explanation: 'What the checkpoint is called.',
      initial: 'best',
    },
    ...BEST_OPTIONS,
    onSaveFailure: { ...ON_FAILURE, label: 'On save failure' },
  },
  does: { afterEpoch: 'saves the model, if this epoch is the best so far.' },
  keys: ({ variable }) => ({ reads: { epoch: [String(variable)] } }),
} as const satisfies HookDescription;

type Values = OptionValues<typeof SAVE_BEST.options>;

/** emloop 5.16; neither NaN nor a failed save counts as best (reference 9.21). */
export class SaveBest implements Hook {
  readonly #options: Values;
  readonly #context: SaveContext;
  readonly #bestEpoch: BestEpoch;

  constructor(options: Partial<Values> = {}, context: SaveContext = SILENT_CONTEXT) {
    this.#options = readOptions(SAVE_BEST, options);
    this.#context = context;
    this.#bestEpoch = new BestEpoch(SAVE_BEST.name, this.#options);
  }

  async afterEpoch({ epochId, epochData }: AfterEpoch): Promise<void> {
    const value = this.#bestEpoch.betterIn(epochData);
    if (value === null) return;
    const { modelName: name, onSaveFailure: onFailure } = this.#options;
    const isSaved = await saveCheckpoint(this.#context, { owner: SAVE_BEST.name, name, epochId, onFailure });
    if (isSaved) this.#bestEpoch.best = value;
  }

  captureState(): unknown {
    return { best: this.#bestEpoch.best };
  }

  restoreState(state: unknown): void {
    this.#bestEpoch.best = (state as { best: number | null }).best;
  }
}
