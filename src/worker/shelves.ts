import type { RunId, TrainingEvent } from '../protocol/messages.ts';
import { ArtifactShelf } from './artifact-shelf.ts';
import { CheckpointShelf } from './checkpoint-shelf.ts';

/** Where what the hooks of a run made is kept; a run that goes on keeps it. */
export interface Shelves {
  readonly artifacts: ArtifactShelf;
  readonly checkpoints: CheckpointShelf;
}

export function emptyShelves(): Shelves {
  return { artifacts: new ArtifactShelf(), checkpoints: new CheckpointShelf() };
}

/** What the page has not heard of yet. */
export function newsOf({ artifacts, checkpoints }: Shelves, runId: RunId): readonly TrainingEvent[] {
  const news: TrainingEvent[] = [];
  const changedArtifacts = artifacts.takeChanges();
  if (changedArtifacts !== null) news.push({ type: 'artifactsChanged', runId, artifacts: changedArtifacts });
  const changedCheckpoints = checkpoints.takeChanges();
  if (changedCheckpoints !== null) news.push({ type: 'checkpointsChanged', runId, checkpoints: changedCheckpoints });
  return news;
}
