import type { HookEvent, HookSummary } from '../../protocol/messages.ts';
import { EVENT_NAMES, LOOP_LINES } from './loop-lines.ts';
import type { Words } from './place-words.ts';
import type { RunView } from './run-view.ts';

/** The sentence under the track: what happens at this very place, or what state the run is in. */
export function sentenceFor(view: RunView): Words {
  const { status, position } = view;
  switch (status.name) {
    case 'idle':
      return { lead: 'Ready.', rest: 'Press Train, or step to the first event.' };
    case 'preparing':
      return { lead: 'Getting ready.', rest: sentence(status.message) };
    case 'finished':
      return { lead: 'Finished.', rest: sentence(status.reason) };
    case 'failed':
      return { lead: 'Failed.', rest: sentence(status.error.message) };
    case 'restarted':
      return { lead: 'Worker restarted.', rest: sentence(status.message) };
    case 'training':
    case 'paused':
    case 'stopping':
      break;
  }
  if (position === null) return { lead: 'Getting ready.', rest: 'The run is about to begin.' };
  if (view.isSampled)
    return status.name === 'stopping'
      ? { lead: 'Stopping.', rest: 'It is noticed when the next batch has been read.' }
      : { lead: 'Full speed.', rest: 'Shown ten times a second. Pause or slow down to see every step.' };
  return wordsAt({ ...view, position });
}

function wordsAt(view: RunView & { readonly position: NonNullable<RunView['position']> }): Words {
  const { position, plan, epochsCount, stopAskedAt } = view;
  const { words, event } = LOOP_LINES[position.place];
  if (event !== null) return hookWords(plan?.hooks[position.hookIndex], event);
  const facts = {
    position,
    batchCount: plan?.dataset.numBatches[position.streamName ?? ''] ?? null,
    epochsCount,
    isStopAsked: stopAskedAt !== null,
    onEmptyBatch: plan?.onEmptyBatch ?? 'error',
  } as const;
  return words?.(facts) ?? { lead: '', rest: '' };
}

function hookWords(hook: HookSummary | undefined, event: HookEvent): Words {
  if (hook === undefined) return { lead: `${EVENT_NAMES[event]}.`, rest: 'Every hook is called, in list order.' };
  return {
    lead: hook.name,
    rest: hook.does[event] ?? `is called with ${EVENT_NAMES[event]} and has nothing to do.`,
  };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
