import { toErrorRecord } from '../protocol/error-record.ts';
import type { TrainingEvent } from '../protocol/messages.ts';

/**
 * Tells the page what would end the worker without a word: none of these reaches it by itself, and an unhandled
 * rejection would be lost (reliability.md 0.11). `scope` is the worker's own global.
 */
export function forwardCrashes(scope: EventTarget, post: (event: TrainingEvent) => void): void {
  const tell = (thrown: unknown) => {
    post({ type: 'workerEnded', runId: null, cause: 'crash', error: toErrorRecord(thrown) });
  };
  scope.addEventListener('error', (event) => {
    const crash: { readonly error?: unknown; readonly message: string } = event as ErrorEvent;
    tell(crash.error ?? crash.message);
  });
  scope.addEventListener('unhandledrejection', (event) => {
    tell((event as PromiseRejectionEvent).reason);
  });
  scope.addEventListener('messageerror', () => {
    tell(new Error('A message from the page could not be read.'));
  });
}
