import type { Column } from '../batch.ts';
import type { AfterBatch, AfterEpoch, Hook, HookDescription } from '../hook.ts';
import { SILENT_CONTEXT, type HookContext } from '../hook-context.ts';
import { readOptions, type OptionValues } from '../option-values.ts';
import { columnsOf, isList, itemAt } from './column-items.ts';
import { ExampleCsv } from './example-csv.ts';

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
    idVariable: {
      kind: 'text',
      names: 'variable',
      label: 'Id variable',
      explanation: 'What tells the examples apart.',
      initial: 'ids',
    },
    outputFile: {
      kind: 'text',
      names: 'file',
      label: 'Output file',
      explanation: 'Each epoch replaces it; with {epoch} in its name each epoch has its own.',
      initial: 'logits.csv',
    },
    streams: {
      kind: 'names',
      names: 'stream',
      label: 'Streams',
      explanation: 'Whose examples to write; empty for all streams.',
      initial: null,
    },
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

/** emloop 5.12; each file holds one epoch (reference 9.25). */
export class LogitsToCsv implements Hook {
  readonly #options: OptionValues<typeof LOGITS_TO_CSV.options>;
  readonly #classCount: number;
  readonly #csv: ExampleCsv;

  constructor(
    options: LogitsToCsvOptions = {},
    { artifacts, dataset }: Pick<HookContext, 'artifacts' | 'dataset'> = SILENT_CONTEXT,
  ) {
    this.#options = readOptions(LOGITS_TO_CSV, options);
    const { idVariable, outputFile } = this.#options;
    const given = this.#options.classNames ?? [];
    const classNames = given.length > 0 ? given : (dataset.classesNames ?? []);
    if (classNames.length === 0)
      throw new TypeError('LogitsToCsv: option classNames must name the classes, because the data set does not.');
    this.#classCount = classNames.length;
    this.#csv = new ExampleCsv({ owner: 'LogitsToCsv', outputFile, header: [idVariable, ...classNames], artifacts });
  }

  beforeTraining(): void {
    this.#csv.startRun();
  }

  afterBatch(event: AfterBatch): void {
    const { streams, idVariable, variable } = this.#options;
    if (streams !== null && !streams.includes(event.streamName)) return;
    const [ids, scores] = columnsOf('LogitsToCsv', event, [idVariable, variable]);
    const rows = Array.from({ length: ids.length }, (_, index) => this.#scoresAt(scores, index));
    for (const [index, row] of rows.entries())
      this.#csv.add([itemAt(ids, index), ...Array.from({ length: row.length }, (_, place) => itemAt(row, place))]);
  }

  afterEpoch({ epochId }: AfterEpoch): void {
    this.#csv.write(epochId);
  }

  captureState(): unknown {
    return this.#csv.captureState();
  }

  restoreState(state: unknown): void {
    this.#csv.restoreState(state);
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
