import type { AfterBatch, AfterEpoch, Hook, HookDescription } from '../hook.ts';
import { SILENT_CONTEXT, type HookContext } from '../hook-context.ts';
import { readOptions, type OptionValues } from '../option-values.ts';
import { itemAt } from './column-items.ts';
import { ExampleCsv } from './example-csv.ts';
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
      initial: 'sequences.csv',
    },
    padMaskVariable: {
      kind: 'optionalText',
      names: 'variable',
      label: 'Pad mask',
      explanation: 'Places where this is 0 were filled up and are left out.',
      initial: null,
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
export class SequenceToCsv implements Hook {
  readonly #options: OptionValues<typeof SEQUENCE_TO_CSV.options>;
  readonly #variables: readonly string[];
  readonly #csv: ExampleCsv;

  constructor(options: SequenceToCsvOptions = {}, { artifacts }: Pick<HookContext, 'artifacts'> = SILENT_CONTEXT) {
    this.#options = readOptions(SEQUENCE_TO_CSV, options);
    const { idVariable, outputFile } = this.#options;
    this.#variables = [...(this.#options.variables ?? [])];
    const header = [idVariable, 'index', ...this.#variables];
    this.#csv = new ExampleCsv({ owner: 'SequenceToCsv', outputFile, header, artifacts });
  }

  beforeTraining(): void {
    this.#csv.startRun();
  }

  /** All of the batch is looked at before any of it is kept. */
  afterBatch(event: AfterBatch): void {
    const { streams, idVariable, padMaskVariable } = this.#options;
    if (streams !== null && !streams.includes(event.streamName)) return;
    const options = { idVariable, padMaskVariable, variables: this.#variables, isAligned: true };
    const columns = new SequenceColumns('SequenceToCsv', event, options);
    const examples = Array.from({ length: columns.length }, (_, index) => columns.at(index));
    for (const { id, sequences, isKept } of examples)
      for (let place = 0; place < (sequences[0]?.length ?? 0); place += 1)
        if (isKept(place)) this.#csv.add([id, place, ...sequences.map((sequence) => itemAt(sequence, place))]);
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
}
