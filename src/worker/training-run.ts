import type { ExperimentConfig } from '../config/experiment-config.ts';
import type { PreparedDataset } from '../datasets/dataset-definition.ts';
import {
  MainLoop,
  RunGate,
  type Clock,
  type GatePoint,
  type Log,
  type LoopState,
  type StepUnit,
} from '../loop/index.ts';
import type { RunId, RunPlan, TrainingEvent } from '../protocol/messages.ts';
import { toErrorRecord } from '../protocol/error-record.ts';
import { adviceFor, notANumberAdvice, reasonFor } from './endings.ts';
import { HookTimer } from './hook-timer.ts';
import type { PreparedModel } from './model-maker.ts';
import { noActs, observeModel, observeStreams } from './observed-acts.ts';
import { Pace } from './pace.ts';
import { type ReportProgress } from './report-progress.ts';
import { RunClock } from './run-clock.ts';
import { createRunHooks } from './run-hooks.ts';
import { planRun } from './run-plan.ts';

/** What a run needs of the world: handed in, so that it runs the same in a worker and in a test. */
export interface RunEnvironment {
  readonly clock: Clock;
  readonly takeTurn: () => Promise<void>;
  readonly wait: (seconds: number) => Promise<void>;
  /** The time of day as an ISO text. */
  readonly now: () => string;
  readonly post: (event: TrainingEvent) => void;
}

export interface RunIngredients {
  readonly runId: RunId;
  readonly config: ExperimentConfig;
  readonly dataset: PreparedDataset;
  readonly prepared: PreparedModel;
  readonly eventsPerSecond: number | null;
  /** Where to go on from, or null for a new run. */
  readonly state: LoopState | null;
}

/** A run was left where it stood; nobody is told but the one who asked. */
class RunAbandoned extends Error {
  override readonly name = 'RunAbandoned';
}

/** One training, from its first hook to its last: the loop with its gate, and everything that tells the page about it. */
export class TrainingRun {
  readonly plan: RunPlan;
  readonly #ingredients: RunIngredients;
  readonly #environment: RunEnvironment;
  readonly #clock: RunClock;
  readonly #gate: RunGate;
  readonly #loop: MainLoop;
  readonly #reporter: ReportProgress;
  readonly #acts = noActs();
  #eventsPerSecond: number | null;
  #isAbandoned = false;
  #isStepping = false;
  /** The last point before the way out. */
  #decidedAt: GatePoint | null = null;

