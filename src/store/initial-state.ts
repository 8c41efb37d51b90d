import { readForm, startForm } from '../config/experiment-form.ts';
import { NO_CONTENTS } from './artifact-contents.ts';
import { NO_BATCH_LOSSES } from './batch-losses.ts';
import { NO_PREDICTIONS } from './no-predictions.ts';
import type { LabState } from './lab-state.ts';

/** The data set the page opens with. */
const FIRST_DATASET = 'penguins';

/** What a run leaves behind; a reset or a new run begins from here. */
export const NO_RUN = {
  plan: null,
  position: null,
  stopAskedAt: null,
  endedAt: null,
  weightsDigest: null,
  lastActs: null,
  epochs: [],
  batchLosses: NO_BATCH_LOSSES,
  batchesPerSecond: null,
  streamProgress: null,
  secondsLeft: null,
  hookSeconds: [],
  profile: null,
  map: null,
  artifacts: [],
  artifactContents: NO_CONTENTS,
  artifactInView: null,
  checkpoints: [],
  evaluation: null,
  ...NO_PREDICTIONS,
  restoredCheckpoint: null,
  modelMoment: null,
  pendingRequests: [],
  requestError: null,
  log: [],
} as const satisfies Partial<LabState>;

/** The page as it opens: ready to train, nothing to fill in. */
export function initialState(): LabState {
  const form = startForm(FIRST_DATASET);
  const { config, problems } = readForm(form, null);
  return {
    form,
    problems,
    config,
    status: { name: 'idle' },
    runId: null,
    inspectionId: null,
    dataset: null,
    datasetError: null,
    ...NO_RUN,
    eventsPerSecond: null,
    pendingCommand: null,
  };
}
