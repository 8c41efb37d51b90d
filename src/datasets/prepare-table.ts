import { findColumn, type CategoryColumn, type TypedTable } from './csv/typed-table.ts';
import type { PlanePoints, PreparationInput, PreparedDataset } from './dataset-definition.ts';
import { encodedNames, encodeFeatures, fitEncoders, type FeatureEncoder } from './encode/encode-features.ts';
import { filledNumber } from './encode/number-encoder.ts';
import { planePoints } from './plane-points.ts';
import { preparedRows } from './prepared-rows.ts';
import { stratifiedSplit, type Split } from './split.ts';
import { lineList, missingLines, tableNotes } from './table-notes.ts';

interface TableUse {
  readonly table: TypedTable;
  /** The column to learn; it must hold categories. */
  readonly targetName: string;
  /** Columns the model sees, in this order. */
  readonly featureNames: readonly string[];
  /** For two columns of numbers: what to write at the axes of the decision map. */
  readonly axisLabels: readonly [string, string] | null;
  /** What was done to the table before. */
  readonly notes: readonly string[];
}

/**
 * From a table to streams: split, then encode with what the training rows alone say, so that nothing of the valid and
 * test rows leaks into what the model sees. Rows without a target are left out.
 */
export function prepareTable(use: TableUse, input: PreparationInput): PreparedDataset {
  const { table } = use;
  const target = findColumn(table, use.targetName);
  if (target.kind !== 'category')
    throw new Error(`The target '${target.name}' is a column of numbers. Choose a column of categories.`);
  const columns = use.featureNames.map((name) => findColumn(table, name));
  const split = stratifiedSplit(target.codes, input.random);
  const encoders = fitEncoders(columns, split.train);
  const names = encodedNames(encoders);
  return preparedRows(
    {
      features: encodeFeatures(encoders, columns),
      inputShape: [names.length],
      featureNames: names,
      target: { kind: 'classes', name: target.name, classNames: target.categories },
      targetValues: target.codes,
      split,
      plane: use.axisLabels === null ? null : tablePlane(use, encoders, { target, split }),
      notes: [...use.notes, ...targetNotes(target, table), ...tableNotes(table, columns, encoders)],
    },
    input,
  );
}

function targetNotes({ name, isMissing }: CategoryColumn, table: TypedTable): string[] {
  const lines = missingLines(table, isMissing);
  if (lines.length === 0) return [];
  const [rows, have, are] = lines.length === 1 ? ['row', 'has', 'is'] : ['rows', 'have', 'are'];
  return [`${lines.length} ${rows} ${have} no ${name} and ${are} left out: ${lineList(lines)}.`];
}

/** Points in the units of the table; a missing value stands where it was filled in, for that is what the model sees. */
function tablePlane(
  { table, axisLabels }: TableUse,
  encoders: readonly FeatureEncoder[],
  { target, split }: { readonly target: CategoryColumn; readonly split: Split },
): PlanePoints | null {
  const [xAxis, yAxis] = encoders.map((encoder, index) => {
    const column = findColumn(table, encoder.name);
    if (encoder.kind !== 'number' || column.kind !== 'number') return null;
    const values = column.values.map((value) => filledNumber(value, encoder.fill));
    return { label: axisLabels?.[index] ?? encoder.name, values, encoding: encoder };
  });
  return xAxis && yAxis && encoders.length === 2 ? planePoints({ x: xAxis, y: yAxis }, target.codes, split) : null;
}
