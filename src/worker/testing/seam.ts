// The whole path from data set to store in Node: the real session and the real store over a MessageChannel.
import { MessageChannel } from 'node:worker_threads';
import type { BackendDecision } from '../../config/backends.ts';
import type { TrainableModel } from '../../engine/create-model.ts';
import type { ModelOutput } from '../../loop/index.ts';
import { createLab, type Lab } from '../../store/lab.ts';
import type { WorkerPort } from '../../store/training-client.ts';
import type { LabState } from '../../store/lab-state.ts';
import { isTableCommand, type FromWorker, type ToWorker } from '../../protocol/worker-messages.ts';
import { MemoryFiles } from '../../storage/testing/memory-files.ts';
import { DatasetLoader } from '../dataset-loader.ts';
import type { ModelMaker } from '../model-maker.ts';
import { Outbox } from '../outbox.ts';
import { createTables } from '../tables.ts';
import { TrainingSession } from '../training-session.ts';
import { sha256 } from './sha-256.ts';

const DECISION: BackendDecision = { backend: 'cpu', reason: 'Taken by the test.', reports: [] };

/** A model that says a loss which falls with each batch learned, and knows no tensors. */
export class CountingModel implements TrainableModel {
  readonly inputNames = ['features', 'target'];
  readonly outputNames = ['loss', 'accuracy'];
  readonly layers = [{ label: 'Counting', outputShape: [2], parameterCount: 1 }];
  readonly parameterCount = 1;
  readonly memoryBytes = null;
  isDisposed = false;
  learningRate = 0.1;
  learned = 0;

  run(batch: Readonly<Record<string, unknown>>, train: boolean) {
    const rows = (batch['target'] as Int32Array).length;
    const loss = new Float32Array(rows).fill(1 / (1 + this.learned));
    if (train) this.learned += 1;
    return { loss, accuracy: new Float32Array(rows).fill(0.5) };
  }
  runFor(asked: readonly string[], batch: Readonly<Record<string, unknown>>, train: boolean) {
    const outputs: ModelOutput = this.run(batch, train);
    return Object.fromEntries(Object.entries(outputs).filter(([name]) => asked.includes(name)));
  }
  predict({ length }: { length: number }) {
    return new Float32Array(length * 2).fill(0.5);
  }
  captureState() {
    return {
      weights: Float32Array.of(this.learned),
      slots: [],
      scalars: new Float64Array(),
      updateCount: this.learned,
      optimizer: 'sgd' as const,
    };
  }
  restoreState(state: unknown) {
    this.learned = (state as { updateCount: number }).updateCount;
  }
  gradientNorm() {
    return this.learned === 0 ? null : 1 / this.learned;
  }
  dispose() {
    this.isDisposed = true;
  }
}

export interface Seam extends Lab {
  /** Every model made, oldest first. */
  readonly models: CountingModel[];
  /** What crossed the seam, in order. */
  readonly events: FromWorker[];
  /** Resolves once the page's state is as wanted; the test runner's own limit is the only one. */
  until(isWanted: (state: LabState) => boolean): Promise<LabState>;
  close(): void;
}

export interface SeamOptions {
  readonly makeModel?: ModelMaker;
  readonly fetchFile?: (path: string) => Promise<Uint8Array>;
}

/** Opens the page's state with a session behind it, as the worker would hold one. */
export function openSeam({ makeModel, fetchFile }: SeamOptions = {}): Seam {
  const models: CountingModel[] = [];
  const events: FromWorker[] = [];
  const closers: (() => void)[] = [];
  // The browser's: they outlive a worker.
  const files = new MemoryFiles();
  const makeCountingModel: ModelMaker = () => {
    const model = new CountingModel();
    models.push(model);
    return Promise.resolve({ model, decision: DECISION });
  };
  const createWorker = (): WorkerPort => {
    const { port1, port2 } = new MessageChannel();
    // Not the worker's MessageChannel turn: Node hands one port up to a thousand messages before any other.
    const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
    const clock = () => performance.now() / 1000;
    const now = () => '2026-11-24T00:00:00.000Z';
    const fetch = fetchFile ?? (() => Promise.reject(new Error('There are no files in this test.')));
    const tables = createTables({
      clock,
      takeTurn: turn,
      files,
      fetchFile: fetch,
      hash: sha256,
      now,
      post: (event) => {
        port2.postMessage([event]);
      },
    });
    const session = new TrainingSession({
      clock,
      takeTurn: turn,
      wait: turn,
      now,
      post: new Outbox((sent) => {
        port2.postMessage(sent);
      }).post,
      loader: new DatasetLoader(fetch, tables.prepare),
      makeModel: makeModel ?? makeCountingModel,
    });
    port2.on('message', (command: ToWorker) => {
      if (isTableCommand(command)) void tables.carryOut(command);
      else if (command.type !== 'open') void session.carryOut(command);
    });
    const close = () => {
      port1.close();
    };
    closers.push(close);
    return {
      postMessage: (command: ToWorker) => {
        port1.postMessage(command);
      },
      addEventListener: (
        type: string,
        listener: (event: { readonly data: readonly FromWorker[]; message?: string }) => void,
      ) => {
        if (type === 'message')
          port1.on('message', (data: readonly FromWorker[]) => {
            events.push(...data);
            listener({ data });
          });
      },
      terminate: close,
    };
  };
  const lab = createLab({ createWorker, siteUrl: 'http://site/', schedule: queueMicrotask });
  lab.actions.setField('dataset', 'xor');
  return {
    ...lab,
    models,
    events,
    until: (isWanted) =>
      new Promise((resolve) => {
        const look = (state: LabState) => {
          if (!isWanted(state)) return;
          unsubscribe();
          resolve(state);
        };
        const unsubscribe = lab.store.subscribe(look);
        look(lab.store.getState());
      }),
    close: () => {
      for (const close of closers) close();
    },
  };
}
