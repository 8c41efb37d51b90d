import type { AfterBatch, HookDescription } from '../hook.ts';
import { SILENT_CONTEXT, type HookContext } from '../hook-context.ts';
import { readOptions, type OptionValues } from '../option-values.ts';
import { itemAt } from './column-items.ts';
import { EXAMPLE_CSV_OPTIONS, ExampleCsvHook } from './example-csv-hook.ts';
import { SequenceColumns } from './sequence-columns.ts';

export const SEQUENCE_TO_CSV = {
  name: 'SequenceToCsv',
  explanation: 'Writes a CSV file with a row for each place of each sequence.',
  isForEvaluation: true,
  options: {
    variables: {
      kind: 'names',
      label: 'Variables',
      explanation: 'The sequences to write side by side; at least one.',
      initial: null,
    },
    padMaskVariable: {
      kind: 'optionalText',
      names: 'variable',
      label: 'Pad mask',
      explanation: 'Places where this is 0 were filled up and are left out.',
      initial: null,
    },
    ...EXAMPLE_CSV_OPTIONS,
    outputFile: { ...EXAMPLE_CSV_OPTIONS.outputFile, initial: 'sequences.csv' },
  },
  does: {
    beforeTraining: 'forgets what a stopped run left behind.',
    afterBatch: 'sets the sequences of these rows aside.',
    afterEpoch: 'writes them into its file.',
  },
  refusal: ({ variables }, nameOf) =>
    ((variables as readonly string[] | null) ?? []).length === 0
      ? { at: 'variables', sentence: `${nameOf('variables')} must name at least one.` }
      : null,
  keys: ({ idVariable, padMaskVariable, variables }) => ({
    reads: { batch: [idVariable, padMaskVariable, variables].flat().filter((name) => typeof name === 'string') },
  }),
} as const satisfies HookDescription;

interface SequenceToCsvOptions {
  readonly variables?: readonly string[];
  readonly idVariable?: string;
  readonly outputFile?: string;
  readonly padMaskVariable?: string | null;
  readonly streams?: readonly string[] | null;
}

/** emloop 5.21; each file holds one epoch (reference 9.25). */
export class SequenceToCsv extends ExampleCsvHook {
  readonly #options: OptionValues<typeof SEQUENCE_TO_CSV.options>;
  readonly #variables: readonly string[];

  constructor(options: SequenceToCsvOptions = {}, { artifacts }: Pick<HookContext, 'artifacts'> = SILENT_CONTEXT) {
    const values = readOptions<typeof SEQUENCE_TO_CSV.options>(SEQUENCE_TO_CSV, options);
    const variables = [...(values.variables ?? [])];
    super({ ...values, header: [values.idVariable, 'index', ...variables], artifacts });
    this.#options = values;
    this.#variables = variables;
  }

  protected rowsOf(event: AfterBatch): readonly (readonly unknown[])[] {
    const { idVariable, padMaskVariable } = this.#options;
    const options = { idVariable, padMaskVariable, variables: this.#variables, isAligned: true };
    const columns = new SequenceColumns('SequenceToCsv', event, options);
    const rows: (readonly unknown[])[] = [];
    for (let index = 0; index < columns.length; index += 1) {
      const { id, sequences, isKept } = columns.at(index);
      for (let place = 0; place < (sequences[0]?.length ?? 0); place += 1)
        if (isKept(place)) rows.push([id, place, ...sequences.map((sequence) => itemAt(sequence, place))]);
    }
    return rows;
  }
}
