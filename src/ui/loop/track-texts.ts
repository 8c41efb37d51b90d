import type { HookSummary } from '../../protocol/messages.ts';
import { formatMilliseconds } from '../number-format.ts';
import type { LapNotes } from './lap-labels.ts';
import { positionText } from './loop-lines.ts';
import { epochsDoneAt, type RunView } from './run-view.ts';

/** "of 30", "no limit"; empty once the run has gone on past the limit it was started with. */
export function limitText({ epochsCount, reached, position }: RunView): string {
  if (epochsCount === null) return 'no limit';
  const epochId = (reached ?? position)?.epochId ?? 0;
  return epochId > epochsCount ? '' : `of ${epochsCount}`;
}

/** The small texts at the stations of the lap. */
export function lapNotes(view: RunView, hookCount: number, afterEpochSeconds: number | null): LapNotes {
  const point = view.reached ?? view.position;
  const hooks = hookCount === 1 ? '1 hook' : `${hookCount} hooks`;
  return {
    beforeTraining: 'start, once',
    epochsDone: String(point === null ? 0 : epochsDoneAt(point)),
    afterEpoch: afterEpochSeconds === null ? hooks : `${hooks}, ${formatMilliseconds(afterEpochSeconds)}`,
    afterEpochProfile: hooks,
    ended: endingText(view),
    afterTraining: 'end, once',
  };
}

/** What `ended?` is answered. */
function endingText({ status, reached, epochsCount }: RunView): string {
  const isThere = reached?.place === 'checkEnd';
  if (status.name === 'finished' && isThere)
    return status.endedBy === 'hook' ? 'yes: a hook asked' : `yes: ${String(epochsCount)} epochs`;
  return isThere && reached.epochId === epochsCount ? `yes: ${epochsCount} epochs` : 'no: next epoch';
}

/** The model learns from the train stream in every epoch but the zeroth. */
export function isTrainLearning({ position, reached }: RunView): boolean {
  const point = reached ?? position;
  return point === null || point.place === 'beforeTraining' || point.epochId > 0;
}

/** The hook that is called now: "hook 2 of 8, ComputeStats", or only its name where there is little room. */
export function tagText(view: RunView, hooks: readonly HookSummary[], isShort: boolean): string | null {
  const { position, phase, isSampled } = view;
  if (position === null || phase !== 'live' || isSampled || position.hookIndex < 0) return null;
  const name = hooks[position.hookIndex]?.name ?? '';
  return isShort ? name : `hook ${position.hookIndex + 1} of ${hooks.length}, ${name}`;
}

/** The track for people who do not see it: it adds nothing that the listing lacks. */
export function trackLabel(view: RunView, batchCount: number | null): string {
  const { position, plan, epochsCount, isSampled } = view;
  if (position === null) return 'The training loop. No run yet.';
  const limit = epochsCount === null || position.epochId > epochsCount ? '' : ` of ${epochsCount}`;
  const place = isSampled ? streamText(view) : positionText(position, plan?.hooks.length ?? 0, batchCount);
  return `The training loop. Epoch ${position.epochId}${limit}${place === '' ? '' : `, ${place}`}.`;
}

function streamText({ position }: RunView): string {
  return position?.streamName == null ? '' : `${position.streamName} stream, full speed`;
}
