import type { Column } from '../batch.ts';
import type { AfterBatch, HookDescription } from '../hook.ts';
import { SILENT_CONTEXT, type HookContext } from '../hook-context.ts';
import { readOptions, type OptionValues } from '../option-values.ts';
import { columnsOf, isList, itemAt } from './column-items.ts';
import { EXAMPLE_CSV_OPTIONS, ExampleCsvHook } from './example-csv-hook.ts';

export const LOGITS_TO_CSV = {
  name: 'LogitsToCsv',
  explanation: 'Writes a CSV file with the score of each class for each example.',
  isForEvaluation: true,
  options: {
    variable: {
      kind: 'text',
      names: 'variable',
      label: 'Variable',
      explanation: 'The scores: for each example one number for each class.',
      initial: 'logits',
    },
    classNames: {
      kind: 'names',
      label: 'Class names',
      explanation: 'The heads of the columns; empty for those of the data set.',
      initial: null,
    },
    ...EXAMPLE_CSV_OPTIONS,
    outputFile: { ...EXAMPLE_CSV_OPTIONS.outputFile, initial: 'logits.csv' },
  },
  does: {
    beforeTraining: 'forgets what a stopped run left behind.',
    afterBatch: 'sets the scores of these rows aside.',
    afterEpoch: 'writes them into its file.',
  },
  keys: ({ idVariable, variable }) => ({ reads: { batch: [idVariable as string, variable as string] } }),
} as const satisfies HookDescription;

interface LogitsToCsvOptions {
  readonly variable?: string;
  readonly classNames?: readonly string[] | null;
  readonly idVariable?: string;
  readonly outputFile?: string;
  readonly streams?: readonly string[] | null;
}

type Values = OptionValues<typeof LOGITS_TO_CSV.options>;
type Context = Pick<HookContext, 'artifacts' | 'dataset'>;

/** emloop 5.12; each file holds one epoch (reference 9.25). */
export class LogitsToCsv extends ExampleCsvHook {
  readonly #options: Values;
  readonly #classCount: number;

  constructor(options: LogitsToCsvOptions = {}, { artifacts, dataset }: Context = SILENT_CONTEXT) {
    const values = readOptions<typeof LOGITS_TO_CSV.options>(LOGITS_TO_CSV, options);
    const classNames = classNamesFor(values, dataset);
    super({ ...values, header: [values.idVariable, ...classNames], artifacts });
    this.#options = values;
    this.#classCount = classNames.length;
  }

  protected rowsOf(event: AfterBatch): readonly (readonly unknown[])[] {
    const { idVariable, variable } = this.#options;
    const [ids, scores] = columnsOf('LogitsToCsv', event, [idVariable, variable]);
    return Array.from({ length: ids.length }, (_, index) => {
      const row = this.#scoresAt(scores, index);
      return [itemAt(ids, index), ...Array.from({ length: row.length }, (_item, place) => itemAt(row, place))];
    });
  }

  #scoresAt(scores: Column, index: number): Column {
    const row = itemAt(scores, index);
    const width = isList(row) ? row.length : null;
    if (isList(row) && width === this.#classCount) return row;
    throw new Error(
      `LogitsToCsv: variable '${this.#options.variable}' must hold ${this.#classCount} scores for each example, ` +
        `one for each class, but example ${index} of the batch has ${width ?? 'a single value'}.`,
    );
  }
}

function classNamesFor(values: Values, dataset: Context['dataset']): readonly string[] {
  const given = values.classNames ?? [];
  const classNames = given.length > 0 ? given : (dataset.classesNames ?? []);
  if (classNames.length === 0)
    throw new TypeError('LogitsToCsv: option classNames must name the classes, because the data set does not.');
  return classNames;
}
