import type { AfterEpoch, EpochData, Hook, HookDescription } from '../hook.ts';
import { SILENT_CONTEXT, type HookContext } from '../hook-context.ts';
import { readOptions, type OptionValues } from '../option-values.ts';
import { artifactName } from './artifact-name.ts';
import { csvLine, delimiterProblem } from './csv-text.ts';
import { isMapping, isScalar, typeText } from './epoch-value.ts';
import { knownNames } from './known-names.ts';

const ACTIONS = [
  { value: 'error', label: 'fail' },
  { value: 'warn', label: 'warn and write the default' },
  { value: 'default', label: 'write the default' },
] as const;

export const WRITE_CSV = {
  name: 'WriteCSV',
  explanation: 'Writes a CSV file with a row for each epoch.',
  options: {
    outputFile: {
      kind: 'text',
      names: 'file',
      label: 'Output file',
      explanation: 'The name of the file.',
      initial: 'training.csv',
    },
    delimiter: {
      kind: 'text',
      isVerbatim: true,
      label: 'Delimiter',
      explanation: 'What stands between two values.',
      initial: ',',
    },
    defaultValue: {
      kind: 'text',
      isVerbatim: true,
      label: 'Default',
      explanation: 'What stands for a missing value.',
      initial: '',
    },
    variables: {
      kind: 'names',
      label: 'Variables',
      explanation: 'Which to write of each stream; empty for those that the first stream has in the first epoch.',
      initial: null,
    },
    onUnknownType: {
      kind: 'choice',
      label: 'On unknown type',
      explanation: 'What to do with a value that is no number, text or mean.',
      choices: ACTIONS,
      initial: 'default',
    },
    onMissingVariable: {
      kind: 'choice',
      label: 'On missing variable',
      explanation: 'What to do when a stream or variable is not there.',
      choices: ACTIONS,
      initial: 'error',
    },
  },
  does: { afterEpoch: 'adds a row with the numbers of the epoch to its file.' },
  refusal: ({ delimiter }, nameOf) => {
    const problem = delimiterProblem(String(delimiter));
    return problem === null ? null : { at: 'delimiter', sentence: `${nameOf('delimiter')} ${problem}.` };
  },
  keys: ({ variables }) => ({ reads: { epoch: namesOrAll(variables as readonly string[] | null) } }),
} as const satisfies HookDescription;

type Action = (typeof ACTIONS)[number]['value'];

interface WriteCsvOptions {
  readonly outputFile?: string;
  readonly delimiter?: string;
  readonly defaultValue?: string;
  readonly variables?: readonly string[] | null;
  readonly onUnknownType?: Action;
  readonly onMissingVariable?: Action;
}

type CsvColumn = readonly [stream: string, variable: string];

/** emloop 5.27; columns are a copy of the first epoch's, and the file has one header (reference 9.26). */
export class WriteCSV implements Hook {
  readonly #options: OptionValues<typeof WRITE_CSV.options>;
  readonly #context: Pick<HookContext, 'log' | 'artifacts'>;
  #columns: readonly CsvColumn[] | null = null;
  /** The file so far: a restored run begins with it, whatever became of the file since. */
  #text = '';

  constructor(options: WriteCsvOptions = {}, context: Pick<HookContext, 'log' | 'artifacts'> = SILENT_CONTEXT) {
    this.#options = readOptions(WRITE_CSV, options);
    this.#context = context;
  }

  afterEpoch({ epochId, epochData }: AfterEpoch): void {
    const columns = (this.#columns ??= this.#columnsOf(epochData));
    const row = this.#line([epochId, ...columns.map((column) => this.#cell(column, epochData))]);
    if (this.#text !== '') this.#append(row);
    else this.#begin(this.#line(['epoch_id', ...columns.map((column) => column.join('_'))]) + row);
  }

  captureState(): unknown {
    return { columns: this.#columns, text: this.#text };
  }

  restoreState(state: unknown): void {
    const { columns, text } = state as { columns: readonly CsvColumn[] | null; text: string };
    this.#columns = columns;
    this.#text = '';
    if (text !== '') this.#begin(text);
  }

  #begin(text: string): void {
    this.#text = text;
    this.#context.artifacts.write(this.#artifact(text));
  }

  #append(row: string): void {
    this.#text += row;
    this.#context.artifacts.append(this.#artifact(row));
  }

  #artifact(content: string) {
    return { name: artifactName(this.#options.outputFile), mediaType: 'text/csv', content, epochId: null };
  }

  #columnsOf(epochData: EpochData): readonly CsvColumn[] {
    const streams = Object.keys(epochData);
    const given = this.#options.variables ?? [];
    const variables = given.length > 0 ? given : Object.keys(epochData[streams[0] ?? ''] ?? {});
    return streams.flatMap((stream) => variables.map((variable): CsvColumn => [stream, variable]));
  }

  #cell([stream, variable]: CsvColumn, epochData: EpochData): unknown {
    const { onMissingVariable, onUnknownType } = this.#options;
    const variables = Object.hasOwn(epochData, stream) ? epochData[stream] : undefined;
    if (variables === undefined)
      return this.#instead(onMissingVariable, `the epoch has no stream '${stream}'. It has: ${knownNames(epochData)}.`);
    if (!Object.hasOwn(variables, variable))
      return this.#instead(
        onMissingVariable,
        `stream '${stream}' has no variable '${variable}'. It has: ${knownNames(variables)}.`,
      );
    const value = meanOf(variables[variable]);
    if (isScalar(value)) return value;
    return this.#instead(
      onUnknownType,
      `variable '${variable}' of stream '${stream}' is ${typeText(value)}: ` +
        'a number, a text, or a mapping with mean or nanmean was expected.',
    );
  }

  #instead(action: Action, problem: string): string {
    const message = `WriteCSV: ${problem}`;
    if (action === 'error') throw new Error(message);
    if (action === 'warn') this.#context.log({ level: 'warning', message });
    return this.#options.defaultValue;
  }

  #line(cells: readonly unknown[]): string {
    return csvLine(cells, this.#options.delimiter);
  }
}

/** A mapping stands for its mean, else for its nanmean. */
function meanOf(value: unknown): unknown {
  if (!isMapping(value)) return value;
  const aggregation = ['mean', 'nanmean'].find((name) => Object.hasOwn(value, name));
  return aggregation === undefined ? value : value[aggregation];
}

function namesOrAll(variables: readonly string[] | null): readonly string[] | 'all' {
  return variables === null || variables.length === 0 ? 'all' : variables;
}
