import type { TrainingEvent } from '../protocol/messages.ts';
import { withAdditions } from './additions.ts';
import { applyAnswer } from './apply-answer.ts';
import { NO_CONTENTS } from './artifact-contents.ts';
import { withBatches } from './batch-losses.ts';
import { dataConfig, isSameData } from './data-fields.ts';
import { withForm } from './form-state.ts';
import { NO_RUN } from './initial-state.ts';
import { NO_PREDICTIONS } from './no-predictions.ts';
import type { LabState, RunStatus } from './lab-state.ts';

/**
 * The page after an event: the only place where the run's status changes (design D10). Events of a run that is not the one
 * in hand are late and change nothing. Pure.
 */
export function applyEvent(state: LabState, event: TrainingEvent): LabState {
  if (event.type === 'datasetInspected' || event.type === 'inspectionFailed') return applyInspection(state, event);
  if (event.type === 'workerEnded') return applyWorkerEnd(state, event);
  if (event.runId !== state.runId) return state;
  return applyRunEvent(state, event);
}

type InspectionEvent = Extract<TrainingEvent, { type: 'datasetInspected' | 'inspectionFailed' }>;
type RunEvent = Exclude<TrainingEvent, InspectionEvent | { type: 'workerEnded' }>;

function applyInspection(state: LabState, event: InspectionEvent): LabState {
  if (event.runId !== state.inspectionId) return state;
  if (event.type === 'inspectionFailed') return { ...state, dataset: null, datasetError: event.error };
  return withForm({ ...state, dataset: event.dataset, datasetError: null }, state.form);
}

function applyRunEvent(state: LabState, event: RunEvent): LabState {
  switch (event.type) {
    case 'preparationAdvanced':
      return { ...answered(state), status: { name: 'preparing', message: event.message } };
    case 'started':
      return applyStarted(state, event);
    case 'progressed':
      return applyProgress(state, event);
    case 'held':
    case 'resumed':
    case 'stopAsked':
      return isLive(state.status) ? applyDirection(state, event) : state;
    case 'epochProfiled':
      return { ...state, profile: event.profile, hookSeconds: event.profile.hookSeconds };
    case 'modelMoved':
      return { ...state, modelMoment: event.moment };
    case 'mapDrawn':
      return { ...state, map: event.map };
    case 'artifactsChanged':
    case 'artifactRead':
    case 'checkpointsChanged':
    case 'checkpointRestored':
    case 'evaluated':
    case 'streamPredicted':
    case 'rowPredicted':
    case 'filePredicted':
    case 'requestFailed':
      return applyAnswer(state, event);
    case 'logged':
    case 'epochFinished':
      return withAdditions(state, [event]);
    case 'finished':
      return applyFinished(state, event);
    case 'failed':
      return applyFailed(state, event);
    case 'abandoned':
      return { ...state, ...NO_RUN, runId: null, pendingCommand: null, status: { name: 'idle' } };
    default:
      return event satisfies never;
  }
}

/** An answer that comes after the run has ended is late: it must not bring the run back to life. */
function isLive({ name }: RunStatus): boolean {
  return name === 'training' || name === 'paused' || name === 'stopping';
}

type DirectionEvent = Extract<RunEvent, { type: 'held' | 'resumed' | 'stopAsked' }>;

function applyDirection(state: LabState, event: DirectionEvent): LabState {
  const isStopping = state.status.name === 'stopping';
  switch (event.type) {
    case 'held': {
      const status: RunStatus = isStopping
        ? { name: 'stopping', isHeld: true }
        : { name: 'paused', reason: event.reason };
      return { ...answered(state), position: event.position, status };
    }
    case 'resumed':
      return {
        ...answered(state),
        ...NO_PREDICTIONS,
        status: isStopping ? { name: 'stopping', isHeld: false } : { name: 'training' },
      };
    case 'stopAsked': {
      const isHeld = state.status.name === 'paused';
      return { ...answered(state), stopAskedAt: event.position, status: { name: 'stopping', isHeld } };
    }
    default:
      return event satisfies never;
  }
}

/** What is over for a run that goes on. */
const GOING_ON = {
  ...NO_PREDICTIONS,
  stopAskedAt: null,
  endedAt: null,
  weightsDigest: null,
  pendingRequests: [],
  requestError: null,
} as const satisfies Partial<LabState>;

/** What went with the worker: contents can no longer be asked for. */
const WORKER_GONE = {
  ...NO_PREDICTIONS,
  artifacts: [],
  artifactContents: NO_CONTENTS,
  artifactInView: null,
  checkpoints: [],
  restoredCheckpoint: null,
  modelMoment: null,
  pendingRequests: [],
  requestError: null,
} as const satisfies Partial<LabState>;

/** A run that goes on keeps what was seen of it so far. Its data set is the form's only while the form asks for the same. */
function applyStarted(state: LabState, { plan, isContinued }: Extract<TrainingEvent, { type: 'started' }>): LabState {
  const before = isContinued ? { ...state, ...GOING_ON } : { ...state, ...NO_RUN };
  const dataset = isSameData(plan.config, dataConfig(state.form)) ? plan.dataset : state.dataset;
  return withForm({ ...answered(before), plan, dataset, status: { name: 'training' } }, state.form);
}

function applyProgress(state: LabState, event: Extract<TrainingEvent, { type: 'progressed' }>): LabState {
  return {
    ...state,
    position: event.position,
    lastActs: event.lastActs,
    batchLosses: withBatches(state.batchLosses, event.batches),
    batchesPerSecond: Number.isNaN(event.batchesPerSecond) ? state.batchesPerSecond : event.batchesPerSecond,
    streamProgress: event.streamProgress,
    secondsLeft: event.secondsLeft,
  };
}

function applyFinished(state: LabState, event: Extract<TrainingEvent, { type: 'finished' }>): LabState {
  const { reason, endedBy, advice, position, weightsDigest } = event;
  return {
    ...answered(state),
    endedAt: position,
    weightsDigest,
    secondsLeft: null,
    status: { name: 'finished', reason, endedBy, advice },
  };
}

function applyFailed(state: LabState, event: Extract<TrainingEvent, { type: 'failed' }>): LabState {
  const { error, advice, canContinue, position, weightsDigest } = event;
  return {
    ...answered(state),
    endedAt: position,
    weightsDigest,
    secondsLeft: null,
    status: { name: 'failed', error, advice, canContinue },
  };
}

function applyWorkerEnd(state: LabState, event: Extract<TrainingEvent, { type: 'workerEnded' }>): LabState {
  const after = { ...answered(state), ...WORKER_GONE, endedAt: state.position, secondsLeft: null };
  switch (event.cause) {
    case 'secondStop': {
      const message =
        'Stopped at once. The curves and the log are kept; the weights of this run are gone. You can train again.';
      return { ...after, status: { name: 'restarted', message } };
    }
    case 'crash':
    case 'loadFailure': {
      const error = event.error ?? { name: 'Error', message: 'The worker ended without a word.', stack: null };
      const text =
        event.cause === 'crash'
          ? 'A new worker is there: train again.'
          : 'Check the connection and reload the page. What you set up stays as long as the page is open.';
      return {
        ...after,
        status: { name: 'failed', error, advice: { text, learningRate: null, first: 'goOn' }, canContinue: false },
      };
    }
    default:
      return event.cause satisfies never;
  }
}

function answered(state: LabState): LabState {
  return { ...state, pendingCommand: null };
}
