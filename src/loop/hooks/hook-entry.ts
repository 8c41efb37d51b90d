import type { Hook } from '../hook.ts';
import { SILENT_CONTEXT, type HookContext } from '../hook-context.ts';
import { valueText } from '../option-values.ts';
import { createHook } from './catalog.ts';

/** A hook as a configuration lists it (emloop 6.2): a name, or a name with its options. */
export type HookEntry = string | Readonly<Record<string, object | null>>;

/**
 * Makes the hook of an entry: `StopOnNaN`, or `{ StopAfter: { epochs: 10 } }`. Options may be written as in emloop's
 * files, `on_unknown_type`. Throws when the entry does not name exactly one hook, or its options are none.
 */
export function createHookFromEntry(entry: HookEntry, context: HookContext = SILENT_CONTEXT): Hook {
  const [name, options] = namedOptions(entry);
  if (options === undefined) return createHook(name, {}, context);
  if (options === null) {
    context.log({ level: 'warning', message: `${name} has no options after its colon: it takes its defaults.` });
    return createHook(name, {}, context);
  }
  if (!isRecord(options))
    throw new TypeError(`${name}: its options must be names with values, but are ${valueText(options)}.`);
  return createHook(name, withCamelCaseKeys(options), context);
}

/** The one hook that an entry names, and what stands behind its name. */
function namedOptions(entry: unknown): [name: string, options?: unknown] {
  if (typeof entry === 'string') return [entry];
  const names = isRecord(entry) ? Object.keys(entry) : [];
  const [name] = names;
  if (isRecord(entry) && name !== undefined && names.length === 1) return [name, entry[name]];
  const came = names.length > 1 ? `has ${names.length} names: ${names.join(', ')}` : `is ${valueText(entry)}`;
  throw new TypeError(`An entry of hooks must be a name, or one name with its options, but ${came}.`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withCamelCaseKeys(options: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const pairs = Object.entries(options).map(([key, value]) => [
    key.replaceAll(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase()),
    value,
  ]);
  return Object.fromEntries(pairs) as Record<string, unknown>;
}
