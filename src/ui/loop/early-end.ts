import type { GatePoint } from '../../protocol/messages.ts';
import type { RunView } from './run-view.ts';

/** What the track shows of a run that ends before its epochs are done. */
export interface EarlyEnd {
  /** Where the way out leaves the loop; null where it does not, or not early. */
  readonly leftAt: GatePoint | null;
  /** Where Stop was pressed, while that matters. */
  readonly askedAt: GatePoint | null;
  /** True where the way out was taken because of a stop. */
  readonly isNoticed: boolean;
}

/** How an early end came about: by a stop, by a hook after a batch, or by an error. Leaving at `ended?` is not early. */
export function earlyEnd(view: RunView): EarlyEnd {
  const { reached, stopAskedAt } = view;
  const leftAt = hasLeft(view) && reached?.place !== 'checkEnd' ? reached : null;
  const isStop = isStopping(view);
  return { leftAt, askedAt: isStop ? stopAskedAt : null, isNoticed: isStop && leftAt !== null };
}

function isStopping({ status }: RunView): boolean {
  return status.name === 'stopping' || (status.name === 'finished' && status.endedBy === 'stop');
}

function hasLeft({ phase, status, reached, position }: RunView): boolean {
  switch (phase) {
    case 'finished':
    case 'failed':
      return true;
    case 'live':
      return position?.place === 'afterTraining' || (status.name === 'stopping' && reached?.place === 'checkInterrupt');
    case 'ready':
    case 'restarted':
      return false;
  }
}
