import { hooksForEvaluation } from '../config/hook-list.ts';
import {
  createHook,
  MainLoop,
  RunGate,
  type Artifact,
  type EpochData,
  type HookContext,
  type Model,
} from '../loop/index.ts';
import type { Evaluation } from '../protocol/messages.ts';
import type { RunIngredients } from './training-run.ts';

export interface EvaluationRequest {
  readonly ingredients: RunIngredients;
  readonly streamName: string;
  readonly context: HookContext;
  /** A real turn of the event loop: a long evaluation must hear that the run was left (design D6). */
  readonly takeTurn: () => Promise<void>;
  readonly isLeft: () => boolean;
}

/**
 * Measures one stream with the model as it is now (emloop's `run_evaluation`), in a loop of its own: the training's
 * place and its hooks' memories stay as they are. Of the run's hooks those are called that only measure. Rejects with
 * what the loop or a hook said.
 */
export async function evaluate(request: EvaluationRequest): Promise<Evaluation> {
  const { ingredients, streamName } = request;
  const { epochId, hasLearnedSince } = ingredients.moment.value;
  const context = contextOf(request, epochId);
  const { config, dataset, prepared } = ingredients;
  const { trainStreamName, fixedBatchSize, onEmptyBatch, onEmptyStream, onUnusedSources } = config.mainLoop;
  let values: Evaluation['values'] = [];
  const collector = {
    afterEpoch: ({ epochData }: { readonly epochData: EpochData }) => {
      values = Object.entries(epochData[streamName] ?? {}).flatMap(([variable, value]) => valuesOf(variable, value));
    },
  };
  const measuring = hooksForEvaluation(config.hooks).map(({ name, options }) => createHook(name, options, context));
  const hooks = [...measuring, collector];
  const loop = new MainLoop({
    model: onlyToMeasure(prepared.model),
    dataset,
    hooks,
    trainStreamName,
    fixedBatchSize,
    onEmptyBatch,
    onEmptyStream,
    onUnusedSources,
    gate: gateOf(request),
    clock: context.clock,
    log: context.log,
  });
  // The hooks are to name the epoch that the model has come to. They have no memories to take over.
  const memories = hooks.map(() => undefined);
  const place = { epochsDone: epochId, isZerothEpochDone: true, cursor: null, streams: {} };
  await loop.restoreState({ ...place, hooks: memories, model: undefined });
  await loop.runEvaluation(streamName);
  return { streamName, epochId, hasLearnedSince, values };
}

/** What its hooks write goes into a folder of its own: what the training wrote stays. */
function contextOf({ context, streamName }: EvaluationRequest, epochId: number): HookContext {
  const inFolder = <T extends Artifact>(artifact: T): T => ({
    ...artifact,
    name: `evaluation_epoch_${epochId}_${streamName}/${artifact.name}`,
  });
  const { artifacts } = context;
  return {
    ...context,
    artifacts: {
      write: (artifact) => {
        artifacts.write(inFolder(artifact));
      },
      append: (artifact) => {
        artifacts.append(inFolder(artifact));
      },
    },
  };
}

/** The loop cannot put another state into it. */
function onlyToMeasure(model: Model): Model {
  const { inputNames, outputNames } = model;
  return { inputNames, outputNames, run: (batch, _train, stream) => model.run(batch, false, stream) };
}

function gateOf({ context, takeTurn, isLeft }: EvaluationRequest): RunGate {
  const gate = new RunGate({ clock: context.clock, takeTurn, wait: takeTurn });
  gate.listen(() => {
    if (isLeft()) throw new Error('The run was left.');
  });
  return gate;
}

/** The numbers of a variable: its own, or those of its parts. What is no number is shown elsewhere or not at all. */
function valuesOf(variable: string, value: unknown): Evaluation['values'] {
  if (typeof value === 'number') return [{ variable, part: null, value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([part, item]: [string, unknown]) =>
    typeof item === 'number' ? [{ variable, part, value: item }] : [],
  );
}
