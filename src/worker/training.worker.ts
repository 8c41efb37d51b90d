// The worker's entry: hands the session its port, clock, turn and files. Nobody imports this file; `main.tsx` names it.
import { WASM_PATHS } from '../engine/wasm-paths.ts';
import type { TableCommand } from '../protocol/table-messages.ts';
import { isTableCommand, type ToWorker } from '../protocol/worker-messages.ts';
import { DatasetLoader } from './dataset-loader.ts';
import { createModelMaker } from './engine-model-maker.ts';
import { fetchSiteFile } from './fetch-site-file.ts';
import type { Tables } from './tables.ts';
import { forwardCrashes } from './forward-crashes.ts';
import { Outbox } from './outbox.ts';
import { TrainingSession } from './training-session.ts';
import { createTurn } from './turn.ts';

let siteUrl = '';
const { post } = new Outbox((events) => {
  self.postMessage(events);
});

// Kept: to ask the worker for its `performance` costs six times as much as to read the clock, some twenty times a batch.
const { performance } = self;
const clock = () => performance.now() / 1000;
const now = () => new Date().toISOString();
const fetchFile = (path: string) => fetchSiteFile(new URL(`datasets/${path}`, siteUrl));

/** Loaded with the first command about a table, or the first training on one: who trains on a demo never needs it. */
let tables: Promise<Tables> | null = null;
function loadTables(): Promise<Tables> {
  tables ??= import('./browser-tables.ts').then(({ openBrowserTables }) =>
    // A turn of its own: one wakes only the one who took it.
    openBrowserTables({ clock, takeTurn: createTurn(), now, fetchFile }, (event) => {
      self.postMessage([event]);
    }),
  );
  return tables;
}

async function carryOutTable(command: TableCommand): Promise<void> {
  await (await loadTables()).carryOut(command);
}

const session = new TrainingSession({
  clock,
  takeTurn: createTurn(),
  wait: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
  now,
  post,
  loader: new DatasetLoader(fetchFile, async (config, input) => (await loadTables()).prepare(config, input)),
  makeModel: createModelMaker({ wasmPaths: WASM_PATHS }),
});

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'open') siteUrl = data.siteUrl;
  else if (isTableCommand(data)) void carryOutTable(data);
  else void session.carryOut(data);
});

forwardCrashes(self, post);
