import { createStore, type StoreApi } from 'zustand/vanilla';
import { withHook, withHookMoved, withoutHook, type HookList } from '../config/hook-form.ts';
import { withField } from '../config/experiment-form.ts';
import type { Command, RequestName, RunId, StepUnit, TrainingEvent } from '../protocol/messages.ts';
import { withRequest } from './apply-answer.ts';
import { applyEvents } from './apply-events.ts';
import { hasNewest, unreadArtifacts } from './artifact-contents.ts';
import { dataConfig, isSameData } from './data-fields.ts';
import { EventQueue, type Schedule } from './event-queue.ts';
import { withForm } from './form-state.ts';
import { initialState } from './initial-state.ts';
import type { LabActions, LabState } from './lab-state.ts';
import { TrainingClient, type WorkerPort } from './training-client.ts';

export interface LabOptions {
  readonly createWorker: () => WorkerPort;
  readonly siteUrl: string;
  readonly schedule: Schedule;
}

export interface Lab {
  readonly store: StoreApi<LabState>;
  readonly actions: LabActions;
}

/** The page's state and what can be done with it, with a worker behind. Looks at the first data set at once. */
export function createLab({ createWorker, siteUrl, schedule }: LabOptions): Lab {
  const store = createStore<LabState>(initialState);
  const queue = new EventQueue({
    schedule,
    isUrgent: (event) => isUrgent(store.getState(), event),
    deliver: (events) => {
      deliver(events, store, client);
    },
  });
  const client = new TrainingClient({ createWorker, siteUrl, onEvent: queue.push });
  const actions = createActions(store, client);
  inspect(store, client);
  return { store, actions };
}

function deliver(events: readonly TrainingEvent[], store: StoreApi<LabState>, client: TrainingClient): void {
  store.setState(applyEvents(store.getState(), events));
  for (const event of events)
    if (event.type === 'progressed') client.tell({ type: 'acknowledge', runId: event.runId, sequence: event.sequence });
}

/** At full speed what streams by can wait for the next drawing; a person who steps, or slowed it down, watches each. */
function isUrgent({ status, eventsPerSecond }: LabState, { type }: TrainingEvent): boolean {
  if (status.name !== 'training' || eventsPerSecond !== null) return true;
  return !['logged', 'progressed', 'epochFinished', 'epochProfiled', 'mapDrawn', 'artifactsChanged'].includes(type);
}

