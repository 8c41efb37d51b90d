import type { Advice } from '../../protocol/messages.ts';
import type { RunStatus } from '../../store/lab-state.ts';

export interface RunNoticeText {
  readonly kind: 'failure' | 'information';
  readonly title: string;
  readonly message: string;
  readonly advice: Advice | null;
  readonly stack: string | null;
}

/** What is to be said about the way a run ended; null when it ended as planned or has not ended. */
export function runNotice(status: RunStatus, endedInEpoch: number | null): RunNoticeText | null {
  switch (status.name) {
    case 'failed': {
      const { message, stack } = status.error;
      const title = endedInEpoch === null ? 'The run failed' : `The run failed in epoch ${endedInEpoch}`;
      return { kind: 'failure', title, message, advice: status.advice, stack };
    }
    case 'restarted':
      return { kind: 'information', title: 'Worker restarted', message: status.message, advice: null, stack: null };
    case 'finished':
      if (status.endedBy !== 'hook') return null;
      return {
        kind: status.advice === null ? 'information' : 'failure',
        title: 'A hook ended the run',
        message: status.reason,
        advice: status.advice,
        stack: null,
      };
    case 'idle':
    case 'preparing':
    case 'training':
    case 'paused':
    case 'stopping':
      return null;
  }
}
