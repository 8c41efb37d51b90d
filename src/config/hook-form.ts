import {
  createHook,
  HOOK_DESCRIPTIONS,
  SILENT_CONTEXT,
  type HookContext,
  type HookDescription,
} from '../loop/index.ts';
import type { HookConfig, OptionValue } from './experiment-config.ts';
import { describeHook } from './hook-list.ts';
import { orderWarnings, type ListedHook } from './hook-order.ts';
import { isSuited, PAGE_VARIABLES, suggestedOptions } from './hook-suggestions.ts';
import { missingVariables } from './missing-variables.ts';
import { initialText, optionText, readOptionText } from './option-text.ts';
import { REPORT_PROGRESS } from './report-hooks.ts';
import type { TaskKind } from './start-hooks.ts';
import { streamCheck, type NamedStreams } from './stream-names.ts';

/** A hook as it stands in the form: its options as text, and a key of its own, since a hook may be in the list twice. */
export interface HookForm {
  readonly id: string;
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
}

export type HookList = readonly HookForm[];

/** A model that can do everything that hooks ask of models, and data with classes: here only the options are looked at. */
const TRYING_OUT: HookContext = {
  ...SILENT_CONTEXT,
  dataset: { numClasses: 1, classesNames: ['class'] },
  model: { learningRate: 0.01, gradientNorm: () => null, captureState: () => null, restoreState: () => undefined },
};

/** The hooks that can be added: those of the catalog. What tells the page about the run is there by itself. */
export const HOOKS_TO_ADD: readonly HookDescription[] = HOOK_DESCRIPTIONS;

/** A list of configured hooks as a form, in the same order. */
export function hookForms(hooks: readonly HookConfig[]): HookList {
  return hooks.reduce<HookList>((list, { name, options }) => [...list, newHook(list, name, options)], []);
}

/**
 * With one more hook of the catalog, its options as they suit this page. It comes before ReportProgress, so that what it
 * writes reaches the page, and as much earlier as the hooks that read it need.
 */
export function withHook(list: HookList, name: string): HookList {
  const added = newHook(list, name, suggestedOptions(name, list));
  const reporter = list.findIndex((hook) => hook.name === REPORT_PROGRESS.name);
  const latest = reporter === -1 || name === 'TrainingTrace' ? list.length : reporter;
  const candidates = Array.from({ length: latest + 1 }, (_, index) => list.toSpliced(latest - index, 0, added));
  const faults = candidates.map((candidate) => orderFaults(candidate, 'classes').length);
  return candidates[faults.indexOf(Math.min(...faults))] ?? [...list, added];
}

function newHook(list: HookList, name: string, options: HookConfig['options']): HookForm {
  const texts = Object.entries(describeHook(name).options).map(([key, option]) => [
    key,
    Object.hasOwn(options, key) ? optionText(option, options[key]) : initialText(option),
  ]);
  return { id: freeId(list, name), name, options: Object.fromEntries(texts) as Record<string, string> };
}

/** Two hooks of the list whose order cannot work. */
export interface OrderFault {
  readonly kind: 'order';
  readonly reader: HookForm;
  /** The one to be moved up, to the place `to`. */
  readonly writer: HookForm;
  readonly to: number;
  readonly message: string;
}

/** A hook of the list that reads what no other writes. */
export interface MissingFault {
  readonly kind: 'missing';
  readonly reader: HookForm;
  readonly variable: string;
  readonly message: string;
}

/** Why a hook of the list will not find what it reads. */
export type ListWarning = OrderFault | MissingFault;

/** What hooks of the list will not find: first by their order, then because nobody writes it. */
export function listWarnings(list: HookList, task: TaskKind = 'classes'): readonly ListWarning[] {
  return [...orderFaults(list, task), ...missingFaults(list, task)];
}

function missingFaults(list: HookList, task: TaskKind): readonly MissingFault[] {
  const found = missingVariables(list.map(listedHook), {
    given: PAGE_VARIABLES[task],
    suggest: (name) => suggestedOptions(name, list),
    isSuited: (name) => isSuited(name, task),
  });
  return found.flatMap(({ reader, ...rest }) => {
    const hook = list[reader];
    return hook === undefined ? [] : [{ kind: 'missing' as const, reader: hook, ...rest }];
  });
}

