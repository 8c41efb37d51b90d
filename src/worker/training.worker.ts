// The worker's entry: hands the session its port, clock, turn and files. Nobody imports this file; `main.tsx` names it.
import { WASM_PATHS } from '../engine/wasm-paths.ts';
import { toErrorRecord } from '../protocol/error-record.ts';
import type { Command, TrainingEvent } from '../protocol/messages.ts';
import { DatasetLoader } from './dataset-loader.ts';
import { createModelMaker } from './engine-model-maker.ts';
import { fetchSiteFile } from './fetch-site-file.ts';
import { TrainingSession } from './training-session.ts';
import { createTurn } from './turn.ts';

let siteUrl = '';
const post = (event: TrainingEvent) => {
  self.postMessage(event);
};

const session = new TrainingSession({
  clock: () => performance.now() / 1000,
  takeTurn: createTurn(),
  wait: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
  now: () => new Date().toISOString(),
  post,
  loader: new DatasetLoader((path) => fetchSiteFile(new URL(`datasets/${path}`, siteUrl))),
  makeModel: createModelMaker({ wasmPaths: WASM_PATHS }),
});

self.addEventListener('message', ({ data }: MessageEvent<Command>) => {
  if (data.type === 'open') siteUrl = data.siteUrl;
  else void session.carryOut(data);
});

// None of these reaches the page by itself; an unhandled rejection would be lost without a word (reliability.md 0.11).
const postCrash = (thrown: unknown) => {
  post({ type: 'workerEnded', runId: null, cause: 'crash', error: toErrorRecord(thrown) });
};
self.addEventListener('error', (event) => {
  postCrash(event.error ?? event.message);
});
self.addEventListener('unhandledrejection', (event) => {
  postCrash(event.reason);
});
self.addEventListener('messageerror', () => {
  postCrash(new Error('A message from the page could not be read.'));
});
