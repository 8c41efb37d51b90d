import { createStore, type StoreApi } from 'zustand/vanilla';
import { withField } from '../config/experiment-form.ts';
import type { Command, RunId, StepUnit, TrainingEvent } from '../protocol/messages.ts';
import { applyEvent } from './apply-event.ts';
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
  const queue = new EventQueue(schedule, (events) => {
    deliver(events, store, client);
  });
  const client = new TrainingClient({ createWorker, siteUrl, onEvent: queue.push });
  const actions = createActions(store, client);
  inspect(store, client);
  return { store, actions };
}

function deliver(events: readonly TrainingEvent[], store: StoreApi<LabState>, client: TrainingClient): void {
  store.setState(events.reduce(applyEvent, store.getState()));
  for (const event of events)
    if (event.type === 'progressed') client.tell({ type: 'acknowledge', runId: event.runId, sequence: event.sequence });
}

function createActions(store: StoreApi<LabState>, client: TrainingClient): LabActions {
  const send = (pendingCommand: LabState['pendingCommand'], command: Command) => {
    store.setState({ pendingCommand });
    client.send(command);
  };
  /** Starts a run, or goes on with one that ended well; with a step it starts held. */
  const begin = (step: StepUnit | null) => {
    const { status, runId, config, eventsPerSecond } = store.getState();
    if (status.name === 'finished' && runId !== null) {
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
  return {
    setField: (name, value) => {
      const before = store.getState();
      store.setState(withForm(before, withField(before.form, name, value)));
      if (store.getState().config !== null && isAboutData(name)) inspect(store, client);
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
      const { status } = store.getState();
      if (status.name === 'stopping') client.terminate();
      else
        withRun((runId) => {
          send('stop', status.name === 'preparing' ? { type: 'abandon', runId } : { type: 'stop', runId });
        });
    },
    reset: () => {
      withRun((runId) => {
        send('reset', { type: 'abandon', runId });
      });
    },
    setSpeed: (eventsPerSecond) => {
      store.setState({ eventsPerSecond });
      withRun((runId) => {
        client.tell({ type: 'setSpeed', runId, eventsPerSecond });
      });
    },
  };
}

/** Has the worker look at the form's data set; an older look's answer is then late. */
function inspect(store: StoreApi<LabState>, client: TrainingClient): void {
  const { config } = store.getState();
  if (config === null) return;
  const inspectionId = newRunId('look');
  store.setState({ inspectionId });
  client.send({ type: 'inspectDataset', runId: inspectionId, config });
}

/** Fields that decide what the rows are and how they are split. */
function isAboutData(name: string): boolean {
  return name === 'dataset' || name === 'seed' || name === 'batchSize' || name.startsWith('datasetOptions.');
}

function isAtRest(status: LabState['status']['name']): boolean {
  return status === 'idle' || status === 'finished' || status === 'failed' || status === 'restarted';
}

let runCount = 0;
function newRunId(kind: string): RunId {
  runCount += 1;
  return `${kind}-${runCount}` as RunId;
}
