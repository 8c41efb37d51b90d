import type { RunId } from '../protocol/messages.ts';

let runCount = 0;
/** No two of a page are the same. */
export function newRunId(kind: string): RunId {
  runCount += 1;
  return `${kind}-${runCount}` as RunId;
}
