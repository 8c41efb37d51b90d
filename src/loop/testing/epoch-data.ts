import { nameMap } from '../batch.ts';
import type { EpochData, Hook } from '../hook.ts';

/** Empty epoch data for these streams, as the loop makes it. */
export function epochDataFor(...streamNames: string[]): EpochData {
  const epochData: EpochData = nameMap();
  for (const name of streamNames) epochData[name] = nameMap();
  return epochData;
}

/** What a hook writes of stream `train` after these batches. */
export function trainDataAfter(hook: Hook, batches: readonly Record<string, unknown>[]): Record<string, unknown> {
  for (const batchData of batches) void hook.afterBatch?.({ streamName: 'train', batchData });
  const epochData = epochDataFor('train');
  void hook.afterEpoch?.({ epochId: 1, epochData });
  return epochData['train'] ?? {};
}
