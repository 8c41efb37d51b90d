import type { AfterBatch, Hook, HookDescription } from '../hook.ts';
import { readOptions, type OptionValues } from '../option-values.ts';
import { flatItems } from './column-items.ts';
import { knownNames } from './known-names.ts';

export const FLATTEN = {
  name: 'Flatten',
  explanation: 'Gives later hooks a variable as one plain list, whatever its shape.',
  isForEvaluation: true,
  options: {
    variables: {
      kind: 'mapping',
      label: 'Variables',
      explanation: 'Each variable with the name that its flat list gets.',
      initial: {},
    },
    streams: {
      kind: 'names',
      names: 'stream',
      label: 'Streams',
      explanation: 'Where to do it; empty for all streams.',
      initial: null,
    },
  },
  does: { afterBatch: 'adds the flat lists to the batch.' },
  refusal: ({ variables }, nameOf) =>
    Object.keys(variables as object).length === 0
      ? {
          at: 'variables',
          sentence: `${nameOf('variables')} must name at least one variable and the name of its flat list.`,
        }
      : null,
  keys: ({ variables }) => ({
    reads: { batch: Object.keys(variables as object) },
    writes: { batch: Object.values(variables as Readonly<Record<string, string>>) },
  }),
} as const satisfies HookDescription;

interface FlattenOptions {
  readonly variables?: Readonly<Record<string, string>>;
  readonly streams?: readonly string[] | null;
}

/** emloop 5.8. */
export class Flatten implements Hook {
  readonly #targets: readonly [source: string, target: string][];
  readonly #streams: OptionValues<typeof FLATTEN.options>['streams'];

  constructor(options: FlattenOptions = {}) {
    const { variables, streams } = readOptions(FLATTEN, options);
    this.#targets = Object.entries(variables);
    this.#streams = streams;
  }

  afterBatch({ streamName, batchData }: AfterBatch): void {
    if (this.#streams !== null && !this.#streams.includes(streamName)) return;
    for (const [source, target] of this.#targets) {
      if (!Object.hasOwn(batchData, source))
        throw new Error(
          `Flatten: stream '${streamName}' has no variable '${source}'. It has: ${knownNames(batchData)}.`,
        );
      batchData[target] = flatItems(batchData[source]);
    }
  }
}
