import type { Column } from '../batch.ts';
import type { AfterBatch } from '../hook.ts';
import { columnsOf, isList, itemAt } from './column-items.ts';

interface SequenceOptions {
  readonly idVariable: string;
  readonly padMaskVariable: string | null;
  readonly variables: readonly string[];
  /** The sequences of an example go side by side, so they must have the same length also without a mask. */
  readonly isAligned: boolean;
}

/** One example of a batch of sequences. */
interface SequenceExample {
  readonly id: unknown;
  /** For each variable its sequence, in order. */
  readonly sequences: readonly Column[];
  /** True where the sequences hold something, false where they were filled up. */
  readonly isKept: (place: number) => boolean;
}

/** A batch of sequences by example. Throws when a variable is missing or holds no sequences, or when lengths do not fit. */
export class SequenceColumns {
  readonly #owner: string;
  readonly #options: SequenceOptions;
  readonly #streamName: string;
  readonly #ids: Column;
  readonly #mask: Column | null;
  readonly #columns: readonly Column[];

  constructor(owner: string, event: AfterBatch, options: SequenceOptions) {
    const { idVariable, padMaskVariable, variables } = options;
    const masks = padMaskVariable === null ? [] : [padMaskVariable];
    const [ids, ...rest] = columnsOf(owner, event, [idVariable, ...masks, ...variables]);
    this.#owner = owner;
    this.#options = options;
    this.#streamName = event.streamName;
    this.#ids = ids;
    this.#mask = padMaskVariable === null ? null : (rest[0] ?? null);
    this.#columns = rest.slice(masks.length);
  }

  get length(): number {
    return this.#ids.length;
  }

  at(index: number): SequenceExample {
    const { variables, padMaskVariable, isAligned } = this.#options;
    const id = itemAt(this.#ids, index);
    const sequences = this.#columns.map((column, place) => this.#sequence(column, index, variables[place] ?? ''));
    const mask = this.#mask === null ? null : this.#sequence(this.#mask, index, padMaskVariable ?? '');
    if (isAligned || mask !== null) this.#requireSameLength(id, mask === null ? sequences : [...sequences, mask]);
    return { id, sequences, isKept: (place) => mask === null || Boolean(itemAt(mask, place)) };
  }

  #sequence(column: Column, index: number, variable: string): Column {
    const item = itemAt(column, index);
    if (isList(item)) return item;
    throw new TypeError(
      `${this.#owner}: variable '${variable}' of stream '${this.#streamName}' must hold a list for each example, ` +
        `but example ${index} of the batch is a single value.`,
    );
  }

  #requireSameLength(id: unknown, lists: readonly Column[]): void {
    if (new Set(lists.map(({ length }) => length)).size <= 1) return;
    const { variables, padMaskVariable } = this.#options;
    const lengths = lists.map(({ length }, place) => `'${variables[place] ?? padMaskVariable ?? ''}' has ${length}`);
    throw new Error(
      `${this.#owner}: the sequences of example '${String(id)}' of stream '${this.#streamName}' must have the same ` +
        `length, but ${lengths.join(', ')}.`,
    );
  }
}
