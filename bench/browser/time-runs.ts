import type { TrainingEvent } from '../../src/protocol/messages.ts';
import { RACE_CHANNEL, type FitRequest, type RaceAnswer, type Turn } from './race-messages.ts';

/**
 * Makes a worker that trains answer the race's page: with what `fit` took when asked, and with the time of each run of the
 * session that posts through `self.postMessage`, heard here, so that neither side's time holds a message's journey.
 */
export function answerRace(fit: (request: FitRequest) => Promise<Turn>): void {
  const channel = new BroadcastChannel(RACE_CHANNEL);
  const answer = (message: RaceAnswer) => {
    channel.postMessage(message);
  };

  channel.addEventListener('message', ({ data }: MessageEvent<FitRequest>) => {
    fit(data).then(
      (turn) => {
        answer({ type: 'fitDone', ...turn });
      },
      (error: unknown) => {
        answer({ type: 'fitFailed', message: String(error) });
      },
    );
  });

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
}
