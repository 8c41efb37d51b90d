// The real session spoken to as a page would that sends anything at any time; the Lab's own page would not.
import type { ExperimentConfig } from '../../config/experiment-config.ts';
import { readForm, startForm, withField } from '../../config/experiment-form.ts';
import type { Command, RunId, TrainingEvent } from '../../protocol/messages.ts';
import { DatasetLoader } from '../dataset-loader.ts';
import type { ModelMaker } from '../model-maker.ts';
import { TrainingSession } from '../training-session.ts';

type Told<Type extends TrainingEvent['type']> = Extract<TrainingEvent, { readonly type: Type }>;

export const RUN = 'run-1' as RunId;

/** A short experiment on the data set that needs no file. */
export function shortConfig(epochs = 2): ExperimentConfig {
  const { config } = readForm(withField(startForm('xor'), 'epochs', String(epochs)), null);
  if (config === null) throw new Error('The form of this test is not good.');
  return config;
}

/** A session with everything it tells in a list. */
export class SessionUnderTest {
  readonly told: TrainingEvent[] = [];
  /** Seconds of each wait that slowed a run down. */
  readonly waits: number[] = [];
  readonly #session: TrainingSession;
  readonly #listeners = new Set<() => void>();

  constructor(makeModel: ModelMaker) {
    const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
    this.#session = new TrainingSession({
      clock: () => performance.now() / 1000,
      takeTurn: turn,
      wait: (seconds) => {
        this.waits.push(seconds);
        return turn();
      },
      now: () => '2026-11-24T00:00:00.000Z',
      post: (event) => {
        this.told.push(event);
        for (const listener of this.#listeners) listener();
      },
      loader: new DatasetLoader(() => Promise.reject(new Error('There are no files in this test.'))),
      makeModel,
    });
  }

  send(command: Exclude<Command, { type: 'open' }>): void {
    void this.#session.carryOut(command);
  }

  start(changes: Partial<Extract<Command, { readonly type: 'start' }>> = {}): void {
    this.send({ type: 'start', runId: RUN, config: shortConfig(), step: null, eventsPerSecond: null, ...changes });
  }

  goOn(step: 'batch' | null = null): void {
    this.send({ type: 'continue', runId: RUN, step });
  }

  all<Type extends TrainingEvent['type']>(type: Type): Told<Type>[] {
    return this.told.filter((event): event is Told<Type> => event.type === type);
  }

  /** The event of this type and number, once it was told; the test runner's own limit is the only one. */
  until<Type extends TrainingEvent['type']>(type: Type, number = 1): Promise<Told<Type>> {
    return new Promise((resolve) => {
      const look = () => {
        const event = this.all(type)[number - 1];
        if (event === undefined) return;
        this.#listeners.delete(look);
        resolve(event);
      };
      this.#listeners.add(look);
      look();
    });
  }

  /** Many turns of the event loop: whatever was under way has come to rest. */
  async rest(): Promise<void> {
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Model making that ends when the test says so. */
export class HeldMaker {
  /** The makings begun, oldest first. */
  readonly begun: { readonly config: ExperimentConfig; readonly finish: () => void }[] = [];
  readonly make: ModelMaker;

  constructor(makeModel: ModelMaker) {
    this.make = (request) =>
      new Promise((resolve) => {
        const finish = () => {
          resolve(makeModel(request));
        };
        this.begun.push({ config: request.config, finish });
      });
  }
}
