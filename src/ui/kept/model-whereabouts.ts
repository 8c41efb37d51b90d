import type { LabState } from '../../store/lab-state.ts';

type Whereabouts = Pick<LabState, 'status' | 'restoredCheckpoint' | 'modelMoment'>;

/**
 * Where the model is since a checkpoint was put back into it, as a sentence; null where none was. A run that goes on takes
 * it along, but a Stop before the first batch leaves it as it was put back: so only what the worker told counts.
 */
export function modelWhereabouts({ status, restoredCheckpoint, modelMoment }: Whereabouts): string | null {
  if (restoredCheckpoint === null || modelMoment === null) return null;
  const { name, epochId } = restoredCheckpoint;
  const origin = `checkpoint ${name} of epoch ${epochId}`;
  if (isUnderWay(status)) return `The run goes on from ${origin}.`;
  const { hasLearnedSince } = modelMoment;
  if (modelMoment.epochId === epochId)
    return hasLearnedSince
      ? `The model was put back to ${origin} and has learned from some batches since.`
      : `The model is as it was after epoch ${epochId}.`;
  const more = hasLearnedSince ? ' and some batches more' : '';
  return `The model was put back to ${origin} and has learned since: it is now after epoch ${modelMoment.epochId}${more}.`;
}

/** Where the model is changes while it is read. */
function isUnderWay(status: LabState['status']): boolean {
  return status.name === 'training' || status.name === 'preparing' || (status.name === 'stopping' && !status.isHeld);
}
