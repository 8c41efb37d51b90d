import type { ChoiceOption, Options } from '../loop/index.ts';

function policy(label: string, explanation: string, initial: 'ignore' | 'warn' | 'error'): ChoiceOption {
  return {
    kind: 'choice',
    label,
    explanation,
    choices: [
      { value: 'ignore', label: 'ignore' },
      { value: 'warn', label: 'warn' },
      { value: 'error', label: 'fail' },
    ],
    initial,
  };
}

/**
 * The main loop's options as the form, its validation and its explanations read them (design D12, emloop 2.1). The
 * number of epochs is a field of its own; `main-loop-fields.test.ts` holds that no option is missing here.
 */
export const MAIN_LOOP_FIELDS = {
  trainStreamName: {
    kind: 'text',
    label: 'Train stream',
    explanation: 'The stream that the model learns from.',
    initial: 'train',
  },
  extraStreams: {
    kind: 'names',
    label: 'Extra streams',
    explanation: 'Streams that are only measured, in this order, after the train stream of each epoch; empty for none.',
    initial: ['valid'],
  },
  skipZerothEpoch: {
    kind: 'flag',
    label: 'Skip epoch 0',
    explanation: 'Do not measure the untrained model before the first epoch.',
    initial: false,
  },
  fixedEpochSize: {
    kind: 'optionalNumber',
    label: 'Fixed epoch size',
    explanation:
      'Cut the train stream into epochs of so many batches, going on where the last one ended; empty for a whole pass.',
    min: 1,
    max: 1_000_000,
    isInteger: true,
    initial: null,
  },
  fixedBatchSize: {
    kind: 'optionalNumber',
    label: 'Fixed batch size',
    explanation: 'Leave out every batch of another size, such as the smaller last one; empty for none.',
    min: 1,
    max: 1_000_000,
    isInteger: true,
    initial: null,
  },
  buffer: {
    kind: 'number',
    label: 'Buffer',
    explanation: 'Batches that each stream reads ahead while the model is waited for; 0 for none.',
    min: 0,
    max: 1000,
    isInteger: true,
    initial: 0,
  },
  onEmptyBatch: policy('On empty batch', 'What to do with a batch that has no rows.', 'error'),
  onEmptyStream: policy('On empty stream', 'What to do when a stream gave no batch that could be used.', 'error'),
  onUnusedSources: policy('On unused sources', 'What to do with sources that the model does not read.', 'warn'),
  onIncorrectConfig: policy(
    'On incorrect config',
    'What to do with an option that the main loop does not have.',
    'error',
  ),
} as const satisfies Options;
