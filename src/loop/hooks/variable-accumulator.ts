import type { BatchData } from '../hook.ts';
import { nameMap } from '../batch.ts';
import { knownNames } from './known-names.ts';

/** What the columns of a variable are collected in. */
export interface ColumnList {
  /** Examples so far. */
  readonly rows: number;
  /** Throws saying what was expected and what came. */
  append(column: unknown): void;
  clear(): void;
  captureState(): unknown;
  restoreState(state: unknown): void;
}

/** Collects variables over an epoch, by stream (emloop 5.2, AccumulateVariables). */
export class VariableAccumulator<List extends ColumnList> {
  readonly #owner: string;
  readonly #variables: readonly string[];
  readonly #createList: () => List;
  #lists: Record<string, Record<string, List>> = nameMap();
  #isRestored = false;

  constructor(owner: string, variables: readonly string[], createList: () => List) {
    this.#owner = owner;
    this.#variables = [...new Set(variables)];
    this.#createList = createList;
  }

  /** A run that was stopped in mid-epoch leaves numbers behind; only a restored run goes on with them. */
  startRun(): void {
    if (!this.#isRestored) this.clear();
    this.#isRestored = false;
  }

  /** Throws when a variable is not in the batch or does not hold what the list takes, naming what there is. */
  add(streamName: string, batchData: BatchData): void {
    const lists = (this.#lists[streamName] ??= nameMap());
    for (const variable of this.#variables) {
      if (!Object.hasOwn(batchData, variable))
        throw new Error(
          `${this.#owner}: stream '${streamName}' has no variable '${variable}'. It has: ${knownNames(batchData)}.`,
        );
      const list = (lists[variable] ??= this.#createList());
      try {
        list.append(batchData[variable]);
      } catch (error) {
        throw new TypeError(`${this.#owner}: variable '${variable}': ${(error as Error).message}.`, {
          cause: error,
        });
      }
    }
  }

  /** The same for variables that belong together row by row: throws also where one has more rows than another. */
  addPaired(streamName: string, batchData: BatchData): void {
    this.add(streamName, batchData);
    const rows = this.#variables.map((variable) => this.list(streamName, variable).rows);
    if (new Set(rows).size > 1)
      throw new Error(
        `${this.#owner}: the variables of stream '${streamName}' must have equally many examples, but ` +
          `${this.#variables.map((variable) => `'${variable}' has ${lengthOf(batchData[variable])}`).join(', ')}.`,
      );
  }

  /** What was collected of a variable; an empty list for a stream that gave no batch. */
  list(streamName: string, variable: string): List {
    return this.#lists[streamName]?.[variable] ?? this.#createList();
  }

  clear(): void {
    for (const lists of Object.values(this.#lists)) for (const list of Object.values(lists)) list.clear();
  }

  captureState(): unknown {
    return Object.entries(this.#lists).map(([stream, lists]) => [
      stream,
      Object.entries(lists).map(([variable, list]) => [variable, list.captureState()]),
    ]);
  }

  restoreState(state: unknown): void {
    this.#isRestored = true;
    this.#lists = nameMap();
    for (const [stream, entries] of state as [string, [string, unknown][]][]) {
      const lists = (this.#lists[stream] = nameMap<List>());
      for (const [variable, captured] of entries) (lists[variable] = this.#createList()).restoreState(captured);
    }
  }
}

function lengthOf(column: unknown): number {
  return (column as ArrayLike<unknown>).length;
}
