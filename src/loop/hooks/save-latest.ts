import type { AfterEpoch, Hook, HookDescription } from '../hook.ts';
import { SILENT_CONTEXT } from '../hook-context.ts';
import { readOptions } from '../option-values.ts';
import { ON_FAILURE, saveCheckpoint, type OnFailure, type SaveContext } from './save-checkpoint.ts';

export const SAVE_LATEST = {
  name: 'SaveLatest',
  explanation: 'Saves the model after each epoch, in place of the one before.',
  options: { onSaveFailure: { ...ON_FAILURE, label: 'On save failure' } },
  does: { afterEpoch: "saves the model as 'latest'." },
} as const satisfies HookDescription;

/** emloop 5.17. */
export class SaveLatest implements Hook {
  readonly #onFailure: OnFailure;
  readonly #context: SaveContext;

  constructor(options: { readonly onSaveFailure?: OnFailure } = {}, context: SaveContext = SILENT_CONTEXT) {
    this.#onFailure = readOptions(SAVE_LATEST, options).onSaveFailure;
    this.#context = context;
  }

  async afterEpoch({ epochId }: AfterEpoch): Promise<void> {
    const toSave = { owner: SAVE_LATEST.name, name: 'latest', epochId, onFailure: this.#onFailure };
    await saveCheckpoint(this.#context, toSave);
  }
}
