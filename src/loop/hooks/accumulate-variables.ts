import type { AfterBatch, AfterEpoch, Hook, HookDescription } from '../hook.ts';
import { readOptions } from '../option-values.ts';
import { ItemList } from './item-list.ts';
import { VariableAccumulator } from './variable-accumulator.ts';

export const ACCUMULATE_VARIABLES = {
  name: 'AccumulateVariables',
  explanation: 'Collects variables over an epoch for a hook that extends it; alone it does nothing with them.',
  isForEvaluation: true,
  options: {
    variables: {
      kind: 'names',
      label: 'Variables',
      explanation: 'What to collect; every stream must have them all.',
      initial: ['loss'],
    },
  },
  does: {
    beforeTraining: 'forgets what a stopped run left behind.',
    afterBatch: 'sets the items of these rows aside.',
    afterEpoch: 'forgets what it collected.',
  },
  refusal: ({ variables }, nameOf) =>
    variables === null
      ? { at: 'variables', sentence: `${nameOf('variables')} must be a list of names, but there are none.` }
      : null,
  keys: ({ variables }) => ({ reads: { batch: variables as readonly string[] } }),
} as const satisfies HookDescription;

/** emloop 5.2. A hook that extends it reads `items` in its `afterEpoch` before it calls the one here. */
export class AccumulateVariables implements Hook {
  readonly #accumulator: VariableAccumulator<ItemList>;

  constructor(options: { readonly variables?: readonly string[] } = {}) {
    const { variables } = readOptions<typeof ACCUMULATE_VARIABLES.options>(ACCUMULATE_VARIABLES, options);
    this.#accumulator = new VariableAccumulator(ACCUMULATE_VARIABLES.name, variables ?? [], () => new ItemList());
  }

  beforeTraining(): void {
    this.#accumulator.startRun();
  }

  afterBatch({ streamName, batchData }: AfterBatch): void {
    this.#accumulator.add(streamName, batchData);
  }

  afterEpoch(_event: AfterEpoch): void {
    this.#accumulator.clear();
  }

  captureState(): unknown {
    return this.#accumulator.captureState();
  }

  restoreState(state: unknown): void {
    this.#accumulator.restoreState(state);
  }

  /** What a variable of a stream held so far in this epoch, one item for each example; none where no batch came. */
  protected items(streamName: string, variable: string): readonly unknown[] {
    return this.#accumulator.list(streamName, variable).items;
  }
}
