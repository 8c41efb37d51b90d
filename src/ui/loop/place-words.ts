import type { GatePlace, GatePoint, HookEvent, RunPlan } from '../../protocol/messages.ts';
import { formatCount } from '../number-format.ts';

/** A sentence: what it is about, in bold, and what is said of it. */
export interface Words {
  readonly lead: string;
  readonly rest: string;
}

/** What the words of a place depend on. */
export interface WordFacts {
  readonly position: GatePoint;
  /** Batches of the stream in hand, or null when not known. */
  readonly batchCount: number | null;
  /** Epochs after which the run ends, or null for no limit. */
  readonly epochsCount: number | null;
  readonly isStopAsked: boolean;
  readonly onEmptyBatch: RunPlan['onEmptyBatch'];
}

export type PlaceWords = (facts: WordFacts) => Words;

const EMPTY_BATCH_WORDS: Readonly<Record<RunPlan['onEmptyBatch'], string>> = {
  error: 'An empty batch would end the run here, with the reason.',
  warn: 'An empty batch would be skipped here, with a warning.',
  ignore: 'An empty batch would be skipped here.',
};

/** The words under the track at each place where no hook is called. */
export const placeWords: Readonly<Record<Exclude<GatePlace, HookEvent>, PlaceWords>> = {
  beginZerothEpoch: () => ({
    lead: 'Epoch 0.',
    rest: 'Every stream is measured once before the model has learned anything.',
  }),
  beginEpoch: () => ({
    lead: 'Next lap.',
    rest: 'The train stream first, then the streams that are only measured.',
  }),
  openStream: ({ position: { streamName, isTraining } }) => ({
    lead: `The ${String(streamName)} stream.`,
    rest: isTraining ? 'The model learns from its batches.' : 'It is only measured: the weights stay as they are.',
  }),
  nextBatch: (facts) => ({
    lead: 'Next batch.',
    rest: isExhausted(facts)
      ? `The ${stream(facts)} stream has given all of its batches.`
      : `The ${stream(facts)} stream: ${batchText(facts)}.`,
  }),
  readBatch: (facts) => ({
    lead: 'Read.',
    rest: isExhausted(facts)
      ? `The ${stream(facts)} stream is asked once more and has no batch left.`
      : `The next batch is taken from the ${stream(facts)} stream.`,
  }),
  checkInterrupt: ({ isStopAsked }) => ({
    lead: 'Stop asked?',
    rest: isStopAsked
      ? 'Yes. This batch is dropped and the run ends.'
      : 'Here, and only here, the loop looks whether Stop was pressed.',
  }),
  checkBatch: ({ onEmptyBatch }) => ({ lead: 'Check.', rest: EMPTY_BATCH_WORDS[onEmptyBatch] }),
  runModel: ({ position: { isTraining } }) =>
    isTraining
      ? { lead: 'Learn.', rest: 'The model predicts, sees how wrong it was, and moves its weights a little.' }
      : { lead: 'Measure.', rest: 'The model predicts and is marked. Its weights stay as they are.' },
  countEpoch: () => ({ lead: 'One more epoch done.', rest: 'The counter goes up before the hooks are called.' }),
  checkEnd: ({ position: { epochId }, epochsCount }) => ({ lead: 'Ended?', rest: endWords(epochId, epochsCount) }),
};

function stream({ position }: WordFacts): string {
  return String(position.streamName);
}

function batchText({ position, batchCount }: WordFacts): string {
  const number = formatCount(position.batchIndex + 1);
  return batchCount === null ? `number ${number}` : `number ${number} of ${formatCount(batchCount)}`;
}

function isExhausted({ position, batchCount }: WordFacts): boolean {
  return batchCount !== null && position.batchIndex >= batchCount;
}

function endWords(epochId: number, epochsCount: number | null): string {
  if (epochId === 0) return 'Only if a hook asked to end. Epoch 0 does not count.';
  if (epochsCount === null) return 'Only if a hook asked to end: there is no limit of epochs.';
  if (epochId >= epochsCount) return `Yes: epoch ${epochsCount} is done.`;
  return `Only if a hook asked to end: epoch ${epochsCount} is not reached.`;
}
