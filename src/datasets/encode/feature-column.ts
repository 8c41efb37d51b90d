import type { DateForm } from '../csv/columns/date-syntax.ts';
import type { Scaling } from '../csv/columns/table-choices.ts';
import type { UnderstoodValues } from '../csv/columns/typed-column.ts';

/** How texts of a column are read, so that another file's are read the same way. */
export interface TextRule {
  readonly missingTokens: readonly string[];
  readonly dateForm: DateForm | null;
  /** Kinds that count as one, named `other`. */
  readonly mergedKinds: readonly string[];
}

/** A column that a model is to see. */
export interface FeatureColumn<Values extends UnderstoodValues = UnderstoodValues> {
  /** Index of the table's column. */
  readonly source: number;
  readonly values: Values;
  readonly rule: TextRule;
}

/** What all encoders know of their column. */
export interface EncoderBase {
  readonly name: string;
  /** Index of the table's column. */
  readonly source: number;
  readonly rule: TextRule;
  /** Whether a number of its own says where it is missing: `NAME is missing`. */
  readonly hasIndicator: boolean;
}

/** What encoders are fitted on. */
export interface Fitting {
  /** Rows whose values may be used; all others stay unseen. */
  readonly trainRows: Int32Array;
  readonly scaling: Scaling;
  /** Whether a column that has missing values in the training rows tells the model where. */
  readonly tellsMissing: boolean;
}

export function encoderBase(
  { source, rule, values }: FeatureColumn,
  { trainRows, tellsMissing }: Fitting,
): EncoderBase {
  const hasIndicator = tellsMissing && trainRows.some((row) => values.isMissing[row] === 1);
  return { name: values.name, source, rule, hasIndicator };
}
