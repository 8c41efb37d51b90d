import type { AfterBatch, AfterEpoch, Hook, HookKeys } from '../hook.ts';
import { VariableAccumulator, type ColumnList } from './variable-accumulator.ts';

/** What every hook asks that compares predictions with the truth. */
export const PREDICTION_OPTIONS = {
  predictedVariable: {
    kind: 'text',
    names: 'variable',
    label: 'Predicted variable',
    explanation: 'What the model says of each example.',
    initial: 'prediction',
  },
  gtVariable: {
    kind: 'text',
    names: 'variable',
    label: 'Ground truth variable',
    explanation: 'What is true of each example.',
    initial: 'target',
  },
  varPrefix: {
    kind: 'text',
    label: 'Prefix',
    explanation: 'Put before the names of what it writes, where two such hooks would write the same.',
    initial: '',
  },
} as const;

export interface PredictionOptions {
  readonly predictedVariable: string;
  readonly gtVariable: string;
  readonly varPrefix: string;
}

/** What such a hook reads, and that it writes these under its prefix. */
export function predictionKeys(options: Readonly<Record<string, unknown>>, names: readonly string[]): HookKeys {
  const { predictedVariable, gtVariable, varPrefix } = options as Readonly<Record<string, string>>;
  return {
    reads: { batch: [String(predictedVariable), String(gtVariable)] },
    writes: { epoch: names.map((name) => `${String(varPrefix)}${name}`) },
  };
}

/** Collects predictions and truth over an epoch; at its end writes what the class that extends it makes of them. */
export abstract class PredictionMetrics<List extends ColumnList> implements Hook {
  readonly #owner: string;
  readonly #options: PredictionOptions;
  readonly #accumulator: VariableAccumulator<List>;

  protected constructor(owner: string, options: PredictionOptions, createList: () => List) {
    this.#owner = owner;
    this.#options = options;
    const variables = [options.predictedVariable, options.gtVariable];
    this.#accumulator = new VariableAccumulator(owner, variables, createList);
  }

  /** The metrics in the order in which they are written. May throw, as the rest of a sentence. */
  protected abstract measure(predicted: List, truth: List): Readonly<Record<string, unknown>>;

  beforeTraining(): void {
    this.#accumulator.startRun();
  }

  afterBatch({ streamName, batchData }: AfterBatch): void {
    this.#accumulator.addPaired(streamName, batchData);
  }

  afterEpoch({ epochData }: AfterEpoch): void {
    for (const [streamName, variables] of Object.entries(epochData))
      for (const [name, value] of Object.entries(this.#measureStream(streamName)))
        this.#write(`${this.#options.varPrefix}${name}`, value, { streamName, variables });
    this.#accumulator.clear();
  }

  captureState(): unknown {
    return this.#accumulator.captureState();
  }

  restoreState(state: unknown): void {
    this.#accumulator.restoreState(state);
  }

  #measureStream(streamName: string): Readonly<Record<string, unknown>> {
    const { predictedVariable, gtVariable } = this.#options;
    try {
      return this.measure(
        this.#accumulator.list(streamName, predictedVariable),
        this.#accumulator.list(streamName, gtVariable),
      );
    } catch (error) {
      throw new TypeError(
        `${this.#owner}: '${predictedVariable}' and '${gtVariable}' of stream '${streamName}': ${(error as Error).message}.`,
        { cause: error },
      );
    }
  }

  #write(name: string, value: unknown, to: { streamName: string; variables: Record<string, unknown> }): void {
    if (Object.hasOwn(to.variables, name))
      throw new Error(
        `${this.#owner}: the epoch data of stream '${to.streamName}' has a variable '${name}' already. ` +
          `Set varPrefix, such as 'test_', to write it under another name.`,
      );
    to.variables[name] = value;
  }
}
