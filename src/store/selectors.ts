import { listWarnings, type HookForm, type HookList, type ListWarning } from '../config/hook-form.ts';
import { describeHook, hooksToRun } from '../config/hook-list.ts';
import type { HookSummary } from '../protocol/messages.ts';
import type { LabState } from './lab-state.ts';

/** The hooks in call order: of the run in hand, or those the form's experiment would run with. Stable while they are the same. */
export function selectHooks(state: LabState): readonly HookSummary[] {
  return state.plan?.hooks ?? selectFormHooks(state);
}

/** The hooks the form's experiment would run with, whatever the run in hand has. */
export function selectFormHooks(state: LabState): readonly HookSummary[] {
  const rows = selectHookRows(state);
  const key = rows.map(({ name }) => name).join();
  const known = summaries.get(key) ?? rows.map(({ name }) => describeHook(name));
  summaries.set(key, known);
  return known;
}

/** By the names of the hooks: an option that changes is no reason to draw the loop again. */
const summaries = new Map<string, readonly HookSummary[]>();

/** A hook in call order, and its place in the form; null where the worker adds it by itself. */
export interface HookRow {
  readonly name: string;
  readonly form: HookForm | null;
}

/** The hooks of the form together with those that the worker adds to them. */
export function selectHookRows({ form, dataset }: Pick<LabState, 'form' | 'dataset'>): readonly HookRow[] {
  const hasPlane = dataset !== null && dataset.plane !== null;
  return remembered(rowsOf[hasPlane ? 'plane' : 'noPlane'], form.hooks, (hooks) => {
    const own = new Map<object, HookForm>(hooks.map((hook) => [hook, hook]));
    return hooksToRun(hooks, hasPlane).map((hook) => ({ name: hook.name, form: own.get(hook) ?? null }));
  });
}

const rowsOf = {
  plane: new WeakMap<HookList, readonly HookRow[]>(),
  noPlane: new WeakMap<HookList, readonly HookRow[]>(),
};

/** What the form's hooks will not find, by their order or because nobody writes it. */
export function selectHookWarnings({ form, dataset }: Pick<LabState, 'form' | 'dataset'>): readonly ListWarning[] {
  const task = dataset?.target.kind ?? 'classes';
  return remembered(warningsOf[task], form.hooks, (hooks) => listWarnings(hooks, task));
}

const warningsOf = {
  classes: new WeakMap<HookList, readonly ListWarning[]>(),
  number: new WeakMap<HookList, readonly ListWarning[]>(),
};

/** For each hook of {@link selectHooks} what is to be warned of it, or null; empty where a run is in hand. */
export function selectHookMarks(state: LabState): readonly (string | null)[] {
  const found = selectHookWarnings(state);
  if (state.plan !== null || found.length === 0) return NO_MARKS;
  return remembered(marks, selectHookRows(state), (rows) =>
    rows.map(({ form }) => found.find((fault) => form !== null && hooksOf(fault).includes(form))?.message ?? null),
  );
}

function hooksOf(fault: ListWarning): readonly HookForm[] {
  return fault.kind === 'order' ? [fault.reader, fault.writer] : [fault.reader];
}

const NO_MARKS: readonly (string | null)[] = [];
const marks = new WeakMap<readonly HookRow[], readonly (string | null)[]>();

/** Why no run can begin: the first problem of the form, with the hook it is about. Null when there is none. */
export function selectObstacle({ problems, form }: Pick<LabState, 'problems' | 'form'>): string | null {
  const [field, problem] = Object.entries(problems ?? {})[0] ?? [];
  if (field === undefined || problem === undefined) return null;
  const name = form.hooks.find(({ id }) => `${field}.`.startsWith(`hooks.${id}.`))?.name;
  return name === undefined || problem.startsWith(`${name}:`) ? problem : `${name}: ${problem}`;
}

function remembered<Key extends object, Value>(
  memory: WeakMap<Key, Value>,
  key: Key,
  make: (key: Key) => Value,
): Value {
  const value = memory.get(key) ?? make(key);
  memory.set(key, value);
  return value;
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
