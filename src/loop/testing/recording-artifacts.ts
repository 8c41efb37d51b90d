import type { Artifact, ArtifactSink } from '../artifact.ts';

/** Keeps artifacts by name, as a host would, and counts what was asked of it. */
export class RecordingArtifacts implements ArtifactSink {
  readonly all = new Map<string, Artifact>();
  writes = 0;
  appends = 0;

  get names(): string[] {
    return [...this.all.keys()];
  }

  write(artifact: Artifact): void {
    this.writes += 1;
    this.all.set(artifact.name, artifact);
  }

  append(artifact: Artifact & { readonly content: string }): void {
    this.appends += 1;
    const before = this.all.get(artifact.name)?.content ?? '';
    this.all.set(artifact.name, { ...artifact, content: String(before) + artifact.content });
  }

  /** The text of an artifact. Throws when there is none, or when it is bytes. */
  text(name: string): string {
    const content = this.all.get(name)?.content;
    if (typeof content === 'string') return content;
    throw new Error(`There is no text '${name}'. There are: ${this.names.join(', ')}.`);
  }
}
