import type { TrainingEvent } from '../protocol/messages.ts';
import type { EpochRow, LabState, LogEntry } from './lab-state.ts';

/** Log lines kept; older ones go. */
const LOG_CAPACITY = 2000;

/** An event that only adds to a list. */
export type Addition = Extract<TrainingEvent, { readonly type: 'logged' | 'epochFinished' }>;

/** The page with all of them added, in order. Those of another run are late and change nothing. */
export function withAdditions(state: LabState, additions: readonly Addition[]): LabState {
  const own = additions.filter(({ runId }) => runId === state.runId);
  if (own.length === 0) return state;
  return { ...state, log: withEntries(state.log, own), epochs: withEpochs(state.epochs, own) };
}

function withEntries(log: readonly LogEntry[], additions: readonly Addition[]): readonly LogEntry[] {
  let id = log.at(-1)?.id ?? 0;
  const added: LogEntry[] = [];
  for (const event of additions)
    if (event.type === 'logged') {
      const { seconds, level, message } = event;
      added.push({ id: (id += 1), seconds, level, message });
    }
  return added.length === 0 ? log : [...log, ...added].slice(-LOG_CAPACITY);
}

/** An epoch that is measured again (a run that was reset or goes on) replaces its row and those after it. */
function withEpochs(epochs: readonly EpochRow[], additions: readonly Addition[]): readonly EpochRow[] {
  let rows: EpochRow[] | null = null;
  for (const event of additions)
    if (event.type === 'epochFinished') {
      const { epochId, variables } = event;
      rows ??= [...epochs];
      while ((rows.at(-1)?.epochId ?? -1) >= epochId) rows.pop();
      rows.push({ epochId, variables });
    }
  return rows ?? epochs;
}
