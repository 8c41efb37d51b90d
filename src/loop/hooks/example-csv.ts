import type { ArtifactSink } from '../artifact.ts';
import { artifactName } from './artifact-name.ts';
import { csvLine } from './csv-text.ts';

interface ExampleCsvOptions {
  readonly owner: string;
  /** `{epoch}` in it becomes the number of the epoch. */
  readonly outputFile: string;
  readonly header: readonly string[];
  readonly artifacts: ArtifactSink;
}

/** Rows about single examples, gathered over an epoch and written as a CSV artifact at its end. */
export class ExampleCsv {
  readonly #options: ExampleCsvOptions;
  #lines = '';
  #isRestored = false;

  constructor(options: ExampleCsvOptions) {
    this.#options = options;
  }

  /** A run that was stopped in mid-epoch leaves rows behind; only a restored run goes on with them. */
  startRun(): void {
    if (!this.#isRestored) this.#lines = '';
    this.#isRestored = false;
  }

  add(cells: readonly unknown[]): void {
    this.#lines += csvLine(cells);
  }

  /** Writes the epoch's rows and forgets them; nothing where there are none. */
  write(epochId: number): void {
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
