import { nameMap } from '../batch.ts';
import type { AfterBatch, AfterEpoch, Hook, HookDescription } from '../hook.ts';
import type { StatisticsRequest } from '../option.ts';
import { readOptions, valueText } from '../option-values.ts';
import { AGGREGATION_NAMES, aggregationOf, type Aggregation } from './aggregations.ts';
import { NumberList } from './number-list.ts';
import { NumberSummary } from './number-summary.ts';
import { VariableAccumulator } from './variable-accumulator.ts';

export const COMPUTE_STATS = {
  name: 'ComputeStats',
  explanation: 'Turns the numbers of all examples of an epoch into one number for each stream.',
  isForEvaluation: true,
  options: {
    variables: {
      kind: 'statistics',
      label: 'Variables',
      explanation: 'What to average; each may name its aggregations, such as mean, std, nanmean or q95.',
      initial: ['loss', 'accuracy'],
    },
  },
  does: {
    beforeTraining: 'forgets what a stopped run left behind.',
    afterBatch: 'sets the numbers of these rows aside.',
    afterEpoch: 'turns what it collected into one mean for each stream.',
  },
  refusal: ({ variables }) => {
    const sentence = (variables as readonly StatisticsRequest[]).flatMap(entriesOf).map(unknownIn).find(isText);
    return sentence === undefined ? null : { at: 'variables', sentence };
  },
  keys: ({ variables }) => {
    const names = (variables as readonly StatisticsRequest[]).flatMap((request) =>
      typeof request === 'string' ? [request] : Object.keys(request),
    );
    return { reads: { batch: names }, writes: { epoch: names } };
  },
} as const satisfies HookDescription;

/** emloop 5.6: `epochData[stream][variable] = { aggregation: value }`, over examples, not over batch means. */
export class ComputeStats implements Hook {
  readonly #requests = new Map<string, ReadonlyMap<string, Aggregation>>();
  readonly #accumulator: VariableAccumulator<NumberList>;

  constructor(options: { readonly variables?: readonly StatisticsRequest[] } = {}) {
    for (const [variable, names] of readOptions(COMPUTE_STATS, options).variables.flatMap(entriesOf))
      this.#requests.set(variable, aggregationsOf(names));
    this.#accumulator = new VariableAccumulator('ComputeStats', [...this.#requests.keys()], () => new NumberList());
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
        const summary = new NumberSummary(this.#accumulator.list(streamName, variable));
        const stats = (variables[variable] = nameMap<number>());
        for (const [name, aggregate] of aggregations) stats[name] = aggregate(summary);
      }
    this.#accumulator.clear();
  }

  captureState(): unknown {
    return this.#accumulator.captureState();
  }

  restoreState(state: unknown): void {
    this.#accumulator.restoreState(state);
  }
}

function entriesOf(request: StatisticsRequest): readonly [variable: string, aggregations: unknown][] {
  return typeof request === 'string' ? [[request, ['mean']]] : Object.entries(request);
}

/** What cannot be computed of a variable, as a sentence, or null. */
function unknownIn([variable, names]: readonly [string, unknown]): string | null {
  if (!isList(names)) return `the aggregations of '${variable}' must be a list, but are ${valueText(names)}.`;
  const unknown = names.filter((name) => typeof name !== 'string' || aggregationOf(name) === null);
  if (unknown.length === 0) return null;
  const told = unknown.map((name) => (typeof name === 'string' ? name : valueText(name))).join(', ');
  return `there is no aggregation ${told} for variable '${variable}'. There are: ${AGGREGATION_NAMES}.`;
}

/** Of names that there are. */
function aggregationsOf(names: unknown): ReadonlyMap<string, Aggregation> {
  const aggregations = new Map<string, Aggregation>();
  for (const name of isList(names) ? names.map(String) : []) {
    const aggregate = aggregationOf(name);
    if (aggregate !== null) aggregations.set(name, aggregate);
  }
  return aggregations;
}

function isText(text: string | null): text is string {
  return text !== null;
}

/** `Array.isArray` would make the items `any`. */
function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
