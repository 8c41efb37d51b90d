import type { Batch } from '../batch.ts';
import type { StreamSource } from '../dataset.ts';
import { TrainingTerminated } from '../errors.ts';
import type { Gate } from '../gate-point.ts';
import type { AfterBatch, AfterEpoch, AfterEpochProfile, AfterTraining, Hook } from '../hook.ts';
import { MainLoop } from '../main-loop.ts';
import type { Model, ModelOutput } from '../model.ts';
import type { StreamWrapper } from '../stream-wrapper.ts';
import { numberedBatch, numberOf } from './batches.ts';

/** A loop and what goes wrong in it, as plain data: made into a real loop here, and followed on paper by the oracle. */
export interface LoopPlan {
  /** Whether each answers by promises. */
  readonly hooks: readonly boolean[];
  readonly isModelAsync: boolean;
  /** The first is the train stream, the others are only measured. */
  readonly streams: readonly StreamPlan[];
  readonly fixedEpochSize: number | null;
  readonly buffer: number;
  readonly skipZerothEpoch: boolean;
  readonly epochsCount: number;
  readonly onEmptyStream: 'ignore' | 'error';
  readonly failures: readonly PlannedFailure[];
}

export interface StreamPlan {
  readonly name: string;
  /** In each pass. */
  readonly batches: number;
  readonly isAsync: boolean;
}

export interface PlannedFailure {
  /** `hook 1 afterBatch 3`, `model 7` (the calls of each are counted from 0) or `stream train 102` (the batch's number). */
  readonly at: string;
  /** Asks for the end, else it is an error. */
  readonly isTermination: boolean;
}

function failIfPlanned(plan: LoopPlan, at: string): void {
  const failure = plan.failures.find((planned) => planned.at === at);
  if (failure === undefined) return;
  throw failure.isTermination ? new TrainingTerminated(at) : new Error(at);
}

/** Does it now, or after some turns of the promise queue. */
function perform<T>(isAsync: boolean, act: () => T): T | Promise<T> {
  return isAsync
    ? Promise.resolve()
        .then(() => undefined)
        .then(act)
    : act();
}

/** Writes down what it is called with; its memory is how often each event was. */
class PlannedHook implements Hook {
  readonly #plan: LoopPlan;
  readonly #index: number;
  readonly #journal: string[];
  #counts: Record<string, number> = {};

  constructor(plan: LoopPlan, index: number, journal: string[]) {
    this.#plan = plan;
    this.#index = index;
    this.#journal = journal;
  }

  beforeTraining() {
    return this.#act('beforeTraining', '');
  }
  afterBatch({ streamName, isTraining, batchData }: AfterBatch) {
    const loss = (batchData['loss'] as number[])[0];
    return this.#act('afterBatch', ` ${streamName} ${String(numberOf(batchData))} ${String(isTraining)} loss ${loss}`);
  }
  afterEpoch({ epochId, epochData }: AfterEpoch) {
    return this.#act('afterEpoch', ` ${epochId} ${Object.keys(epochData).join()}`);
  }
  afterEpochProfile({ epochId, streams }: AfterEpochProfile) {
    return this.#act('afterEpochProfile', ` ${epochId} ${streams.join()}`);
  }
  afterTraining({ success }: AfterTraining) {
    return this.#act('afterTraining', ` ${success}`);
  }
  captureState() {
    return this.#counts;
  }
  restoreState(state: unknown) {
    this.#counts = state as Record<string, number>;
  }

  #act(event: string, details: string): void | Promise<void> {
    this.#journal.push(`hook ${this.#index} ${event}${details}`);
    const call = this.#counts[event] ?? 0;
    this.#counts[event] = call + 1;
    return perform(this.#plan.hooks[this.#index] ?? false, () => {
      failIfPlanned(this.#plan, `hook ${this.#index} ${event} ${call}`);
    });
  }
}

/** Its memory, and its loss, is how often it was called. */
class PlannedModel implements Model {
  readonly inputNames = ['x'];
  readonly outputNames = ['loss'];
  readonly #plan: LoopPlan;
  readonly #journal: string[];
  #calls = 0;

  constructor(plan: LoopPlan, journal: string[]) {
    this.#plan = plan;
    this.#journal = journal;
  }

  run(batch: Batch, train: boolean, stream: StreamWrapper): ModelOutput | Promise<ModelOutput> {
    const call = this.#calls;
    this.#calls += 1;
    this.#journal.push(`model ${String(stream.name)} ${String(numberOf(batch))} ${train}`);
    return perform(this.#plan.isModelAsync, () => {
      failIfPlanned(this.#plan, `model ${call}`);
      return { loss: [call, call] };
    });
  }
  captureState() {
    return this.#calls;
  }
  restoreState(state: unknown) {
    this.#calls = state as number;
  }
}

function plannedSource(plan: LoopPlan, { name, batches, isAsync }: StreamPlan): StreamSource {
  function* give(pass: number) {
    for (let index = 0; index < batches; index += 1) {
      failIfPlanned(plan, `stream ${name} ${pass * 100 + index}`);
      yield numberedBatch(pass * 100 + index);
    }
  }
  async function* giveSlowly(pass: number) {
    for (const batch of give(pass)) {
      await Promise.resolve();
      yield batch;
    }
  }
  return isAsync ? giveSlowly : give;
}

/** A new loop by the plan, writing into the journal. */
export function makePlannedLoop(plan: LoopPlan, journal: string[], gate: Gate): MainLoop {
  const { streams, fixedEpochSize, buffer, skipZerothEpoch, epochsCount, onEmptyStream } = plan;
  return new MainLoop({
    model: new PlannedModel(plan, journal),
    dataset: { streams: Object.fromEntries(streams.map((stream) => [stream.name, plannedSource(plan, stream)])) },
    hooks: plan.hooks.map((_, index) => new PlannedHook(plan, index, journal)),
    extraStreams: streams.slice(1).map(({ name }) => name),
    ...{ fixedEpochSize, buffer, skipZerothEpoch, epochsCount, onEmptyStream, gate },
  });
}

/** How a run ended: "ended: why" or "failed: why". */
export async function outcomeOfRun(run: Promise<{ readonly message: string }>): Promise<string> {
  try {
    return `ended: ${(await run).message}`;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return `failed: ${/^Stream '\w+' gave no batch/.exec(message)?.[0] ?? message}`;
  }
}
