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
import type { RunId, RunPlan, TrainingEvent, WeightsDigest } from '../protocol/messages.ts';
import type { TrainableModel } from '../engine/create-model.ts';
import { DeviceLostError } from '../engine/errors.ts';
import { failedEvent, finishedEvent, NOWHERE } from './endings.ts';
import { HookTimer } from './hook-timer.ts';
import type { ModelMoment } from './model-moment.ts';
import type { PreparedModel } from './model-maker.ts';
import { noActs, observeModel, observeStreams } from './observed-acts.ts';
import { openingLines } from './opening-lines.ts';
import { Pace } from './pace.ts';
import { type ReportProgress } from './report-progress.ts';
import { fulfilRequest, type RunRequest } from './fulfil-request.ts';
import { RunClock } from './run-clock.ts';
import { createRunHooks } from './run-hooks.ts';
import { planRun } from './run-plan.ts';
import { newsOf, type Shelves } from './shelves.ts';
import { weightsDigest } from './weights-digest.ts';

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
  /** The model was made for this run, not taken over from the run that it goes on with. */
  readonly isModelNew: boolean;
  /** What its hooks made; a run that goes on keeps them. */
  readonly shelves: Shelves;
  /** Where in the training the model is; a run that goes on takes it over with the model. */
  readonly moment: ModelMoment;
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
  /** What the run tells; nothing once it was left. */
  readonly #post: (event: TrainingEvent) => void;
  readonly #log: Log;
  readonly #acts = noActs();
  #eventsPerSecond: number | null;
  #isAbandoned = false;
  #isOver = false;
  #hasLostDevice = false;
  #isStepping = false;
  /** The last point before the way out. */
  #decidedAt: GatePoint | null = null;

  constructor(ingredients: RunIngredients, environment: RunEnvironment) {
    const { runId, config, dataset, prepared, moment } = ingredients;
    this.#ingredients = ingredients;
    this.#environment = environment;
    this.#eventsPerSecond = ingredients.eventsPerSecond;
    this.plan = planRun(config, dataset, prepared);
    this.#clock = new RunClock(environment.clock);
    this.#gate = this.#makeGate();
    const hookTimer = new HookTimer(this.plan.hooks.length, this.#clock.now);
    const start = this.#clock.now();
    this.#post = (event) => {
      if (!this.#isAbandoned) environment.post(event);
    };
    this.#log = ({ level, message }) => {
      this.#post({ type: 'logged', runId, seconds: this.#clock.now() - start, level, message });
    };
    const hooks = createRunHooks({
      ingredients,
      plan: this.plan,
      clock: this.#clock.now,
      now: environment.now,
      post: this.#post,
      log: this.#log,
      acts: this.#acts,
      hookTimer,
      pace: new Pace(start, this.#batchesPerEpoch(), () => config.mainLoop.epochsCount - this.#loop.trainingEpochsDone),
      profile: () => this.#loop.profile,
      isEveryPointSeen: () => this.#eventsPerSecond !== null,
      isEveryEpochSeen: () => this.#eventsPerSecond !== null || this.#isStepping,
      tellTheRest: () => {
        this.#tellShelves();
      },
    });
    this.#reporter = hooks.reporter;
    this.#loop = new MainLoop({
      model: observeModel(prepared.model, { acts: this.#acts, moment, hooks: config.hooks }),
      dataset: observeStreams(dataset, this.#acts),
      hooks: hooks.list,
      ...config.mainLoop,
      gate: this.#gate,
      clock: this.#clock.now,
      log: this.#log,
    });
    this.#gate.listen(hookTimer.hear);
    this.#gate.listenPassed(hookTimer.hearPassed);
    this.#gate.listen(this.#reporter.hear);
    this.#gate.listen((point) => {
      if (point.place !== 'afterTraining') this.#decidedAt = point;
      if (point.place === 'countEpoch') ingredients.moment.isAfter(point.epochId);
    });
  }

  /** It has ended, well or not, and takes no more directions. */
  get isOver(): boolean {
    return this.#isOver;
  }

  get isHeld(): boolean {
    return this.#gate.isHeld;
  }

  /** It failed because its device is gone: it can go on only with a model built on another. */
  get hasLostDevice(): boolean {
    return this.#hasLostDevice;
  }

  /** Trains to the end and tells how it ended. Never rejects. */
  async train(step: StepUnit | null): Promise<void> {
    const { state, runId } = this.#ingredients;
    let isReady = false;
    try {
      if (state !== null) await this.#loop.restoreState(state);
      isReady = true;
      this.#post({ type: 'started', runId, plan: this.plan, isContinued: state !== null });
      for (const message of openingLines(this.#ingredients)) this.#log({ level: 'info', message });
      if (step !== null) this.step(step);
      const end = await this.#loop.runTraining();
      this.#isOver = true;
      this.#tellShelves();
      const { trainingEpochsDone: epochsDone } = this.#loop;
      this.#post(finishedEvent({ ...this.#ending(), end, epochsDone }));
    } catch (error) {
      this.#isOver = true;
      this.#hasLostDevice = error instanceof DeviceLostError;
      const canContinue = isReady && (await this.#canBeCaptured());
      const hookName = this.plan.hooks[this.#loop.hookThatThrew(error) ?? -1]?.name ?? null;
      this.#tellShelves();
      this.#post(failedEvent({ ...this.#ending(), error, canContinue, hookName }));
    }
  }

  /** Does what is asked of it besides where it goes. Rejects with why it cannot. */
  fulfil(request: RunRequest): Promise<void> {
    return fulfilRequest(request, {
      ingredients: this.#ingredients,
      environment: this.#environment,
      log: this.#log,
      post: this.#post,
      isOver: this.#isOver,
      isHeld: this.isHeld,
      isLeft: () => this.#isAbandoned,
      tellShelves: () => {
        this.#tellShelves();
      },
    });
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
    const position = this.#gate.position ?? NOWHERE;
    this.#post({ type: 'stopAsked', runId: this.#ingredients.runId, position });
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
    const { takeTurn, wait } = this.#environment;
    const { runId, eventsPerSecond } = this.#ingredients;
    const gate = new RunGate({
      clock: this.#clock.now,
      takeTurn,
      wait: async (seconds) => {
        this.#clock.stop();
        await wait(seconds);
        this.#clock.start();
      },
      batchCounts: this.plan.dataset.numBatches,
      onHeld: (position, reason) => {
        this.#reporter.flush(this.#clock.now());
        this.#clock.stop();
        this.#post({ type: 'held', runId, reason, position });
      },
      onReleased: () => {
        this.#post({ type: 'resumed', runId });
      },
    });
    gate.setSpeed(eventsPerSecond);
    return gate;
  }

  #tellShelves(): void {
    for (const event of newsOf(this.#ingredients)) this.#post(event);
  }

  #batchesPerEpoch(): number {
    const { numBatches } = this.plan.dataset;
    return this.plan.streams.reduce((sum, stream) => sum + (numBatches[stream] ?? 0), 0);
  }

  #ending() {
    const { runId, config, prepared } = this.#ingredients;
    return { runId, config, position: this.#decidedAt, weightsDigest: digestOf(prepared.model) };
  }

  /** The weights lie in our own memory, so that even a lost device leaves a state to go on from. */
  async #canBeCaptured(): Promise<boolean> {
    try {
      await this.captureState();
      return true;
    } catch {
      return false;
    }
  }
}

/** A run that failed may have a model that cannot be read. */
function digestOf(model: TrainableModel): WeightsDigest | null {
  try {
    return weightsDigest(model.captureState().weights);
  } catch {
    return null;
  }
}
