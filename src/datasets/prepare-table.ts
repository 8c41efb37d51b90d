import { typedColumn, type UnderstoodValues } from './csv/columns/typed-column.ts';
import { featureColumns, type UnderstoodColumn, type UnderstoodTable } from './csv/columns/understand-table.ts';
import { grouped, MAX_USED_COLUMNS } from './csv/csv-limits.ts';
import type { PlanePoints, PreparationInput, PreparedDataset } from './dataset-definition.ts';
import { encodedColumns, encodedWidth, encodeFeatures, fitEncoders } from './encode/encode-features.ts';
import type { FeatureEncoder } from './encode/encode-features.ts';
import type { FeatureColumn } from './encode/feature-column.ts';
import { filledNumber } from './encode/number-encoder.ts';
import { planePoints } from './plane-points.ts';
import { preparedRows } from './prepared-rows.ts';
import { rowForm } from './row-form.ts';
import type { Split } from './split.ts';
import { tableNotes } from './table-notes.ts';
import { tableTarget, type TableTarget } from './table-target.ts';

interface TableUse {
  /** Its roles say what is to be learnt and from what. */
  readonly understood: UnderstoodTable;
  /** Indices into `understood.rows`. */
  readonly split: Split;
  /** Whether a column that has missing values in the training rows tells the model where. */
  readonly tellsMissing: boolean;
  /** What to write at the axes of the decision map instead of the names of the columns. */
  readonly axisLabels: readonly [string, string] | null;
  /** What was done to the table before, each a sentence. */
  readonly notes: readonly string[];
}

/** Numbers of an encoded table: half a gigabyte. */
const MAX_NUMBERS = 2 ** 27;
/** More points than these, or more colours, make no map that one can read. */
const MAX_POINTS = 10_000;
const MAX_MAP_CLASSES = 20;

/**
 * From a table to streams: encoded with what the training rows alone say, so that nothing of the valid and test rows leaks
 * into what the model sees. Throws where there is no target, no feature that tells training rows apart, or so much that
 * it does not fit into memory.
 */
export function prepareTable(use: TableUse, input: Pick<PreparationInput, 'batchSize' | 'random'>): PreparedDataset {
  const { understood, split } = use;
  const learnt = tableTarget(understood, split, input.random);
  const columns = featureColumns(understood).map((column) => featureColumn(column, understood.rows));
  const { scaling } = understood.choices;
  const encoders = fitEncoders(columns, { trainRows: split.train, scaling, tellsMissing: use.tellsMissing });
  checkSize(encoders, understood.rows.length);
  const values = columns.map((column) => column.values);
  const features = encodeFeatures(encoders, values);
  const { lines } = understood;
  const { target, passRows } = learnt;
  return preparedRows(
    {
      features,
      inputShape: [features.width],
      featureNames: encodedColumns(encoders).map(({ name }) => name),
      target,
      targetValues: learnt.values,
      split,
      passRows,
      plane: tablePlane(use, { encoders, values, learnt }),
      rowForm: rowForm({ encoders, features, target: learnt.values, lines, split }),
      notes: [...use.notes, ...tableNotes({ understood, split, learnt, values, encoders })],
    },
    input,
  );
}

function featureColumn(column: UnderstoodColumn, rows: Int32Array): FeatureColumn {
  const { dateForm, mergedKinds } = column.choices;
  return {
    source: column.index,
    values: typedColumn(column, rows),
    rule: { missingTokens: column.reading.missingTokens, dateForm, mergedKinds },
  };
}

function checkSize(encoders: readonly FeatureEncoder[], rowCount: number): void {
  const width = encoders.reduce((sum, encoder) => sum + encodedWidth(encoder), 0);
  if (width === 0)
    throw new Error(
      'There is nothing to learn from: in each feature all training rows are alike. Make other columns features, or give ' +
        'the training part more rows.',
    );
  const widest = encoders.reduce((most, other) => (encodedWidth(other) > encodedWidth(most) ? other : most));
  const fix = `Column '${widest.name}' alone gives ${grouped(encodedWidth(widest))}: set its role to ignore.`;
  if (width > MAX_USED_COLUMNS)
    throw new Error(
      `The features become ${grouped(width)} numbers a row, a model can take ${grouped(MAX_USED_COLUMNS)}. ${fix}`,
    );
  if (width * rowCount > MAX_NUMBERS)
    throw new Error(
      `${grouped(rowCount)} rows of ${grouped(width)} numbers are ${grouped(width * rowCount)} numbers, ` +
        `${grouped(MAX_NUMBERS)} fit into memory. Leave out rows or features. ${fix}`,
    );
}

interface EncodedColumns {
  readonly encoders: readonly FeatureEncoder[];
  readonly values: readonly UnderstoodValues[];
  readonly learnt: TableTarget;
}

/** Points in the units of the table; a missing value stands where it was filled in, for that is what the model sees. */
function tablePlane({ split, axisLabels }: TableUse, { encoders, values, learnt }: EncodedColumns): PlanePoints | null {
  const { target, values: classIndex } = learnt;
  const isDrawable = target.kind === 'classes' && target.classNames.length <= MAX_MAP_CLASSES;
  if (!isDrawable || !(classIndex instanceof Int32Array) || classIndex.length > MAX_POINTS) return null;
  const axes = encoders.map((encoder, index) => {
    const column = values.find(({ name }) => name === encoder.name);
    if (encoder.kind !== 'number' || encoder.hasIndicator || column?.kind !== 'number') return null;
    const filled = column.values.map((value) => filledNumber(value, encoder.fill));
    return { label: axisLabels?.[index] ?? encoder.name, values: filled, encoding: encoder };
  });
  const [x, y] = axes;
  return x && y && axes.length === 2 ? planePoints({ x, y }, classIndex, split) : null;
}
