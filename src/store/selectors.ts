import { DEFAULT_HOOKS, describeHook, hooksToRun } from '../config/hook-list.ts';
import type { HookConfig } from '../config/experiment-config.ts';
import type { HookSummary } from '../protocol/messages.ts';
import type { LabState } from './lab-state.ts';

/** The hooks in call order: of the run in hand, or those the form's experiment would run with. Stable while they are the same. */
export function selectHooks({ plan, config, dataset }: LabState): readonly HookSummary[] {
  if (plan !== null) return plan.hooks;
  return describedHooks(config?.hooks ?? DEFAULT_HOOKS, dataset !== null && dataset.plane !== null);
}

const described = new WeakMap<readonly HookConfig[], Map<boolean, readonly HookSummary[]>>();

function describedHooks(hooks: readonly HookConfig[], hasPlane: boolean): readonly HookSummary[] {
  const known = described.get(hooks) ?? new Map<boolean, readonly HookSummary[]>();
  const list = known.get(hasPlane) ?? hooksToRun(hooks, hasPlane).map(({ name }) => describeHook(name));
  described.set(hooks, known.set(hasPlane, list));
  return list;
}

export interface StreamOverview {
  readonly name: string;
  /** True for the stream that is learned from (in every epoch but the zeroth). */
  readonly isTrain: boolean;
  /** True for a stream of the data set that no epoch visits, such as `test`. */
  readonly isSealed: boolean;
  readonly batchCount: number | null;
  readonly rowCount: number | null;
}
