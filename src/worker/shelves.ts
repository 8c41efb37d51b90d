import type { RunId, TrainingEvent } from '../protocol/messages.ts';
import { ArtifactShelf } from './artifact-shelf.ts';
import { CheckpointShelf } from './checkpoint-shelf.ts';
import type { ModelMoment } from './model-moment.ts';

/** Where what the hooks of a run made is kept; a run that goes on keeps it. */
export interface Shelves {
  readonly artifacts: ArtifactShelf;
  readonly checkpoints: CheckpointShelf;
}

export function emptyShelves(): Shelves {
  return { artifacts: new ArtifactShelf(), checkpoints: new CheckpointShelf() };
}

interface NewsSources {
  readonly runId: RunId;
  readonly shelves: Shelves;
  readonly moment: ModelMoment;
}

/** What the page has not heard of yet. */
export function newsOf({ runId, shelves, moment }: NewsSources): readonly TrainingEvent[] {
  const news: TrainingEvent[] = [];
  const changedArtifacts = shelves.artifacts.takeChanges();
  if (changedArtifacts !== null) news.push({ type: 'artifactsChanged', runId, artifacts: changedArtifacts });
  const changedCheckpoints = shelves.checkpoints.takeChanges();
  if (changedCheckpoints !== null) news.push({ type: 'checkpointsChanged', runId, checkpoints: changedCheckpoints });
  const move = moment.takeMove();
  if (move !== null) news.push({ type: 'modelMoved', runId, moment: move });
  return news;
}
