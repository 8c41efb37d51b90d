import type { BatchData } from '../hook.ts';
import { nameMap } from '../batch.ts';
import { NumberList } from './number-list.ts';

/** Collects variables over an epoch, by stream (emloop 5.2, AccumulateVariables). */
export class VariableAccumulator {
  readonly #owner: string;
  readonly #variables: readonly string[];
  #lists: Record<string, Record<string, NumberList>> = nameMap();
  #isRestored = false;

  constructor(owner: string, variables: readonly string[]) {
    this.#owner = owner;
    this.#variables = variables;
  }

  /** A run that was stopped in mid-epoch leaves numbers behind; only a restored run goes on with them. */
  startRun(): void {
    if (!this.#isRestored) this.clear();
    this.#isRestored = false;
  }

  /** Throws when a variable is not in the batch or does not hold numbers, naming what there is. */
  add(streamName: string, batchData: BatchData): void {
    const lists = (this.#lists[streamName] ??= nameMap());
    for (const variable of this.#variables) {
      const column = batchData[variable];
      if (column === undefined)
        throw new Error(
          `${this.#owner}: stream '${streamName}' has no variable '${variable}'. It has: ${Object.keys(batchData).join(', ')}.`,
        );
      const list = (lists[variable] ??= new NumberList());
      try {
        list.append(column);
      } catch (error) {
        throw new TypeError(`${this.#owner}: variable '${variable}': ${(error as Error).message}.`, {
          cause: error,
        });
      }
    }
  }

  /** The numbers collected of a variable; none for a stream that gave no batch. */
  values(streamName: string, variable: string): Float64Array {
    return this.#lists[streamName]?.[variable]?.values ?? new Float64Array(0);
  }

  clear(): void {
    for (const lists of Object.values(this.#lists)) for (const list of Object.values(lists)) list.clear();
  }

  captureState(): unknown {
    return Object.entries(this.#lists).map(([stream, lists]) => [
      stream,
      Object.entries(lists).map(([variable, list]) => [variable, list.values.slice()]),
    ]);
  }

  restoreState(state: unknown): void {
    this.#isRestored = true;
    this.#lists = nameMap();
    for (const [stream, entries] of state as [string, [string, Float64Array][]][]) {
      const lists = (this.#lists[stream] = nameMap<NumberList>());
      for (const [variable, values] of entries) (lists[variable] = new NumberList()).append(values);
    }
  }
}
