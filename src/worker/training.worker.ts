// The worker's entry: hands the session its port, clock, turn and files. Nobody imports this file; `main.tsx` names it.
import { WASM_PATHS } from '../engine/wasm-paths.ts';
import { isTableCommand, type ToWorker } from '../protocol/worker-messages.ts';
import { IndexedDbFiles } from '../storage/indexed-db-files.ts';
import { DatasetLoader } from './dataset-loader.ts';
import { createModelMaker } from './engine-model-maker.ts';
import { fetchSiteFile } from './fetch-site-file.ts';
import { sha256 } from './sha-256.ts';
import { TableSession } from './table-session.ts';
import { TableShelf } from './table-shelf.ts';
import { forwardCrashes } from './forward-crashes.ts';
import { Outbox } from './outbox.ts';
import { TrainingSession } from './training-session.ts';
import { createTurn } from './turn.ts';

let siteUrl = '';
const { post } = new Outbox((events) => {
  self.postMessage(events);
});

const clock = () => performance.now() / 1000;
const now = () => new Date().toISOString();
const fetchFile = (path: string) => fetchSiteFile(new URL(`datasets/${path}`, siteUrl));

// Each has turns of its own: a turn wakes only the one who took it.
const tableTurns = { clock, takeTurn: createTurn() };
const shelf = new TableShelf({ ...tableTurns, files: new IndexedDbFiles(), fetchFile, hash: sha256, now });
const tables = new TableSession({
  ...tableTurns,
  shelf,
  post: (event) => {
    self.postMessage([event]);
  },
});

const session = new TrainingSession({
  clock,
  takeTurn: createTurn(),
  wait: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
  now,
  post,
  loader: new DatasetLoader(fetchFile, shelf),
  makeModel: createModelMaker({ wasmPaths: WASM_PATHS }),
});

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'open') siteUrl = data.siteUrl;
  else if (isTableCommand(data)) void tables.carryOut(data);
  else void session.carryOut(data);
});

forwardCrashes(self, post);
