import { nameMap } from '../batch.ts';
import type { AfterBatch, AfterEpoch, Hook, HookDescription } from '../hook.ts';
import { readOptions, valueText } from '../option-values.ts';
import { AGGREGATIONS, isAggregationName, type AggregationName } from './aggregations.ts';
import { VariableAccumulator } from './variable-accumulator.ts';

/** A variable, alone (its mean) or with the aggregations wanted. */
export type VariableRequest = string | Readonly<Record<string, readonly string[]>>;

export const COMPUTE_STATS = {
  name: 'ComputeStats',
  explanation: 'Turns the numbers of all examples of an epoch into one number for each stream.',
  options: {
    variables: {
      kind: 'names',
      label: 'Variables',
      explanation: 'What to average; each may name its aggregations, such as mean, std or median.',
      initial: ['loss', 'accuracy'],
    },
  },
  does: {
    beforeTraining: 'forgets what a stopped run left behind.',
    afterBatch: 'sets the numbers of these rows aside.',
    afterEpoch: 'turns what it collected into one mean for each stream.',
  },
} as const satisfies HookDescription;

/** emloop 5.6: `epochData[stream][variable] = { aggregation: value }`, over examples, not over batch means. */
export class ComputeStats implements Hook {
  readonly #requests = new Map<string, readonly AggregationName[]>();
  readonly #accumulator: VariableAccumulator;

  constructor(options: { readonly variables?: readonly VariableRequest[] } = {}) {
    const variables: readonly VariableRequest[] | null = readOptions(COMPUTE_STATS, options).variables;
    if (variables === null) throw new TypeError('ComputeStats: option variables must be a list of names, but is null.');
    for (const request of variables) this.#request(request);
    this.#accumulator = new VariableAccumulator('ComputeStats', [...this.#requests.keys()]);
  }

  beforeTraining(): void {
    this.#accumulator.startRun();
  }

  afterBatch({ streamName, batchData }: AfterBatch): void {
    this.#accumulator.add(streamName, batchData);
  }

  afterEpoch({ epochData }: AfterEpoch): void {
    for (const [streamName, variables] of Object.entries(epochData))
      for (const [variable, aggregations] of this.#requests) {
        const values = this.#accumulator.values(streamName, variable);
        const stats = (variables[variable] = nameMap<number>());
        for (const name of aggregations) stats[name] = AGGREGATIONS[name](values);
      }
    this.#accumulator.clear();
  }

  captureState(): unknown {
    return this.#accumulator.captureState();
  }

  restoreState(state: unknown): void {
    this.#accumulator.restoreState(state);
  }

  #request(request: VariableRequest): void {
    const entries: readonly [string, readonly string[]][] =
      typeof request === 'string' ? [[request, ['mean']]] : Object.entries(request);
    for (const [variable, names] of entries) {
      if (!isList(names))
        throw new TypeError(
          `ComputeStats: the aggregations of '${variable}' must be a list, but are ${valueText(names)}.`,
        );
      const unknown = names.filter((name) => !isAggregationName(name));
      if (unknown.length > 0)
        throw new TypeError(
          `ComputeStats: there is no aggregation ${unknown.join(', ')} for variable '${variable}'. ` +
            `There are: ${Object.keys(AGGREGATIONS).join(', ')}.`,
        );
      this.#requests.set(variable, names.filter(isAggregationName));
    }
  }
}

/** `Array.isArray` would make the items `any`. */
function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
