import type { AfterEpoch, Hook, HookDescription } from '../hook.ts';
import { SILENT_CONTEXT, type HookContext } from '../hook-context.ts';
import { readOptions } from '../option-values.ts';

export const EVERY_N_EPOCH = {
  name: 'EveryNEpoch',
  explanation: 'Says in the log when so many epochs are done; other hooks are built upon it.',
  options: {
    nEpochs: {
      kind: 'number',
      label: 'Every n epochs',
      explanation: 'Acts after epoch 0 and then after each epoch that is a multiple of this.',
      min: 1,
      max: 1_000_000_000,
      isInteger: true,
      initial: 1,
    },
  },
  does: { afterEpoch: 'says so in the log, if this is an n-th epoch.' },
} as const satisfies HookDescription;

interface EveryNEpochOptions {
  readonly nEpochs?: number;
}

/** emloop 5.7: the base of hooks that act every n-th epoch; they say what they do in {@link afterNEpoch}. */
export class EveryNEpoch implements Hook {
  readonly #name: string;
  readonly #nEpochs: number;
  readonly #log: HookContext['log'];

  /** `name` is that of the hook built upon it, for errors. */
  constructor(
    options: EveryNEpochOptions = {},
    { log }: Pick<HookContext, 'log'> = SILENT_CONTEXT,
    name: string = EVERY_N_EPOCH.name,
  ) {
    this.#name = name;
    this.#nEpochs = readOptions({ name, options: EVERY_N_EPOCH.options }, options).nEpochs;
    this.#log = log;
  }

  afterEpoch(event: AfterEpoch): void | Promise<void> {
    if (event.epochId % this.#nEpochs === 0) return this.afterNEpoch(event);
  }

  protected afterNEpoch({ epochId }: AfterEpoch): void | Promise<void> {
    this.#log({ level: 'info', message: `${this.#name}: epoch ${epochId} is one of every ${this.#nEpochs}` });
  }
}
