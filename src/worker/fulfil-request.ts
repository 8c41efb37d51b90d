import type { Log } from '../loop/index.ts';
import type { Command, RequestName, TrainingEvent } from '../protocol/messages.ts';
import { evaluate } from './evaluation.ts';
import { predictFile } from './predictions/predict-file.ts';
import { predictRow } from './predictions/predict-rows.ts';
import { predictStream } from './predictions/predict-stream.ts';
import type { AskedModel } from './predictions/asked-model.ts';
import { hookContext } from './run-hooks.ts';
import type { RunEnvironment, RunIngredients } from './training-run.ts';

/** What can be asked of a run besides where it goes. */
export type RunRequest = Extract<Command, { readonly type: RequestName }>;

/** A run that is asked. */
export interface AskedRun {
  readonly ingredients: RunIngredients;
  readonly environment: RunEnvironment;
  readonly log: Log;
  readonly post: (event: TrainingEvent) => void;
  readonly isOver: boolean;
  readonly isHeld: boolean;
  readonly isLeft: () => boolean;
  /** Tells what an evaluation's hooks made. */
  readonly tellShelves: () => void;
}

/** Answers a request with an event. Rejects with what cannot be done now, and why. */
export async function fulfilRequest(request: RunRequest, run: AskedRun): Promise<void> {
  switch (request.type) {
    case 'readArtifact':
      readArtifact(request.name, run);
      return;
    case 'restoreCheckpoint':
      if (!run.isOver && !run.isHeld) throw new Error('A checkpoint is put back while the run is paused or has ended.');
      restoreCheckpoint(request.name, run);
      return;
    case 'evaluate':
      if (!run.isOver) throw new Error('A stream is evaluated when the run has ended. Stop it or wait for its end.');
      await evaluateStream(request.streamName, run);
      return;
    default:
      if (!run.isOver && !run.isHeld) throw new Error('The model is asked while the run is paused or has ended.');
      run.post(await predict(request, run));
  }
}

type Question = Extract<RunRequest, { readonly type: 'predictStream' | 'predictRow' | 'predictFile' }>;

async function predict(question: Question, run: AskedRun): Promise<TrainingEvent> {
  const { runId } = run.ingredients;
  const asked = askedModel(run);
  switch (question.type) {
    case 'predictStream':
      return { type: 'streamPredicted', runId, predictions: await predictStream(question.streamName, asked) };
    case 'predictRow':
      return { type: 'rowPredicted', runId, prediction: await predictRow(question.cells, asked) };
    case 'predictFile': {
      const prediction = await predictFile(question.file, question.fileName, asked);
      return { type: 'filePredicted', runId, prediction };
    }
  }
}

function askedModel({ ingredients, environment, isLeft }: AskedRun): AskedModel {
  const { dataset, prepared, moment } = ingredients;
  const { takeTurn, clock } = environment;
  return { dataset, model: prepared.model, moment: moment.value, takeTurn, clock, isLeft };
}

async function evaluateStream(streamName: string, run: AskedRun): Promise<void> {
  const { ingredients, environment, log, isLeft } = run;
  const { clock, now, takeTurn } = environment;
  const context = hookContext({ ingredients, log, clock, now }, () => undefined);
  const evaluation = await evaluate({ ingredients, streamName, context, takeTurn, isLeft });
  run.tellShelves();
  run.post({ type: 'evaluated', runId: ingredients.runId, evaluation });
}

function readArtifact(name: string, { ingredients, post }: AskedRun): void {
  const { runId, shelves } = ingredients;
  const artifact = shelves.artifacts.read(name);
  if (artifact === null) throw new Error(`There is no artifact '${name}' any more. Choose another.`);
  post({ type: 'artifactRead', runId, artifact });
}

function restoreCheckpoint(name: string, { ingredients, post, log }: AskedRun): void {
  const { runId, prepared, shelves, moment } = ingredients;
  const checkpoint = shelves.checkpoints.find(name);
  if (checkpoint === null) throw new Error(`There is no checkpoint '${name}' any more. Choose another.`);
  prepared.model.restoreState(checkpoint.model);
  const { epochId } = checkpoint;
  moment.isPutBack(epochId);
  log({ level: 'info', message: `The model is again as it was after epoch ${epochId} (checkpoint ${name}).` });
  post({ type: 'checkpointRestored', runId, checkpoint: { name, epochId } });
}
