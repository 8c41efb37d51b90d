import type { Batch } from './batch.ts';
import type { Policy } from './main-loop-options.ts';
import type { Log } from './log.ts';

interface SourceCheckOptions {
  readonly inputNames: readonly string[];
  readonly onUnusedSources: Policy;
  readonly log: Log;
}

/**
 * Sources that nobody reads, and sources a batch must have (emloop 2.8). A batch that is wrong both ways says so in one
 * error; a warning of an unused source is given once for each stream.
 */
export class SourceCheck {
  readonly #inputNames: readonly string[];
  readonly #policy: Policy;
  readonly #log: Log;
  readonly #warned = new Map<string, Set<string>>();

  constructor({ inputNames, onUnusedSources, log }: SourceCheckOptions) {
    this.#inputNames = [...inputNames];
    this.#policy = onUnusedSources;
    this.#log = log;
  }

  check(batch: Batch, streamName: string): void {
    const unused = this.#policy === 'ignore' ? null : this.#unused(batch, streamName);
    const missing = this.#missing(batch);
    if (unused === null && missing === null) return;
    const unusedText =
      unused === null ? '' : `Stream '${streamName}' has sources that the model does not read: ${unused.join(', ')}.`;
    if (unused !== null && this.#policy === 'warn') this.#log({ level: 'warning', message: unusedText });
    if (missing !== null)
      throw new Error(
        `Stream '${streamName}' lacks what the model reads: ${missing.join(', ')}. It has: ${Object.keys(batch).join(', ')}.`,
      );
    if (this.#policy === 'error') throw new Error(`${unusedText} Set onUnusedSources to 'warn' or 'ignore' to go on.`);
  }

  /** Null where there is none: the usual case makes no list, this runs once for every batch. */
  #missing(batch: Batch): string[] | null {
    let missing: string[] | null = null;
    for (const name of this.#inputNames) if (!Object.hasOwn(batch, name)) (missing ??= []).push(name);
    return missing;
  }

  #unused(batch: Batch, streamName: string): string[] | null {
    let unused: string[] | null = null;
    for (const source in batch)
      if (!this.#inputNames.includes(source) && !this.#isWarned(streamName, source)) (unused ??= []).push(source);
    return unused;
  }

  /** Whether it was warned of before; from now on it was. */
  #isWarned(streamName: string, source: string): boolean {
    if (this.#policy !== 'warn') return false;
    const warned = this.#warned.get(streamName) ?? new Set();
    if (warned.has(source)) return true;
    this.#warned.set(streamName, warned.add(source));
    return false;
  }
}
