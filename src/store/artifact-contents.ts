import type { ArtifactContent, ArtifactSummary } from '../protocol/messages.ts';

/** Contents that have come, by the artifact's name, that which was read last at the end. */
export type ArtifactContents = ReadonlyMap<string, ArtifactContent>;

/** The part of the page's state that this file reads and changes. */
interface ArtifactsRead {
  readonly artifacts: readonly ArtifactSummary[];
  readonly artifactContents: ArtifactContents;
  readonly artifactInView: string | null;
}

/** Two sheets of thumbnails: a run may leave a thousand artifacts, and all of them lie in the worker already. */
export const CONTENTS_AT_MOST = 48;

export const NO_CONTENTS: ArtifactContents = new Map();

/** With this content. Beyond so many, that which was read longest ago goes, but never the one a person looks at. */
export function withContent<State extends ArtifactsRead>(state: State, artifact: ArtifactContent): State {
  const contents = new Map(state.artifactContents);
  contents.delete(artifact.name); // so that it comes last
  contents.set(artifact.name, artifact);
  for (const name of contents.keys()) {
    if (contents.size <= CONTENTS_AT_MOST) break;
    if (name !== state.artifactInView) contents.delete(name);
  }
  return { ...state, artifactContents: contents };
}

/** Whether the content is here as the list has it. */
export function hasNewest(state: Omit<ArtifactsRead, 'artifactInView'>, name: string): boolean {
  return isListed(state, name) && unreadArtifacts(state, [name]).length === 0;
}

/** Those of these names that there are artifacts of, without the ones whose newest content is here. */
export function unreadArtifacts(
  { artifacts, artifactContents }: Omit<ArtifactsRead, 'artifactInView'>,
  names: readonly string[],
): readonly string[] {
  const asked = new Set(names);
  return artifacts
    .filter(({ name, revision }) => asked.has(name) && (artifactContents.get(name)?.revision ?? -1) < revision)
    .map(({ name }) => name);
}

/** Whether an artifact is there whose content never came, or had to go. */
export function isMissing(state: Omit<ArtifactsRead, 'artifactInView'>, name: string | null): boolean {
  return name !== null && !state.artifactContents.has(name) && isListed(state, name);
}

function isListed({ artifacts }: Pick<ArtifactsRead, 'artifacts'>, name: string): boolean {
  return artifacts.some((artifact) => artifact.name === name);
}
