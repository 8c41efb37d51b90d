import type { HookEvent } from '../../protocol/messages.ts';
import { EVENT_NAMES, type LoopLine } from './loop-lines.ts';

const EVENT_WORDS: Readonly<Record<HookEvent, string>> = {
  beforeTraining: 'once, before anything is measured.',
  afterBatch: 'after every batch of every stream.',
  afterEpoch: 'after every epoch, with its numbers.',
  afterEpochProfile: 'after every epoch, with the time it took.',
  afterTraining: 'once, when the run is over, also when it failed.',
};

const ACT_WORDS: Readonly<Record<number, string>> = {
  2: 'Every stream is measured once before the model has learned anything.',
  3: 'One lap of the track is one epoch.',
  4: 'The train stream first, then the streams that are only measured.',
  5: 'A batch is a few rows that go through the model together.',
  6: 'The next batch is taken from the stream.',
  7: 'Here, and only here, the loop looks whether Stop was pressed.',
  8: 'A batch without rows is found here, before the model sees it.',
  9: 'The model predicts; in the train stream it also moves its weights a little.',
  11: 'The counter goes up before the hooks are called. Epoch 0 does not count.',
  14: 'The run ends here when a hook asked for it, or when all epochs are done.',
};

/** What a line of the loop is for, whatever the run is at. */
export function lineExplanation({ number, event }: Pick<LoopLine, 'number' | 'event'>): string {
  if (event !== null) return `Line ${number}, ${EVENT_NAMES[event]}: every hook is called, ${EVENT_WORDS[event]}`;
  return `Line ${number}: ${ACT_WORDS[number] ?? ''}`;
}
