import type { AfterBatch, AfterEpoch, Hook, HookDescription } from '../hook.ts';
import { SILENT_CONTEXT, type HookContext } from '../hook-context.ts';
import type { MainLoop } from '../main-loop.ts';
import { readOptions, type OptionValues } from '../option-values.ts';
import { sineAndCosine } from '../same-bits/turns.ts';
import { wholePower } from '../same-bits/whole-power.ts';
import { learningRateOf } from './learning-rate.ts';
import { shortNumber } from './short-number.ts';

const EPOCHS = { kind: 'number', min: 1, max: 1_000_000, isInteger: true } as const;

export const LEARNING_RATE_SCHEDULE = {
  name: 'LearningRateSchedule',
  explanation: 'Sets the learning rate by a plan, epoch by epoch.',
  options: {
    kind: {
      kind: 'choice',
      label: 'Plan',
      explanation: 'How the learning rate goes on from the one that the model began with.',
      choices: [
        { value: 'step', label: 'down in steps' },
        { value: 'cosine', label: 'down along a cosine' },
        { value: 'exponential', label: 'down by the same factor each epoch' },
        { value: 'linearWarmup', label: 'up in a line, then constant' },
      ],
      initial: 'step',
    },
    factor: {
      kind: 'number',
      label: 'Factor',
      explanation: 'In steps and exponential: what the learning rate is multiplied by.',
      min: 0.000_001,
      max: 1,
      isInteger: false,
      initial: 0.5,
      step: 0.05,
    },
    everyEpochs: { ...EPOCHS, label: 'Step length', explanation: 'In steps: so many epochs to a step.', initial: 10 },
    epochs: {
      ...EPOCHS,
      label: 'Length',
      explanation: 'Cosine: after so many epochs the smallest learning rate is reached and kept.',
      initial: 50,
    },
    minLearningRate: {
      kind: 'number',
      label: 'Smallest learning rate',
      explanation: 'The plan goes down no further than this.',
      min: 0,
      max: 1000,
      isInteger: false,
      initial: 0,
      step: 0.0001,
    },
    warmupBatches: {
      kind: 'number',
      label: 'Warm-up batches',
      explanation: 'For so many training batches the learning rate first rises in a line; goes with every plan.',
      min: 0,
      max: 1_000_000_000,
      isInteger: true,
      initial: 0,
    },
  },
  does: {
    beforeTraining: 'sets the learning rate of the first epoch.',
    afterBatch: 'sets the learning rate of the next training batch, while it warms up.',
    afterEpoch: 'sets the learning rate of the next epoch.',
  },
  refusal: ({ kind, warmupBatches }, nameOf) =>
    kind === 'linearWarmup' && warmupBatches === 0
      ? {
          at: 'warmupBatches',
          sentence: `${nameOf('warmupBatches')} must be at least 1 for this ${nameOf('kind')}, but is 0.`,
        }
      : null,
} as const satisfies HookDescription;

type Values = OptionValues<typeof LEARNING_RATE_SCHEDULE.options>;

interface Memory {
  readonly base: number | null;
  readonly epochsDone: number;
  readonly batchesDone: number;
}

/** Not in emloop. The rate is a function of the first rate, the epochs and the training batches done, and nothing else. */
export class LearningRateSchedule implements Hook {
  readonly #options: Values;
  readonly #context: Pick<HookContext, 'log' | 'model'>;
  #loop: Pick<MainLoop, 'trainStreamName' | 'trainingEpochsDone'> | null = null;
  /** What the model began with; null until that is known. */
  #base: number | null = null;
  #epochsDone = 0;
  #batchesDone = 0;

  constructor(options: Partial<Values> = {}, context: Pick<HookContext, 'log' | 'model'> = SILENT_CONTEXT) {
    this.#options = readOptions(LEARNING_RATE_SCHEDULE, options);
    this.#context = context;
  }

  registerMainLoop(loop: MainLoop): void {
    this.#loop = loop;
  }

  beforeTraining(): void {
    this.#epochsDone = this.#loop?.trainingEpochsDone ?? this.#epochsDone;
    this.#setRate();
  }

  afterBatch({ streamName, isTraining = true }: AfterBatch): void {
    if (!isTraining || streamName !== (this.#loop?.trainStreamName ?? 'train')) return;
    this.#batchesDone += 1;
    if (this.#batchesDone <= this.#options.warmupBatches) this.#setRate();
  }

  afterEpoch({ epochId }: AfterEpoch): void {
    this.#epochsDone = epochId;
    const before = this.#context.model.learningRate;
    const rate = this.#setRate();
    if (rate === before) return;
    const message = `LearningRateSchedule: learning rate ${shortNumber(rate)} from epoch ${epochId + 1} on`;
    this.#context.log({ level: 'debug', message });
  }

  captureState(): unknown {
    return {
      base: this.#base ?? this.#context.model.learningRate ?? null,
      epochsDone: this.#epochsDone,
      batchesDone: this.#batchesDone,
    } satisfies Memory;
  }

  restoreState(state: unknown): void {
    const { base, epochsDone, batchesDone } = state as Memory;
    this.#base = base;
    this.#epochsDone = epochsDone;
    this.#batchesDone = batchesDone;
  }

  #setRate(): number {
    const { model } = this.#context;
    const current = learningRateOf(model, LEARNING_RATE_SCHEDULE.name);
    this.#base ??= current;
    const { warmupBatches } = this.#options;
    const warmth = warmupBatches === 0 ? 1 : Math.min(1, (this.#batchesDone + 1) / warmupBatches);
    return (model.learningRate = warmth * plannedRate(this.#options, this.#base, this.#epochsDone));
  }
}

/** The rate of the epoch after so many. Never below `minLearningRate`, unless the model began below it. */
function plannedRate(options: Values, base: number, epochsDone: number): number {
  const { kind, factor, everyEpochs, epochs, minLearningRate } = options;
  const smallest = Math.min(minLearningRate, base);
  switch (kind) {
    case 'step':
      return Math.max(smallest, base * wholePower(factor, Math.floor(epochsDone / everyEpochs)));
    case 'exponential':
      return Math.max(smallest, base * wholePower(factor, epochsDone));
    case 'cosine': {
      const [, cosine] = sineAndCosine(Math.min(1, epochsDone / epochs) / 2);
      return smallest + ((base - smallest) * (1 + cosine)) / 2;
    }
    case 'linearWarmup':
      return base;
    default:
      return kind satisfies never;
  }
}
