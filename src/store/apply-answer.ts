import type { CheckpointSummary, RequestName, TrainingEvent } from '../protocol/messages.ts';
import { withContent } from './artifact-contents.ts';
import { NO_PREDICTIONS } from './no-predictions.ts';
import type { LabState } from './lab-state.ts';

type AnswerEvent = Extract<
  TrainingEvent,
  {
    type:
      | 'artifactsChanged'
      | 'artifactRead'
      | 'checkpointsChanged'
      | 'checkpointRestored'
      | 'evaluated'
      | 'streamPredicted'
      | 'rowPredicted'
      | 'filePredicted'
      | 'requestFailed';
  }
>;

/** The page once something was asked of the run: it is pending, and what was wrong with it before is forgotten. */
export function withRequest(state: LabState, request: RequestName): LabState {
  const { pendingRequests, ...answered } = withAnswer(state, request);
  return { ...answered, pendingRequests: [...pendingRequests, request] };
}

/** What a run made, and what it was asked for. */
export function applyAnswer(state: LabState, event: AnswerEvent): LabState {
  switch (event.type) {
    case 'artifactsChanged':
      return { ...state, artifacts: event.artifacts };
    case 'checkpointsChanged':
      return { ...state, checkpoints: event.checkpoints };
    case 'artifactRead':
      return withContent(withAnswer(state, 'readArtifact'), event.artifact);
    case 'checkpointRestored':
      return { ...withAnswer(state, 'restoreCheckpoint'), ...NO_PREDICTIONS, ...restoredTo(event.checkpoint) };
    case 'evaluated':
      return { ...withAnswer(state, 'evaluate'), evaluation: event.evaluation };
    case 'streamPredicted':
      return { ...withAnswer(state, 'predictStream'), streamPredictions: event.predictions };
    case 'rowPredicted':
      return { ...withAnswer(state, 'predictRow'), rowPrediction: event.prediction };
    case 'filePredicted':
      return { ...withAnswer(state, 'predictFile'), filePrediction: event.prediction };
    case 'requestFailed':
      return { ...withAnswer(state, event.request), requestError: { ...event.error, request: event.request } };
    default:
      return event satisfies never;
  }
}

function restoredTo(checkpoint: CheckpointSummary): Pick<LabState, 'restoredCheckpoint' | 'modelMoment'> {
  return { restoredCheckpoint: checkpoint, modelMoment: { epochId: checkpoint.epochId, hasLearnedSince: false } };
}

/** A fault of another request stays to be read. */
function withAnswer(state: LabState, request: RequestName): LabState {
  const { pendingRequests, requestError } = state;
  return {
    ...state,
    pendingRequests: pendingRequests.filter((pending) => pending !== request),
    requestError: requestError?.request === request ? null : requestError,
  };
}
