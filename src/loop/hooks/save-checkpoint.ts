import type { HookContext, HookModel } from '../hook-context.ts';
import { structuredCopy } from '../structured-copy.ts';

/** What a hook needs of the world to save the model. */
export type SaveContext = Pick<HookContext, 'log' | 'model' | 'checkpoints'>;

export type OnFailure = 'error' | 'warn' | 'ignore';

/** The choices of `onFailure` and `onSaveFailure`. */
export const ON_FAILURE = {
  kind: 'choice',
  explanation: 'What to do when the checkpoint could not be saved.',
  choices: [
    { value: 'error', label: 'fail' },
    { value: 'warn', label: 'warn' },
    { value: 'ignore', label: 'ignore' },
  ],
  initial: 'error',
} as const;

interface ToSave {
  readonly owner: string;
  readonly name: string;
  readonly epochId: number;
  readonly onFailure: OnFailure;
}

/** Saves the model as it is now and logs it; a failure is an error, a warning or nothing. Gives whether it was saved. */
export async function saveCheckpoint({ log, model, checkpoints }: SaveContext, toSave: ToSave): Promise<boolean> {
  const { owner, name, epochId, onFailure } = toSave;
  try {
    await checkpoints.save({ name, epochId, model: await copyOfModel(model) });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `${owner}: checkpoint '${name}' of epoch ${epochId} could not be saved: ${reason}`;
    if (onFailure === 'error') throw new Error(message, { cause: error });
    if (onFailure === 'warn') log({ level: 'warning', message });
    return false;
  }
  log({ level: 'info', message: `${owner}: checkpoint '${name}' of epoch ${epochId} is saved` });
  return true;
}

/** The model's state, which the training that goes on does not change. Throws where the model has none to give. */
export async function copyOfModel(model: HookModel): Promise<unknown> {
  if (model.captureState === undefined)
    throw new Error('This model has no captureState, so nothing of it can be kept.');
  return structuredCopy(await model.captureState());
}
