import type { AfterEpochProfile, Hook, HookDescription, Profile } from '../hook.ts';
import { SILENT_CONTEXT, type HookContext } from '../hook-context.ts';
import { totalSeconds } from '../profile.ts';

export const LOG_PROFILE = {
  name: 'LogProfile',
  explanation: 'Logs where the time of each epoch went: model, reading, hooks.',
  isForEvaluation: true,
  options: {},
  does: { afterEpochProfile: 'logs the seconds that the model, reading and the hooks took.' },
} as const satisfies HookDescription;

/** emloop 5.10. */
export class LogProfile implements Hook {
  readonly #log: HookContext['log'];

  constructor(_options: object = {}, { log }: Pick<HookContext, 'log'> = SILENT_CONTEXT) {
    this.#log = log;
  }

  /** A stream that is passed twice has one timer: it is counted once. */
  afterEpochProfile({ profile, streams }: AfterEpochProfile): void {
    const names = [...new Set(streams)];
    for (const name of names) this.#line(`the model on ${name}`, totalSeconds(profile, `eval_batch_${name}`));
    this.#line('reading', totalOf(profile, 'read_batch', names));
    const afterEpoch = totalSeconds(profile, 'after_epoch_hooks');
    this.#line('the hooks', afterEpoch + totalOf(profile, 'after_batch_hooks', names));
  }

  #line(what: string, seconds: number): void {
    this.#log({ level: 'info', message: `Time of ${what}: ${seconds.toFixed(6)} s` });
  }
}

function totalOf(profile: Profile, timer: string, streams: readonly string[]): number {
  let total = 0;
  for (const name of streams) total += totalSeconds(profile, `${timer}_${name}`);
  return total;
}
