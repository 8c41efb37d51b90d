import type { Hook, HookDescription } from '../hook.ts';
import { SILENT_CONTEXT, type HookContext } from '../hook-context.ts';

export const LOG_DIR = {
  name: 'LogDir',
  explanation: 'Logs which run this is and where its files go.',
  options: {},
  does: {
    beforeTraining: 'logs when the run began and where its files go.',
    afterEpoch: 'logs it again.',
    afterTraining: 'logs it for the last time.',
  },
} as const satisfies HookDescription;

/** emloop 5.9. There is no directory: files go to the run's artifacts, and a run is told by the time it began. */
export class LogDir implements Hook {
  readonly #context: Pick<HookContext, 'log' | 'now'>;
  #begin: string | null = null;
  #isRestored = false;

  constructor(_options: object = {}, context: Pick<HookContext, 'log' | 'now'> = SILENT_CONTEXT) {
    this.#context = context;
  }

  /** A run that goes on from a captured state keeps the time it first began. */
  beforeTraining(): void {
    if (!this.#isRestored) this.#begin = null;
    this.#isRestored = false;
    this.#write();
  }

  afterEpoch(): void {
    this.#write();
  }

  afterTraining(): void {
    this.#write();
  }

  captureState(): unknown {
    return this.#begin;
  }

  restoreState(state: unknown): void {
    this.#begin = state as string | null;
    this.#isRestored = true;
  }

  /** A bare epoch has no beforeTraining: it began when it is first asked. */
  #write(): void {
    this.#begin ??= this.#context.now();
    const message = `The run that began ${this.#begin} writes its files to its artifacts`;
    this.#context.log({ level: 'info', message });
  }
}
