import type { Batch } from './batch.ts';
import { nameMap } from './batch.ts';
import type { Clock } from './clock.ts';
import type { Dataset } from './dataset.ts';
import type { Profile } from './hook.ts';
import { StreamWrapper, type StreamPosition } from './stream-wrapper.ts';

/** What `epoch()` takes as a stream: a name, a wrapper that the caller keeps, or anything that gives batches. */
export type StreamLike = string | StreamWrapper | Iterable<Batch> | AsyncIterable<Batch>;

interface RegistryOptions {
  readonly dataset: Dataset;
  readonly trainStreamName: string;
  readonly fixedEpochSize: number | null;
  readonly clock: Clock;
  readonly profile: Profile;
}

/** The loop's stream wrappers by name, made when first asked for (emloop 2.10). */
export class StreamRegistry {
  readonly #options: RegistryOptions;
  readonly #wrappers = new Map<string, StreamWrapper>();
  /** Wrappers of the caller whose name we made up: in the next `epoch()` they are without a name again. */
  readonly #nameless = new WeakSet<StreamWrapper>();

  constructor(options: RegistryOptions) {
    this.#options = options;
  }

  get(name: string): StreamWrapper {
    const known = this.#wrappers.get(name);
    if (known !== undefined) return known;
    const { dataset, trainStreamName, fixedEpochSize } = this.#options;
    const source = Object.hasOwn(dataset.streams, name) ? dataset.streams[name] : undefined;
    if (source === undefined)
      throw new Error(
        `The data set has no stream '${name}'. It has: ${Object.keys(dataset.streams).join(', ') || 'none at all'}.`,
      );
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
    let unnamed = 0;
    for (const stream of streams) {
      const name = this.#nameOf(stream) ?? `unnamed_${base}_${unnamed++}`;
      if (names.includes(name) || this.#isOfAnother(name, stream))
        throw new Error(`Stream '${name}' is given twice. Give each stream a name of its own.`);
      names.push(name);
      if (typeof stream === 'string') this.get(stream);
      else if (stream instanceof StreamWrapper) this.#adopt(stream, name);
      else this.#add(name, () => stream, null);
    }
    return names;
  }

  #nameOf(stream: StreamLike): string | null {
    if (typeof stream === 'string') return stream;
    return stream instanceof StreamWrapper && !this.#nameless.has(stream) ? stream.name : null;
  }

  /** Whether the name already stands for another stream of this epoch. */
  #isOfAnother(name: string, stream: StreamLike): boolean {
    const known = this.#wrappers.get(name);
    return known !== undefined && typeof stream !== 'string' && known !== stream;
  }

  /** The name reaches the wrapper too: the hooks and the profile know the stream by it (reference 9.2). */
  #adopt(wrapper: StreamWrapper, name: string): void {
    if (wrapper.name === null) this.#nameless.add(wrapper);
    wrapper.name = name;
    this.#wrappers.set(name, wrapper);
  }

  #add(name: string, source: Dataset['streams'][string], epochSize: number | null): StreamWrapper {
    const { profile, clock } = this.#options;
    const wrapper = new StreamWrapper({ source, name, epochSize, profile, clock });
    this.#wrappers.set(name, wrapper);
    return wrapper;
  }
}
