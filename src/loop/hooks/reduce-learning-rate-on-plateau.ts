import type { HookDescription } from '../hook.ts';
import { SILENT_CONTEXT, type HookContext } from '../hook-context.ts';
import { readOptions, type OptionValues } from '../option-values.ts';
import { learningRateOf } from './learning-rate.ts';
import { ON_PLATEAU, OnPlateau, type OnPlateauOptions, type Plateau } from './on-plateau.ts';
import { shortNumber } from './short-number.ts';

export const REDUCE_LEARNING_RATE_ON_PLATEAU = {
  name: 'ReduceLearningRateOnPlateau',
  explanation: 'Turns the learning rate down when a number gets no better any more.',
  options: {
    ...ON_PLATEAU.options,
    factor: {
      kind: 'number',
      label: 'Factor',
      explanation: 'What the learning rate is multiplied by.',
      min: 0.000_001,
      max: 0.999_999,
      isInteger: false,
      initial: 0.1,
      step: 0.1,
    },
    minLearningRate: {
      kind: 'number',
      label: 'Smallest learning rate',
      explanation: 'The learning rate is not turned down further than this.',
      min: 0,
      max: 1000,
      isInteger: false,
      initial: 0,
      step: 0.0001,
    },
    cooldown: {
      kind: 'number',
      label: 'Cooldown',
      explanation: 'For so many epochs after a change the learning rate is left alone.',
      min: 0,
      max: 1_000_000,
      isInteger: true,
      initial: 10,
    },
  },
  does: {
    ...ON_PLATEAU.does,
    beforeTraining: 'makes sure that the model has a learning rate.',
    afterEpoch: 'turns the learning rate down, if the number gets no better any more.',
  },
  refusal: ON_PLATEAU.refusal,
  keys: ON_PLATEAU.keys,
} as const satisfies HookDescription;

interface ReduceOptions extends OnPlateauOptions {
  readonly factor?: number;
  readonly minLearningRate?: number;
  readonly cooldown?: number;
}

interface Memory {
  readonly learningRate: number | null;
  readonly changedAfter: number | null;
  readonly plateau: unknown;
}

/** Not in emloop; a plateau is what OnPlateau takes for one. */
export class ReduceLearningRateOnPlateau extends OnPlateau {
  readonly #options: OptionValues<typeof REDUCE_LEARNING_RATE_ON_PLATEAU.options>;
  readonly #context: Pick<HookContext, 'log' | 'model'>;
  /** The epoch after which the learning rate was last turned down. */
  #changedAfter: number | null = null;

  constructor(options: ReduceOptions = {}, context: Pick<HookContext, 'log' | 'model'> = SILENT_CONTEXT) {
    super(options, context, REDUCE_LEARNING_RATE_ON_PLATEAU.name);
    this.#options = readOptions(REDUCE_LEARNING_RATE_ON_PLATEAU, options);
    this.#context = context;
  }

  override beforeTraining(): void {
    this.#learningRate();
    super.beforeTraining();
  }

  override captureState(): unknown {
    return {
      learningRate: this.#context.model.learningRate ?? null,
      changedAfter: this.#changedAfter,
      plateau: super.captureState(),
    } satisfies Memory;
  }

  /** A model does not remember its learning rate itself. */
  override restoreState(state: unknown): void {
    const { learningRate, changedAfter, plateau } = state as Memory;
    if (learningRate !== null) this.#context.model.learningRate = learningRate;
    this.#changedAfter = changedAfter;
    super.restoreState(plateau);
  }

  protected override onPlateau({ epochId, reason }: Plateau): void {
    const { factor, minLearningRate, cooldown } = this.#options;
    if (this.#changedAfter !== null && epochId - this.#changedAfter <= cooldown) return;
    const before = this.#learningRate();
    const after = Math.max(before * factor, minLearningRate);
    if (after >= before) return;
    this.#context.model.learningRate = after;
    this.#changedAfter = epochId;
    const change = `learning rate turned down from ${shortNumber(before)} to ${shortNumber(after)}`;
    this.#context.log({ level: 'info', message: `${REDUCE_LEARNING_RATE_ON_PLATEAU.name}: ${change}; ${reason}` });
  }

  #learningRate(): number {
    return learningRateOf(this.#context.model, REDUCE_LEARNING_RATE_ON_PLATEAU.name);
  }
}
