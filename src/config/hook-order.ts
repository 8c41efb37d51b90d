import type { HookDescription, HookKeys, VariableKeys } from '../loop/index.ts';

/** A hook of the list, with all its options filled in. */
export interface ListedHook {
  readonly description: HookDescription;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Two hooks whose order cannot work, by their places in the list, and why. */
export interface OrderWarning {
  readonly reader: number;
  readonly writer: number;
  /** A sentence: what happens, and what to do. */
  readonly message: string;
}

type Side = keyof VariableKeys;

interface Place {
  readonly index: number;
  readonly name: string;
  readonly keys: HookKeys;
}

/**
 * Finds hooks that come before the hook whose variables they read, by what hooks say they read and write. Only what
 * nobody earlier writes counts; what the model or the data gives is there from the start.
 *
 * @param given Variables of a batch that are there before any hook: sources and outputs of the model.
 */
export function orderWarnings(hooks: readonly ListedHook[], given: readonly string[]): readonly OrderWarning[] {
  const places = hooks.map(({ description, options }, index) => ({
    index,
    name: description.name,
    keys: description.keys?.(options) ?? {},
  }));
  return (['batch', 'epoch'] as const).flatMap((side) =>
    places.flatMap((reader) => warningsOf({ reader, places, side, given: side === 'batch' ? given : [] })),
  );
}

interface Question {
  readonly reader: Place;
  readonly places: readonly Place[];
  readonly side: Side;
  readonly given: readonly string[];
}

function warningsOf({ reader, places, side, given }: Question): readonly OrderWarning[] {
  const reads = reader.keys.reads?.[side] ?? [];
  const earlier = new Set([...given, ...places.slice(0, reader.index).flatMap((place) => written(place, side))]);
  return places.slice(reader.index + 1).flatMap((writer) => {
    const late = written(writer, side).filter((key) => !earlier.has(key) && (reads === 'all' || reads.includes(key)));
    return late.length === 0
      ? []
      : [{ reader: reader.index, writer: writer.index, message: sentence(reader, writer, late) }];
  });
}

/** What a hook writes by name. */
export function written({ keys }: Pick<Place, 'keys'>, side: Side): readonly string[] {
  const writes = keys.writes?.[side] ?? [];
  return writes === 'all' ? [] : writes;
}

function sentence(reader: Place, writer: Place, late: readonly string[]): string {
  const missing = late.length === 1 ? `${String(late[0])} will be missing` : `${late.join(', ')} will be missing`;
  return `${reader.name} runs before ${writer.name}, so ${missing} there. Move ${writer.name} up.`;
}
