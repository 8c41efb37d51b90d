import { isList, itemAt } from './column-items.ts';
import { itemText } from './number-list.ts';

export type ClassName = number | string;

/** How often a class was expected, was predicted, and both at once. */
export interface ClassCount {
  expected: number;
  predicted: number;
  hits: number;
}

/** Counts of every class that was expected or predicted, in sorted order, as scikit-learn's `unique_labels` has them. */
export type ClassCounts = ReadonlyMap<ClassName, Readonly<ClassCount>>;

/** Throws where an item is no class, or where some classes are texts and some are numbers. */
export function countClasses(expected: readonly unknown[], predicted: readonly unknown[]): ClassCounts {
  const counts = new Map<ClassName, ClassCount>();
  for (const [row, item] of expected.entries()) {
    const name = classOf(item);
    const predictedName = classOf(predicted[row]);
    const count = countOf(name, counts);
    count.expected += 1;
    countOf(predictedName, counts).predicted += 1;
    if (name === predictedName) count.hits += 1;
  }
  return new Map([...counts].sort(([a], [b]) => order(a, b)));
}

function countOf(name: ClassName, counts: Map<ClassName, ClassCount>): ClassCount {
  let count = counts.get(name);
  if (count === undefined) counts.set(name, (count = { expected: 0, predicted: 0, hits: 0 }));
  return count;
}

/** Truth values are the classes 0 and 1; a list of one item is that item, as in a column with one number in each row. */
function classOf(item: unknown): ClassName {
  if (typeof item === 'string') return item;
  if (typeof item === 'boolean') return Number(item);
  if (typeof item === 'number' && Number.isInteger(item)) return item;
  if (isList(item) && item.length === 1) return classOf(itemAt(item, 0));
  const came = isList(item) ? `a list of ${item.length}` : itemText(item);
  throw new TypeError(
    `a class (a whole number, a truth value or a text) was expected for each example, but ${came} came`,
  );
}

function order(a: ClassName, b: ClassName): number {
  if (typeof a !== typeof b)
    throw new TypeError(`classes must be all numbers or all texts, but there are ${classText(a)} and ${classText(b)}`);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return a < b ? -1 : 1;
}

export function classText(name: ClassName): string {
  return typeof name === 'string' ? `'${name}'` : String(name);
}
