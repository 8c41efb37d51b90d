import type { ArtifactSink } from '../artifact.ts';
import type { AfterBatch, AfterEpoch, Hook } from '../hook.ts';
import { artifactName } from './artifact-name.ts';
import { csvLine } from './csv-text.ts';

/** What every hook asks that writes a CSV file about single examples. */
export const EXAMPLE_CSV_OPTIONS = {
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
    initial: 'examples.csv',
  },
  streams: {
    kind: 'names',
    names: 'stream',
    label: 'Streams',
    explanation: 'Whose examples to write; empty for all streams.',
    initial: null,
  },
} as const;

interface ExampleCsvOptions {
  /** `{epoch}` in it becomes the number of the epoch. */
  readonly outputFile: string;
  /** Null for all streams. */
  readonly streams: readonly string[] | null;
  readonly header: readonly string[];
  readonly artifacts: ArtifactSink;
}

/** Gathers rows about single examples over an epoch and writes them as a CSV artifact at its end. */
export abstract class ExampleCsvHook implements Hook {
  readonly #options: ExampleCsvOptions;
  #lines = '';
  #isRestored = false;

  protected constructor(options: ExampleCsvOptions) {
    this.#options = options;
  }

  /** All rows of a batch. Throws where one of them cannot be made: then none of them is kept. */
  protected abstract rowsOf(event: AfterBatch): readonly (readonly unknown[])[];

  /** A run that was stopped in mid-epoch leaves rows behind; only a restored run goes on with them. */
  beforeTraining(): void {
    if (!this.#isRestored) this.#lines = '';
    this.#isRestored = false;
  }

  afterBatch(event: AfterBatch): void {
    const { streams } = this.#options;
    if (streams !== null && !streams.includes(event.streamName)) return;
    for (const row of this.rowsOf(event)) this.#lines += csvLine(row);
  }

  /** Writes the epoch's rows and forgets them; nothing where there are none. */
  afterEpoch({ epochId }: AfterEpoch): void {
    if (this.#lines === '') return;
    const { outputFile, header, artifacts } = this.#options;
    const name = artifactName(outputFile.replaceAll('{epoch}', String(epochId)));
    const content = csvLine(header) + this.#lines;
    this.#lines = '';
    artifacts.write({ name, mediaType: 'text/csv', content, epochId });
  }

  captureState(): unknown {
    return this.#lines;
  }

  restoreState(state: unknown): void {
    this.#lines = state as string;
    this.#isRestored = true;
  }
}
