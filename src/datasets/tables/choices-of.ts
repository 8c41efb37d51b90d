import { initialChoices, NO_CHOICES, type SplitRule, type TableChoices } from '../csv/columns/table-choices.ts';
import type { NamedSplit, TableDescription } from '../dataset-definition.ts';

/**
 * The choices that make a table the described data set: its target, its features, all other columns ignored, and its
 * split. `header` has the names of the table's columns. Throws where one of those described is not among them.
 */
export function choicesOf(
  table: Omit<TableDescription, 'path'>,
  header: readonly string[],
  batchSize = 16,
): TableChoices {
  const target = indexOf(table.target, header);
  const features = new Set(table.features.map((name) => indexOf(name, header)));
  const roleOf = (index: number) => {
    if (index === target) return 'target';
    return features.has(index) ? 'feature' : 'ignore';
  };
  return {
    ...initialChoices(header.length, batchSize),
    columns: header.map((_, index) => ({ ...NO_CHOICES, role: roleOf(index) })),
    split: splitRule(table.split, header),
  };
}

function splitRule(split: NamedSplit, header: readonly string[]): SplitRule {
  switch (split.kind) {
    case 'stratified':
    case 'shuffled':
      return { kind: split.kind };
    case 'grouped':
      return { kind: 'grouped', column: indexOf(split.column, header) };
    case 'ordered':
      return { kind: 'ordered', column: split.column === null ? null : indexOf(split.column, header) };
  }
}

function indexOf(name: string, header: readonly string[]): number {
  const index = header.indexOf(name);
  if (index < 0) throw new Error(`There is no column '${name}'. There are: ${header.join(', ')}.`);
  return index;
}
