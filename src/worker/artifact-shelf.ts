import type { Artifact, ArtifactSink } from '../loop/index.ts';
import type { ArtifactContent, ArtifactSummary } from '../protocol/messages.ts';

/** Enough for any lesson, little enough for any tab. */
const CAPACITY_BYTES = 64 * 2 ** 20;
const CAPACITY_COUNT = 1000;

interface Kept {
  readonly mediaType: string;
  readonly epochId: number | null;
  /** One part for what was written, more where text was appended: joined only when somebody asks. */
  readonly parts: (string | Uint8Array)[];
  size: number;
  revision: number;
}

/**
 * Keeps the artifacts of a run in memory. The page is told which there are; it asks for the content of one when a person
 * wants to see it. When there are too many those go that were not changed for longest, and that is said once.
 */
export class ArtifactShelf implements ArtifactSink {
  readonly #kept = new Map<string, Kept>();
  readonly #onDropped: (name: string) => void;
  #size = 0;
  /** Counts the changes of all: what is written anew under a name that was dropped has a higher one too. */
  #revision = 0;
  #hasChanged = false;

  constructor(onDropped: (name: string) => void = () => undefined) {
    this.#onDropped = onDropped;
  }

  write({ name, mediaType, content, epochId }: Artifact): void {
    this.#remove(name);
    this.#kept.set(name, { mediaType, epochId, parts: [], size: 0, revision: 0 });
    this.#add(name, content);
  }

  append({ name, mediaType, content, epochId }: Artifact & { readonly content: string }): void {
    const kept = this.#kept.get(name) ?? { mediaType, epochId, parts: [], size: 0, revision: 0 };
    this.#kept.delete(name);
    this.#kept.set(name, kept);
    this.#add(name, content);
  }

  /** What there is, that which was changed last at the end, or null where nothing changed since it was last asked. */
  takeChanges(): readonly ArtifactSummary[] | null {
    if (!this.#hasChanged) return null;
    this.#hasChanged = false;
    return [...this.#kept].map(([name, { mediaType, epochId, size, revision }]) => ({
      name,
      mediaType,
      epochId,
      size,
      revision,
    }));
  }

  /** Null when there is none of that name. */
  read(name: string): ArtifactContent | null {
    const kept = this.#kept.get(name);
    if (kept === undefined) return null;
    const [first = ''] = kept.parts;
    const content = typeof first === 'string' ? kept.parts.join('') : first;
    return { name, mediaType: kept.mediaType, revision: kept.revision, content };
  }

  #add(name: string, content: string | Uint8Array): void {
    const kept = this.#kept.get(name);
    if (kept === undefined) return;
    kept.parts.push(content);
    kept.size += content.length;
    this.#size += content.length;
    this.#revision += 1;
    kept.revision = this.#revision;
    this.#hasChanged = true;
    for (const oldest of this.#kept.keys()) {
      if (this.#size <= CAPACITY_BYTES && this.#kept.size <= CAPACITY_COUNT) return;
      if (oldest === name) continue;
      this.#remove(oldest);
      this.#onDropped(oldest);
    }
  }

  #remove(name: string): void {
    this.#size -= this.#kept.get(name)?.size ?? 0;
    this.#kept.delete(name);
  }
}
