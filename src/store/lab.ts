import { createStore, type StoreApi } from 'zustand/vanilla';
import { withTable } from '../config/experiment-form.ts';
import type { TrainingEvent } from '../protocol/messages.ts';
import { isTableEvent } from '../protocol/worker-messages.ts';
import { applyEvents } from './apply-events.ts';
import { EventQueue, type Schedule } from './event-queue.ts';
import { withForm } from './form-state.ts';
import { initialState } from './initial-state.ts';
import { createActions } from './lab-actions.ts';
import type { LabActions, LabState } from './lab-state.ts';
import { followData, inspect } from './look-at-data.ts';
import { createTableDesk, type TableDesk } from './table-desk.ts';
import { TrainingClient, type WorkerPort } from './training-client.ts';

export interface LabOptions {
  readonly createWorker: () => WorkerPort;
  readonly siteUrl: string;
  readonly schedule: Schedule;
}

export interface Lab {
  readonly store: StoreApi<LabState>;
  readonly actions: LabActions;
  readonly tableDesk: Pick<TableDesk, 'store' | 'actions'>;
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
  const client = new TrainingClient({
    createWorker,
    siteUrl,
    onEvent: (event) => {
      if (isTableEvent(event)) tableDesk.takeIn(event);
      else queue.push(event);
      if (event.type === 'workerEnded') tableDesk.onWorkerEnded(event.cause === 'loadFailure');
    },
  });
  const tableDesk = createTableDesk({
    send: (command) => {
      client.send(command);
    },
    seed: () => store.getState().config?.seed ?? 0,
    onUse: (table, task) => {
      const before = store.getState();
      store.setState(withForm(before, withTable(before.form, table, task)));
      followData(before, store, client);
    },
  });
  const actions = createActions(store, client, tableDesk.followSeed);
  inspect(store, client);
  return { store, actions, tableDesk };
}

function deliver(events: readonly TrainingEvent[], store: StoreApi<LabState>, client: TrainingClient): void {
  store.setState(applyEvents(store.getState(), events));
  for (const event of events)
    if (event.type === 'progressed') client.tell({ type: 'acknowledge', runId: event.runId, sequence: event.sequence });
}

/** At full speed what streams by can wait for the next drawing; a person who steps, or slowed it down, watches each. */
function isUrgent({ status, eventsPerSecond }: LabState, { type }: TrainingEvent): boolean {
  if (status.name !== 'training' || eventsPerSecond !== null) return true;
  return ![
    'logged',
    'progressed',
    'epochFinished',
    'epochProfiled',
    'mapDrawn',
    'artifactsChanged',
    'modelMoved',
  ].includes(type);
}
