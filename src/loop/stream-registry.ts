import type { Batch } from './batch.ts';
import { nameMap } from './batch.ts';
import type { Clock } from './clock.ts';
import type { Dataset, StreamSource } from './dataset.ts';
import type { Profile } from './hook.ts';
import type { StreamPosition } from './stream-cursor.ts';
import { valueText } from './option-values.ts';
import { StreamWrapper } from './stream-wrapper.ts';

/** What `epoch()` takes as a stream: a name, a wrapper that the caller keeps, or anything that gives batches. */
export type StreamLike = string | StreamWrapper | Iterable<Batch> | AsyncIterable<Batch>;

interface RegistryOptions {
  readonly dataset: Dataset;
  readonly trainStreamName: string;
  readonly fixedEpochSize: number | null;
  /** Batches each wrapper made here may read ahead. */
  readonly buffer: number;
  readonly clock: Clock;
  readonly profile: Profile;
}

/** Wrappers of callers whose name was made up: in the next `epoch()`, of any loop, they are without a name again. */
const nameless = new WeakSet<StreamWrapper>();

/** The loop's stream wrappers by name, made when first asked for (emloop 2.10). */
export class StreamRegistry {
  readonly #options: RegistryOptions;
  readonly #wrappers = new Map<string, StreamWrapper>();

  constructor(options: RegistryOptions) {
    this.#options = options;
  }

  get(name: string): StreamWrapper {
    const known = this.#wrappers.get(name);
    if (known !== undefined) return known;
    const { dataset, trainStreamName, fixedEpochSize } = this.#options;
    const { streams } = dataset;
    const names = streamNamesOf(streams);
    if (!names.includes(name))
      throw new Error(`The data set has no stream '${name}'. It has: ${names.join(', ') || 'none at all'}.`);
    const given: unknown = streams[name];
    if (typeof given !== 'function')
      throw new TypeError(
        `Stream '${name}' must be a function that gives batches, such as () => batches, but is ${valueText(given)}.`,
      );
    // As a method: a data set may well be an object whose streams read its own rows.
    const source: StreamSource = (pass) => (streams[name] as StreamSource).call(streams, pass);
    return this.#add(name, source, name === trainStreamName ? fixedEpochSize : null);
  }

  /** Where the wrappers made here record their reads. */
  get profile(): Profile {
    return this.#options.profile;
  }

  clear(): void {
    this.#wrappers.clear();
  }

  /**
   * Turns the arguments of `epoch()` into names with a wrapper each. A name twice in one list is refused; a name in both
   * lists is one stream passed twice, so two different ones of that name are refused as well.
   */
  prepare(trainStreams: Iterable<StreamLike>, evalStreams: Iterable<StreamLike>) {
    return { trainNames: this.#prepare(trainStreams, 'train'), evalNames: this.#prepare(evalStreams, 'eval') };
  }

  capturePositions(): Record<string, StreamPosition> {
    const positions = nameMap<StreamPosition>();
    for (const [name, wrapper] of this.#wrappers) positions[name] = wrapper.capturePosition();
    return positions;
  }

  restorePositions(positions: Readonly<Record<string, StreamPosition>>): void {
    for (const [name, position] of Object.entries(positions)) this.get(name).restorePosition(position);
  }

  #prepare(streams: Iterable<StreamLike>, base: 'train' | 'eval'): string[] {
    if (typeof streams === 'string')
      throw new TypeError(`The ${base} streams must be a list, but are the text '${streams}'. Write ['${streams}'].`);
    const names: string[] = [];
    const wrappers = new Set<StreamLike>();
    let unnamed = 0;
    for (const stream of streams) {
      const name = this.#nameOf(stream) ?? `unnamed_${base}_${unnamed++}`;
      if (names.includes(name) || wrappers.has(stream) || this.#isOfAnother(name, stream)) throw givenTwice(name);
      names.push(name);
      if (stream instanceof StreamWrapper) wrappers.add(stream);
      if (typeof stream === 'string') this.get(stream);
      else if (stream instanceof StreamWrapper) this.#adopt(stream, name);
      else this.#add(name, () => stream, null);
    }
    return names;
  }

  #nameOf(stream: StreamLike): string | null {
    if (typeof stream === 'string') return stream;
    return stream instanceof StreamWrapper && !nameless.has(stream) ? stream.name : null;
  }

  /** Whether the name already stands for another stream of this epoch. */
  #isOfAnother(name: string, stream: StreamLike): boolean {
    const known = this.#wrappers.get(name);
    return known !== undefined && typeof stream !== 'string' && known !== stream;
  }

  /** A made-up name reaches the wrapper with its pass: one wrapper may have another name in each list. */
  #adopt(wrapper: StreamWrapper, name: string): void {
    if (wrapper.name === null) nameless.add(wrapper);
    this.#wrappers.set(name, wrapper);
  }

  #add(name: string, source: Dataset['streams'][string], epochSize: number | null): StreamWrapper {
    const { profile, clock, buffer } = this.#options;
    const wrapper = new StreamWrapper({ source, name, epochSize, bufferSize: buffer, profile, clock });
    this.#wrappers.set(name, wrapper);
    return wrapper;
  }
}

/** The names of all streams, methods of a class too. */
function streamNamesOf(streams: Dataset['streams']): string[] {
  const names = new Set(Object.keys(streams));
  for (
    let level: unknown = Object.getPrototypeOf(streams);
    isClassPrototype(level);
    level = Object.getPrototypeOf(level)
  )
    for (const name of Object.getOwnPropertyNames(level)) if (name !== 'constructor') names.add(name);
  return [...names];
}

function isClassPrototype(level: unknown): level is object {
  return typeof level === 'object' && level !== null && level !== Object.prototype;
}

/** Throws where a name stands twice in a list of streams. */
export function refuseRepeated(names: readonly string[]): void {
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw givenTwice(repeated);
}

function givenTwice(name: string): Error {
  return new Error(`Stream '${name}' is given twice. Give each stream a name of its own.`);
}