/** For each hook that is too late, the first one that needs it earlier. */
function orderFaults(list: HookList, task: TaskKind): readonly OrderFault[] {
  const found = orderWarnings(list.map(listedHook), PAGE_VARIABLES[task]).toSorted((a, b) => a.reader - b.reader);
  return found.flatMap(({ reader, writer, message }, index) => {
    const [first, late] = [list[reader], list[writer]];
    const isTold = found.slice(0, index).some((earlier) => earlier.writer === writer);
    return first === undefined || late === undefined || isTold
      ? []
      : [{ kind: 'order' as const, reader: first, writer: late, to: reader, message }];
  });
}

function listedHook({ name, options }: HookForm): ListedHook {
  const description = describeHook(name);
  const values = Object.entries(description.options).map(([key, option]) => [
    key,
    readOptionText(option, options[key] ?? initialText(option)).value,
  ]);
  return { description, options: Object.fromEntries(values) as Record<string, unknown> };
}

export function withoutHook(list: HookList, id: string): HookList {
  return list.filter((hook) => hook.id !== id);
}

/** With the hook at another place; a place outside of the list is its end. */
export function withHookMoved(list: HookList, id: string, place: number): HookList {
  const hook = list.find((candidate) => candidate.id === id);
  if (hook === undefined) return list;
  const others = withoutHook(list, id);
  return others.toSpliced(Math.max(0, Math.min(place, others.length)), 0, hook);
}

/** With one option of one hook set. */
export function withHookOption(list: HookList, { id, option }: { id: string; option: string }, text: string): HookList {
  return list.map((hook) => (hook.id === id ? { ...hook, options: { ...hook.options, [option]: text } } : hook));
}

/** The page lives on what this hook tells: it can be moved, but not taken out. */
export function isRemovable({ name }: HookForm): boolean {
  return name !== REPORT_PROGRESS.name;
}

/**
 * The hooks the form stands for. Problems are added under `hooks.ID.OPTION`, or under `hooks.ID` where the hook refuses its
 * options taken together.
 *
 * @param streams What options may name as a stream; null where that is not known.
 */
export function readHooks(
  list: HookList,
  problems: Record<string, string>,
  streams: NamedStreams | null = null,
): readonly HookConfig[] {
  return list.map((hook) => {
    const description = describeHook(hook.name);
    const problemOfStream = streamCheck(streams, description);
    const values: Record<string, OptionValue> = {};
    const options: Record<string, OptionValue> = {};
    let isGood = true;
    for (const [key, option] of Object.entries(description.options)) {
      const { value, problem: unread } = readOptionText(option, hook.options[key] ?? initialText(option));
      const problem = unread ?? problemOfStream(option, value);
      if (problem !== null) problems[`hooks.${hook.id}.${key}`] = problem;
      isGood &&= problem === null;
      values[key] = value as OptionValue;
      if (optionText(option, value) !== initialText(option)) options[key] = values[key];
    }
    const refusal = isGood ? (refusalOf(description, values) ?? errorOf(hook.name, options)) : null;
    if (refusal !== null) problems[['hooks', hook.id, refusal.at].filter(isNamed).join('.')] = refusal.sentence;
    return { name: hook.name, options };
  });
}

type Refusal = ReturnType<NonNullable<HookDescription['refusal']>>;

/** What the hook says of its options taken together, in the words of the form. */
function refusalOf(description: HookDescription, values: Readonly<Record<string, OptionValue>>): Refusal {
  const refusal = description.refusal?.(values, (option) => description.options[option]?.label ?? option) ?? null;
  return refusal === null ? null : { ...refusal, sentence: capitalised(refusal.sentence) };
}

/** What a hook of the catalog has still against these options when it is made with them. */
function errorOf(name: string, options: HookConfig['options']): Refusal {
  if (name === REPORT_PROGRESS.name) return null;
  try {
    createHook(name, options, TRYING_OUT);
    return null;
  } catch (error) {
    return { at: null, sentence: error instanceof Error ? error.message : String(error) };
  }
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function isNamed(part: string | null): part is string {
  return part !== null;
}

function freeId(list: HookList, name: string): string {
  for (let number = 1; ; number += 1) {
    const id = `${name}-${number}`;
    if (!list.some((hook) => hook.id === id)) return id;
  }
}
