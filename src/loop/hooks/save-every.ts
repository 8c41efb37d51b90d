import type { AfterEpoch, HookDescription } from '../hook.ts';
import { SILENT_CONTEXT } from '../hook-context.ts';
import { readOptions } from '../option-values.ts';
import { EVERY_N_EPOCH, EveryNEpoch } from './every-n-epoch.ts';
import { ON_FAILURE, saveCheckpoint, type OnFailure, type SaveContext } from './save-checkpoint.ts';

export const SAVE_EVERY = {
  name: 'SaveEvery',
  explanation: 'Saves the model after every n-th epoch, each under its epoch.',
  options: { ...EVERY_N_EPOCH.options, onFailure: { ...ON_FAILURE, label: 'On failure' } },
  does: { afterEpoch: 'saves the model, if this is an n-th epoch.' },
} as const satisfies HookDescription;

interface SaveEveryOptions {
  readonly nEpochs?: number;
  readonly onFailure?: OnFailure;
}

/** emloop 5.15. */
export class SaveEvery extends EveryNEpoch {
  readonly #onFailure: OnFailure;
  readonly #context: SaveContext;

  constructor(options: SaveEveryOptions = {}, context: SaveContext = SILENT_CONTEXT) {
    super(options, context, SAVE_EVERY.name);
    this.#onFailure = readOptions(SAVE_EVERY, options).onFailure;
    this.#context = context;
  }

  protected override async afterNEpoch({ epochId }: AfterEpoch): Promise<void> {
    const name = String(epochId);
    await saveCheckpoint(this.#context, { owner: SAVE_EVERY.name, name, epochId, onFailure: this.#onFailure });
  }
}
