// The race's page: the app's own store with the race's worker behind it, so that events are taken in and acknowledged
// exactly as in the app. Nothing is drawn. run-browser.mjs calls `window.race`.
import { createLab } from '../../src/store/lab.ts';
import type { LabState } from '../../src/store/lab-state.ts';
import { createTrustedWorker } from '../../src/store/trusted-worker.ts';
import { createPagePace } from '../../src/store/page-pace.ts';
import { RACE_CHANNEL, type FitRequest, type RaceAnswer, type Turn } from './race-messages.ts';
import raceUrl from './race.worker.ts?worker&url';
import sequenceUrl from './sequence.worker.ts?worker&url';

type FormFields = Readonly<Record<string, string>>;

const workerUrl = location.hash === '#sequence' ? sequenceUrl : raceUrl;
const channel = new BroadcastChannel(RACE_CHANNEL);
const { store, actions } = createLab({
  createWorker: () => createTrustedWorker(workerUrl, 'race'),
  siteUrl: document.baseURI,
  schedule: createPagePace(),
});

function until(isWanted: (state: LabState) => boolean): Promise<LabState> {
  return new Promise((resolve) => {
    const look = (state: LabState) => {
      if (!isWanted(state)) return;
      unsubscribe();
      resolve(state);
    };
    const unsubscribe = store.subscribe(look);
    look(store.getState());
  });
}

function nextAnswer(): Promise<RaceAnswer> {
  return new Promise((resolve) => {
    const listen = ({ data }: MessageEvent<RaceAnswer>) => {
      channel.removeEventListener('message', listen);
      resolve(data);
    };
    channel.addEventListener('message', listen);
  });
}

/** Puts the form in place and waits until the worker has looked at its data set. */
async function setUp(fields: FormFields): Promise<LabState> {
  if (store.getState().runId !== null) {
    actions.reset();
    await until(({ status }) => status.name === 'idle');
  }
  for (const [name, value] of Object.entries(fields)) actions.setField(name, value);
  const state = await until(({ form, dataset }) => dataset?.name === form.dataset);
  if (state.config === null) throw new Error(`The form is not good: ${JSON.stringify(state.problems)}`);
  return state;
}

/** Trains by the app's own worker: session, loop, all default hooks, events streamed. */
async function trainOurs(fields: FormFields): Promise<Turn & { eventCount: number }> {
  await setUp(fields);
  const timed = nextAnswer();
  actions.train();
  const { status, plan, epochs } = await until(({ status: { name } }) => name === 'finished' || name === 'failed');
  if (status.name !== 'finished' || status.endedBy !== 'epochsCount' || plan === null)
    throw new Error(`The run did not end as it should: ${JSON.stringify(status)}`);
  const answer = await timed;
  if (answer.type !== 'runTimed') throw new Error(`Expected the run's time, but got ${answer.type}.`);
  const { seconds, eventCount } = answer;
  const steps = plan.config.mainLoop.epochsCount * (plan.dataset.numBatches['train'] ?? 0);
  return { seconds, eventCount, steps, ...lastNumbers(epochs) };
}

function lastNumbers(epochs: LabState['epochs']): Pick<Turn, 'trainLoss' | 'validAccuracy'> {
  const last = epochs.at(-1)?.variables;
  return { trainLoss: last?.['train']?.['loss'] ?? NaN, validAccuracy: last?.['valid']?.['accuracy'] ?? NaN };
}

/** Trains by `LayersModel.fit`, with the same form. */
async function trainByFit(
  fields: FormFields,
  options: Pick<FitRequest, 'yieldEvery' | 'labels'> & { readonly backend?: string },
): Promise<Turn> {
  const { config } = await setUp(fields);
  if (config === null) throw new Error('There is no config.');
  const done = nextAnswer();
  const request = { type: 'fit', config, siteUrl: document.baseURI, backend: config.backend, ...options } as const;
  channel.postMessage(request satisfies FitRequest);
  const answer = await done;
  if (answer.type === 'fitDone') return answer;
  throw new Error(answer.type === 'fitFailed' ? answer.message : `Expected fit's answer, but got ${answer.type}.`);
}

declare global {
  interface Window {
    race: { trainOurs: typeof trainOurs; trainByFit: typeof trainByFit };
  }
}
window.race = { trainOurs, trainByFit };
