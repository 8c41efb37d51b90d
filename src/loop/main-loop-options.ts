import type { Clock } from './clock.ts';
import type { Dataset } from './dataset.ts';
import type { Gate } from './gate-point.ts';
import type { Hook } from './hook.ts';
import type { Log } from './log.ts';
import type { Model } from './model.ts';
import { valueText } from './option-values.ts';

export type Policy = 'ignore' | 'warn' | 'error';

/** Options of {@link import('./main-loop.ts').MainLoop}, as emloop 2.1. */
export interface MainLoopOptions {
  readonly model: Model;
  readonly dataset: Dataset;
  /** Called in this order; the list is copied. */
  readonly hooks?: Iterable<Hook>;
  readonly trainStreamName?: string;
  /** Streams that are only measured, after training, in this order. */
  readonly extraStreams?: Iterable<string>;
  /** Batches that each stream may read ahead while the model is waited for; below 1: none. */
  readonly buffer?: number;
  readonly onEmptyBatch?: Policy;
  readonly onEmptyStream?: Policy;
  readonly onUnusedSources?: Policy;
  /** What to do with an option that does not exist. */
  readonly onIncorrectConfig?: Policy;
  /** End `runTraining` once at least so many training epochs are done; null or 0: no limit. */
  readonly epochsCount?: number | null;
  /** Drop every batch of another size; null or 0: off. */
  readonly fixedBatchSize?: number | null;
  /** Cut the train stream into epochs of so many batches, across passes; null, 0 or below: off. */
  readonly fixedEpochSize?: number | null;
  readonly skipZerothEpoch?: boolean;
  /** Passed before everything the loop does; without one nothing is ever held. */
  readonly gate?: Gate;
  readonly clock?: Clock;
  readonly log?: Log;
}

export type ResolvedOptions = {
  readonly [Name in keyof MainLoopOptions]-?: Name extends 'hooks'
    ? readonly Hook[]
    : Name extends 'extraStreams'
      ? string[]
      : NonNullable<MainLoopOptions[Name]> | Extract<MainLoopOptions[Name], null>;
};

/** What an option may be, as the rest of "must be …". */
interface Rule {
  readonly allowed: string;
  readonly isAllowed: (value: unknown) => boolean;
}

const POLICY: Rule = {
  allowed: "'ignore', 'warn' or 'error'",
  isAllowed: (value) => value === 'ignore' || value === 'warn' || value === 'error',
};
const COUNT: Rule = {
  allowed: 'null or a whole number from 0 up',
  isAllowed: (value) => value === null || (Number.isInteger(value) && Number(value) >= 0),
};
const FUNCTION: Rule = { allowed: 'a function', isAllowed: (value) => typeof value === 'function' };

/** In the order they are checked: emloop's four policies first. */
const RULES: Readonly<Record<keyof MainLoopOptions, Rule>> = {
  onEmptyBatch: POLICY,
  onEmptyStream: POLICY,
  onUnusedSources: POLICY,
  onIncorrectConfig: POLICY,
  model: {
    allowed: 'an object with inputNames and run()',
    isAllowed: (value) => isObject(value) && Array.isArray(value['inputNames']) && typeof value['run'] === 'function',
  },
  dataset: { allowed: 'an object with streams', isAllowed: (value) => isObject(value) && isObject(value['streams']) },
  hooks: { allowed: 'a list of objects', isAllowed: (value) => Array.isArray(value) && value.every(isObject) },
  trainStreamName: { allowed: 'a name', isAllowed: isName },
  extraStreams: { allowed: 'a list of names', isAllowed: (value) => Array.isArray(value) && value.every(isName) },
  buffer: { allowed: 'a whole number', isAllowed: Number.isInteger },
  epochsCount: COUNT,
  fixedBatchSize: COUNT,
  fixedEpochSize: {
    allowed: 'null or a whole number',
    isAllowed: (value) => value === null || Number.isInteger(value),
  },
  skipZerothEpoch: { allowed: 'true or false', isAllowed: (value) => typeof value === 'boolean' },
  gate: {
    allowed: 'an object with pass()',
    isAllowed: (value) => isObject(value) && typeof value['pass'] === 'function',
  },
  clock: FUNCTION,
  log: FUNCTION,
};

const OPEN_GATE: Gate = { pass() {} };
const DEFAULTS = {
  hooks: [],
  trainStreamName: 'train',
  extraStreams: [],
  buffer: 0,
  onEmptyBatch: 'error',
  onEmptyStream: 'error',
  onUnusedSources: 'warn',
  onIncorrectConfig: 'error',
  epochsCount: null,
  fixedBatchSize: null,
  fixedEpochSize: null,
  skipZerothEpoch: false,
  gate: OPEN_GATE,
  clock: () => 0,
  log: () => undefined,
} as const;

/** Fills in the defaults. A bad value is an error naming the option, the value and what is allowed. */
export function resolveOptions(options: MainLoopOptions): ResolvedOptions {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const merged: Record<string, unknown> = { ...DEFAULTS, ...Object.fromEntries(given) };
  for (const name of ['hooks', 'extraStreams']) merged[name] = listed(merged[name]);
  for (const [name, { allowed, isAllowed }] of Object.entries(RULES))
    if (!isAllowed(merged[name]))
      throw new TypeError(`MainLoop: option ${name} must be ${allowed}, but is ${valueText(merged[name])}.`);
  const resolved = merged as ResolvedOptions;
  reportUnknown(resolved);
  return resolved;
}

function reportUnknown(options: ResolvedOptions): void {
  const unknown = Object.keys(options).filter((name) => !Object.hasOwn(RULES, name));
  if (unknown.length === 0 || options.onIncorrectConfig === 'ignore') return;
  const message = `MainLoop has no option ${unknown.join(', ')}. It has: ${Object.keys(RULES).join(', ')}.`;
  if (options.onIncorrectConfig === 'error') throw new TypeError(message);
  options.log({ level: 'warning', message });
}

/** A copy of anything that can be iterated; a bare text is no list of names, it would fall apart into letters. */
function listed(value: unknown): unknown {
  return isIterable(value) ? [...value] : value;
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return isObject(value) && Symbol.iterator in value;
}

function isObject(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
