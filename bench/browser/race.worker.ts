// Both sides of the race in one worker on one tfjs-core: the app's real worker, and beside it `LayersModel.fit`.
import type { TrainingEvent } from '../../src/protocol/messages.ts';
import '../../src/worker/training.worker.ts';
import { fitLayersModel } from './layers-model-fit.ts';
import { RACE_CHANNEL, type FitRequest, type RaceAnswer } from './race-messages.ts';

const channel = new BroadcastChannel(RACE_CHANNEL);
const answer = (message: RaceAnswer) => {
  channel.postMessage(message);
};

channel.addEventListener('message', ({ data }: MessageEvent<FitRequest>) => {
  fitLayersModel(data).then(
    (turn) => {
      answer({ type: 'fitDone', ...turn });
    },
    (error: unknown) => {
      answer({ type: 'fitFailed', message: String(error) });
    },
  );
});

// The app's worker posts through `self.postMessage`: heard here, so that neither side's time holds a message's journey.
const post = self.postMessage.bind(self) as (events: readonly TrainingEvent[]) => void;
let startedAt = 0;
let eventCount = 0;
function postAndTime(events: readonly TrainingEvent[]): void {
  let isEnd = false;
  for (const { type } of events) {
    if (type === 'started') {
      startedAt = performance.now();
      eventCount = 0;
    }
    isEnd ||= type === 'finished';
  }
  eventCount += events.length;
  post(events);
  if (isEnd) answer({ type: 'runTimed', seconds: (performance.now() - startedAt) / 1000, eventCount });
}
self.postMessage = postAndTime as typeof self.postMessage;