  constructor(ingredients: RunIngredients, environment: RunEnvironment) {
    const { runId, config, dataset, prepared } = ingredients;
    this.#ingredients = ingredients;
    this.#environment = environment;
    this.#eventsPerSecond = ingredients.eventsPerSecond;
    this.plan = planRun(config, dataset, prepared);
    this.#clock = new RunClock(environment.clock);
    this.#gate = this.#makeGate();
    const hookTimer = new HookTimer(this.plan.hooks.length);
    const start = this.#clock.now();
    const post = (event: TrainingEvent) => {
      if (!this.#isAbandoned) environment.post(event);
    };
    const log: Log = ({ level, message }) => {
      post({ type: 'logged', runId, seconds: this.#clock.now() - start, level, message });
    };
    const hooks = createRunHooks({
      ingredients,
      plan: this.plan,
      clock: this.#clock.now,
      now: environment.now,
      post,
      log,
      acts: this.#acts,
      hookTimer,
      pace: new Pace(start, this.#batchesPerEpoch(), () => config.mainLoop.epochsCount - this.#loop.trainingEpochsDone),
      profile: () => this.#loop.profile,
      isEveryPointSeen: () => this.#eventsPerSecond !== null,
      isEveryEpochSeen: () => this.#eventsPerSecond !== null || this.#isStepping,
    });
    this.#reporter = hooks.reporter;
    this.#loop = new MainLoop({
      model: observeModel(prepared.model, this.#acts),
      dataset: observeStreams(dataset, this.#acts),
      hooks: hooks.list,
      extraStreams: config.mainLoop.extraStreams,
      epochsCount: config.mainLoop.epochsCount,
      skipZerothEpoch: config.mainLoop.skipZerothEpoch,
      gate: this.#gate,
      clock: this.#clock.now,
      log,
    });
    this.#gate.listen(hookTimer.hear);
    this.#gate.listen(this.#reporter.hear);
    this.#gate.listen((point) => {
      if (point.place !== 'afterTraining') this.#decidedAt = point;
    });
  }

  /** Trains to the end and tells how it ended. Never rejects. */
  async train(step: StepUnit | null): Promise<void> {
    const { state, runId } = this.#ingredients;
    try {
      if (state !== null) await this.#loop.restoreState(state);
      this.#environment.post({ type: 'started', runId, plan: this.plan, isContinued: state !== null });
      if (step !== null) this.step(step);
      const end = await this.#loop.runTraining();
      if (!this.#isAbandoned) this.#postFinished(end);
    } catch (error) {
      if (!this.#isAbandoned) this.#postFailed(error);
    }
  }

  captureState(): Promise<LoopState> {
    return this.#loop.captureState();
  }

  pause(): void {
    this.#gate.pause();
  }

  resume(): void {
    this.#isStepping = false;
    this.#clock.start();
    this.#gate.resume();
  }

  step(unit: StepUnit): void {
    this.#isStepping = true;
    this.#clock.start();
    this.#gate.step(unit);
  }

  setSpeed(eventsPerSecond: number | null): void {
    this.#eventsPerSecond = eventsPerSecond;
    this.#gate.setSpeed(eventsPerSecond);
  }

  /** emloop's interrupt: noticed after the next batch was read. */
  stop(): void {
    this.#loop.requestStop();
    const position = this.#gate.position ?? nowhere();
    this.#environment.post({ type: 'stopAsked', runId: this.#ingredients.runId, position });
  }

  acknowledge(sequence: number): void {
    this.#reporter.acknowledge(sequence);
  }

  /** Leaves the run where it stands: from now on it says nothing. */
  abandon(): void {
    this.#isAbandoned = true;
    this.#gate.abandon(new RunAbandoned('The run was left.'));
  }

  #makeGate(): RunGate {
    const { takeTurn, wait, post } = this.#environment;
    const { runId, dataset, eventsPerSecond } = this.#ingredients;
    const gate = new RunGate({
      clock: this.#clock.now,
      takeTurn,
      wait: async (seconds) => {
        this.#clock.stop();
        await wait(seconds);
        this.#clock.start();
      },
      batchCounts: dataset.numBatches,
      onHeld: (position, reason) => {
        this.#reporter.flush(this.#clock.now());
        this.#clock.stop();
        post({ type: 'held', runId, reason, position });
      },
      onReleased: () => {
        post({ type: 'resumed', runId });
      },
    });
    gate.setSpeed(eventsPerSecond);
    return gate;
  }

  #batchesPerEpoch(): number {
    const { numBatches } = this.#ingredients.dataset;
    return this.plan.streams.reduce((sum, stream) => sum + (numBatches[stream] ?? 0), 0);
  }

  #postFinished({ origin, message }: Awaited<ReturnType<MainLoop['runTraining']>>): void {
    const isNotANumber = origin === 'hook' && !Number.isFinite(this.#acts.runLoss);
    const position = this.#decidedAt ?? nowhere();
    this.#environment.post({
      type: 'finished',
      runId: this.#ingredients.runId,
      reason: isNotANumber
        ? reasonFor('notANumber', position)
        : origin === 'interrupt'
          ? reasonFor('stop', position)
          : message,
      endedBy: origin === 'interrupt' ? 'stop' : origin,
      position,
      epochsDone: this.#loop.trainingEpochsDone,
      advice: isNotANumber ? notANumberAdvice(this.#ingredients.config.model.optimizer.learningRate) : null,
    });
  }

  #postFailed(error: unknown): void {
    this.#environment.post({
      type: 'failed',
      runId: this.#ingredients.runId,
      error: toErrorRecord(error),
      position: this.#decidedAt,
      advice: adviceFor(error, this.#ingredients.config),
      canContinue: false,
    });
  }
}

/** Before the first point. */
function nowhere(): GatePoint {
  return { place: 'beforeTraining', epochId: 0, streamName: null, isTraining: false, batchIndex: -1, hookIndex: -1 };
}