function createActions(store: StoreApi<LabState>, client: TrainingClient): LabActions {
  const send = (pendingCommand: LabState['pendingCommand'], command: Command) => {
    store.setState({ pendingCommand });
    client.send(command);
  };
  /** Starts a run, or goes on with one that ended and can; with a step it starts held. A second press meanwhile is none. */
  const begin = (step: StepUnit | null) => {
    const { status, runId, config, eventsPerSecond, pendingCommand } = store.getState();
    if (pendingCommand === 'start') return;
    if (runId !== null && canGoOn(status)) {
      send('start', { type: 'continue', runId, step });
      return;
    }
    if (config === null) return;
    const next = newRunId('run');
    store.setState({ runId: next });
    send('start', { type: 'start', runId: next, config, step, eventsPerSecond });
  };
  const withRun = (act: (runId: RunId) => void) => {
    const { runId } = store.getState();
    if (runId !== null) act(runId);
  };
  const ask = (request: RequestName, command: (runId: RunId) => Command) => {
    withRun((runId) => {
      store.setState(withRequest(store.getState(), request));
      client.tell(command(runId));
    });
  };
  /** Of many at once the page is told once: each change of the store renders. */
  const askForArtifacts = (names: readonly string[]) => {
    withRun((runId) => {
      if (names.length === 0) return;
      store.setState(withRequest(store.getState(), 'readArtifact'));
      for (const name of names) client.tell({ type: 'readArtifact', runId, name });
    });
  };
  const setHooks = (change: (hooks: HookList) => HookList) => {
    const { form } = store.getState();
    store.setState(withForm(store.getState(), { ...form, hooks: change(form.hooks) }));
  };
  const leave = (runId: RunId | null, pendingCommand: 'stop' | 'reset') => {
    store.setState({ pendingCommand });
    client.abandon(runId);
  };
  const reset = () => {
    const { runId, pendingCommand, dataset } = store.getState();
    if (isLeaving(pendingCommand)) {
      client.terminate();
      return;
    }
    leave(runId, 'reset');
    if (dataset === null) inspect(store, client);
  };
  return {
    setField: (name, value) => {
      const before = store.getState();
      store.setState(withForm(before, withField(before.form, name, value)));
      followData(before, store, client);
    },
    train: () => {
      begin(null);
    },
    pause: () => {
      withRun((runId) => {
        send('pause', { type: 'pause', runId });
      });
    },
    resume: () => {
      withRun((runId) => {
        send('resume', { type: 'resume', runId });
      });
    },
    step: (unit) => {
      const { status } = store.getState();
      if (isAtRest(status.name)) begin(unit);
      else
        withRun((runId) => {
          send('step', { type: 'step', runId, unit });
        });
    },
    stop: () => {
      const { status, pendingCommand } = store.getState();
      // The second press ends the worker, also one that never answered the first: it may hang.
      if (status.name === 'stopping' || isLeaving(pendingCommand)) client.terminate();
      else
        withRun((runId) => {
          if (status.name === 'preparing') leave(runId, 'stop');
          else send('stop', { type: 'stop', runId });
        });
    },
    reset,
    resetWithLearningRate: (learningRate) => {
      store.setState(withForm(store.getState(), withField(store.getState().form, 'learningRate', learningRate)));
      reset();
    },
    evaluate: (streamName) => {
      ask('evaluate', (runId) => ({ type: 'evaluate', runId, streamName }));
    },
    readArtifact: (name) => {
      store.setState({ artifactInView: name });
      askForArtifacts(hasNewest(store.getState(), name) ? [] : [name]);
    },
    readArtifacts: (names) => {
      askForArtifacts(unreadArtifacts(store.getState(), names));
    },
    restoreCheckpoint: (name) => {
      ask('restoreCheckpoint', (runId) => ({ type: 'restoreCheckpoint', runId, name }));
    },
    addHook: (name) => {
      setHooks((hooks) => withHook(hooks, name));
    },
    removeHook: (id) => {
      setHooks((hooks) => withoutHook(hooks, id));
    },
    moveHook: (id, place) => {
      setHooks((hooks) => withHookMoved(hooks, id, place));
    },
    setSpeed: (eventsPerSecond) => {
      store.setState({ eventsPerSecond });
      withRun((runId) => {
        client.tell({ type: 'setSpeed', runId, eventsPerSecond });
      });
    },
  };
}

/** Has the worker look at the form's data set; an older look's answer is then late. Only the data fields need be good. */
function inspect(store: StoreApi<LabState>, client: TrainingClient): void {
  const config = dataConfig(store.getState().form);
  if (config === null) return;
  const inspectionId = newRunId('look');
  store.setState({ inspectionId });
  client.send({ type: 'inspectDataset', runId: inspectionId, config });
}

/** After a field was set: looks at the data again where the form now asks for others, or was mended and still lacks them. */
function followData(before: LabState, store: StoreApi<LabState>, client: TrainingClient): void {
  const after = store.getState();
  const data = dataConfig(after.form);
  const isMended = before.config === null && after.config !== null;
  const isOther = after.dataset?.name !== after.form.dataset;
  if (data !== null) {
    if ((isMended && isOther) || !isSameData(data, dataConfig(before.form))) inspect(store, client);
  } else if (isOther) {
    // Nothing is known of a data set that cannot be looked at; a look that is under way is at another one.
    store.setState(withForm({ ...after, dataset: null, datasetError: null, inspectionId: null }, after.form));
  }
}

/** A run that ended well, or failed with a good state kept, goes on; any other begins anew. */
function canGoOn(status: LabState['status']): boolean {
  return status.name === 'finished' || (status.name === 'failed' && status.canContinue);
}

/** Asked to stop or to leave, and not yet answered. */
function isLeaving(pendingCommand: LabState['pendingCommand']): boolean {
  return pendingCommand === 'stop' || pendingCommand === 'reset';
}

function isAtRest(status: LabState['status']['name']): boolean {
  return status === 'idle' || status === 'finished' || status === 'failed' || status === 'restarted';
}

let runCount = 0;
function newRunId(kind: string): RunId {
  runCount += 1;
  return `${kind}-${runCount}` as RunId;
}
