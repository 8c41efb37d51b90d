import type { TrainingEvent } from '../protocol/messages.ts';
import { withBatches } from './batch-losses.ts';
import { withForm } from './form-state.ts';
import { NO_RUN } from './initial-state.ts';
import type { EpochRow, LabState, LogEntry, RunStatus } from './lab-state.ts';

/** Log lines kept; older ones go. */
const LOG_CAPACITY = 2000;

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
      return {
        ...answered(state),
        position: event.position,
        status: state.status.name === 'stopping' ? { name: 'stopping', isHeld: true } : held(event.reason),
      };
    case 'resumed':
      return {
        ...answered(state),
        status: state.status.name === 'stopping' ? { name: 'stopping', isHeld: false } : { name: 'training' },
      };
    case 'stopAsked':
      return {
        ...answered(state),
        stopAskedAt: event.position,
        status: { name: 'stopping', isHeld: state.status.name === 'paused' },
      };
    case 'epochFinished':
      return { ...state, epochs: withEpoch(state.epochs, { epochId: event.epochId, variables: event.variables }) };
    case 'epochProfiled':
      return { ...state, profile: event.profile, hookSeconds: event.profile.hookSeconds };
    case 'mapDrawn':
      return { ...state, map: event.map };
    case 'logged':
      return { ...state, log: withEntry(state.log, event) };
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

function held(reason: 'pause' | 'step'): RunStatus {
  return { name: 'paused', reason };
}

/** A run that goes on keeps what was seen of it so far. */
function applyStarted(state: LabState, event: Extract<TrainingEvent, { type: 'started' }>): LabState {
  const before = event.isContinued ? { ...state, stopAskedAt: null, endedAt: null } : { ...state, ...NO_RUN };
  return { ...answered(before), plan: event.plan, dataset: event.plan.dataset, status: { name: 'training' } };
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
  const { reason, endedBy, advice, position } = event;
  return {
    ...answered(state),
    endedAt: position,
    secondsLeft: null,
    status: { name: 'finished', reason, endedBy, advice },
  };
}

function applyFailed(state: LabState, event: Extract<TrainingEvent, { type: 'failed' }>): LabState {
  const { error, advice, canContinue, position } = event;
  return {
    ...answered(state),
    endedAt: position,
    secondsLeft: null,
    status: { name: 'failed', error, advice, canContinue },
  };
}

function applyWorkerEnd(state: LabState, event: Extract<TrainingEvent, { type: 'workerEnded' }>): LabState {
  const after = { ...answered(state), endedAt: state.position, secondsLeft: null };
  switch (event.cause) {
    case 'secondStop': {
      const message =
        'Stopped at once. The curves and the log are kept; the weights of this run are gone. You can train again.';
      return { ...after, status: { name: 'restarted', message } };
    }
    case 'crash':
    case 'loadFailure': {
      const error = event.error ?? { name: 'Error', message: 'The worker ended without a word.', stack: null };
      const advice =
        event.cause === 'crash'
          ? 'A new worker is there: train again.'
          : 'Check the connection and reload the page. What you set up stays as long as the page is open.';
      return { ...after, status: { name: 'failed', error, advice, canContinue: false } };
    }
    default:
      return event.cause satisfies never;
  }
}

function answered(state: LabState): LabState {
  return { ...state, pendingCommand: null };
}

/** An epoch that is measured again (a run that was reset or goes on) replaces its row. */
function withEpoch(epochs: readonly EpochRow[], row: EpochRow): readonly EpochRow[] {
  return [...epochs.filter(({ epochId }) => epochId < row.epochId), row];
}

function withEntry(
  log: readonly LogEntry[],
  { seconds, level, message }: Extract<TrainingEvent, { type: 'logged' }>,
): readonly LogEntry[] {
  const id = (log.at(-1)?.id ?? 0) + 1;
  return [...log.slice(-(LOG_CAPACITY - 1)), { id, seconds, level, message }];
}
