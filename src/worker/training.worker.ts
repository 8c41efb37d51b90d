// The worker's entry: hands the session its port, clock, turn and files. Nobody imports this file; `main.tsx` names it.
import { WASM_PATHS } from '../engine/wasm-paths.ts';
import type { Command } from '../protocol/messages.ts';
import { DatasetLoader } from './dataset-loader.ts';
import { createModelMaker } from './engine-model-maker.ts';
import { fetchSiteFile } from './fetch-site-file.ts';
import { forwardCrashes } from './forward-crashes.ts';
import { Outbox } from './outbox.ts';
import { TrainingSession } from './training-session.ts';
import { createTurn } from './turn.ts';

let siteUrl = '';
const { post } = new Outbox((events) => {
  self.postMessage(events);
});

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

forwardCrashes(self, post);
