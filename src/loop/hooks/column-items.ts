import { isNdArray, ndArray, type Column } from '../batch.ts';
import type { AfterBatch } from '../hook.ts';
import { valueText } from '../option-values.ts';
import { knownNames } from './known-names.ts';

/** One column for each of the names, in their order. */
type ColumnsOf<Names extends readonly string[]> = { readonly [Place in keyof Names]: Column };

/**
 * Variables of the batch. Throws when one is not there, is no list with one item for each example, or when they do not all
 * have the same number of examples.
 */
export function columnsOf<const Names extends readonly string[]>(
  owner: string,
  event: AfterBatch,
  names: Names,
): ColumnsOf<Names> {
  const columns = names.map((name) => columnOf(owner, event, name));
  if (new Set(columns.map(({ length }) => length)).size > 1) {
    const lengths = names.map((name, index) => `'${name}' has ${columns[index]?.length ?? 0}`).join(', ');
    throw new Error(`${owner}: stream '${event.streamName}' must have one of each for every example, but ${lengths}.`);
  }
  return columns as ColumnsOf<Names>;
}

function columnOf(owner: string, { streamName, batchData }: AfterBatch, variable: string): Column {
  if (!Object.hasOwn(batchData, variable))
    throw new Error(
      `${owner}: stream '${streamName}' has no variable '${variable}'. It has: ${knownNames(batchData)}.`,
    );
  const value = batchData[variable];
  if (isList(value)) return value;
  throw new TypeError(
    `${owner}: variable '${variable}' of stream '${streamName}' must be a list with one item for each example, ` +
      `but is ${valueText(value)}.`,
  );
}

/** Anything with a length and items: a plain array, a typed array or an NdArray. A text is none. */
export function isList(value: unknown): value is Column {
  return typeof value === 'object' && value !== null && 'length' in value && typeof value.length === 'number';
}

/** One item: a value, or where the array has more dimensions what lies below it, as an array of its own shape. */
export function itemAt(list: Column, index: number): unknown {
  if (!isNdArray(list)) return list[index];
  const shape = list.shape.slice(1);
  if (shape.length === 0) return list.data[index];
  const size = shape.reduce((product, side) => product * side, 1);
  return ndArray(list.data.subarray(index * size, (index + 1) * size), shape);
}

/** All that is in it, at any depth, in order; a value that is no list is one item. */
export function flatItems(value: unknown): unknown[] {
  const items: unknown[] = [];
  collect(value, items);
  return items;
}

function collect(value: unknown, items: unknown[]): void {
  if (!isList(value)) {
    items.push(value);
    return;
  }
  const list: ArrayLike<unknown> = isNdArray(value) ? value.data : value;
  for (let index = 0; index < list.length; index += 1) collect(list[index], items);
}
