import type { DatasetSummary, RunPlan } from '../../protocol/messages.ts';
import type { LabState } from '../../store/lab-state.ts';
import type { StreamOverview } from '../../store/selectors.ts';

/** The stream that is learned from while the form cannot be read: the loop's default name. */
const TRAIN_STREAM = 'train';

type Overviews = readonly StreamOverview[];

const ofPlan = new WeakMap<RunPlan, Overviews>();
const ofDataset = new WeakMap<DatasetSummary, Map<string, Overviews>>();
const withoutDataset = new Map<string, Overviews>();

/**
 * The streams in the order an epoch visits them, then those it does not visit: of the run in hand, or of the form's
 * experiment before one. The same array as long as nothing changed, so that it can be a selector.
 */
export function selectStreamOverviews({ plan, dataset, config }: LabState): Overviews {
  if (plan !== null) return remembered(ofPlan, plan, () => overviews(plan.streams, plan.dataset));
  const visited = [config?.mainLoop.trainStreamName ?? TRAIN_STREAM, ...(config?.mainLoop.extraStreams ?? ['valid'])];
  const known = dataset === null ? withoutDataset : remembered(ofDataset, dataset, () => new Map<string, Overviews>());
  return remembered(known, visited.join(), () => overviews(visited, dataset));
}

function overviews(visited: readonly string[], dataset: DatasetSummary | null): Overviews {
  const sealed = (dataset?.streamNames ?? []).filter((name) => !visited.includes(name));
  return [...visited, ...sealed].map((name, index) => ({
    name,
    isTrain: index === 0,
    isSealed: index >= visited.length,
    batchCount: dataset?.numBatches[name] ?? null,
    rowCount: dataset?.rowCounts[name] ?? null,
  }));
}

interface Memory<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
}

function remembered<Key, Value>(memory: Memory<Key, Value>, key: Key, make: () => Value): Value {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const value = make();
  memory.set(key, value);
  return value;
}
