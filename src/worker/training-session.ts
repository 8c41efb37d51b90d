import type { ExperimentConfig } from '../config/experiment-config.ts';
import { seededRandom } from '../datasets/seeded-random.ts';
import type { LoopState, StepUnit } from '../loop/index.ts';
import { toErrorRecord } from '../protocol/error-record.ts';
import type { Command, RunId, TrainingEvent } from '../protocol/messages.ts';
import type { DatasetLoader } from './dataset-loader.ts';
import type { ModelMaker, PreparedModel } from './model-maker.ts';
import { ModelMoment } from './model-moment.ts';
import { ModelWorkshop } from './model-workshop.ts';
import { makeModelWithoutCard } from './model-without-card.ts';
import { summarise } from './run-plan.ts';
import type { RunRequest } from './fulfil-request.ts';
import { emptyShelves } from './shelves.ts';
import { TrainingRun, type RunEnvironment, type RunIngredients } from './training-run.ts';

/** All that a run needs but its speed, which may be changed until it starts. */
type Gathered = Omit<RunIngredients, 'eventsPerSecond'>;

export interface SessionOptions extends RunEnvironment {
  readonly loader: Pick<DatasetLoader, 'load'>;
  readonly makeModel: ModelMaker;
}

/** What can be asked of a run that is under way. */
type Direction = CommandOf<'pause' | 'resume' | 'step' | 'setSpeed' | 'stop' | 'acknowledge'>;
type CommandOf<Type extends Command['type']> = Extract<Command, { readonly type: Type }>;

/** Carries out the page's commands: one run at a time, built, trained, gone on with or left. */
export class TrainingSession {
  readonly #options: SessionOptions;
  readonly #workshop: ModelWorkshop;
  #run: TrainingRun | null = null;
  #ingredients: RunIngredients | null = null;
  /** The end of the run in hand; settled when there is none. */
  #ended: Promise<void> = Promise.resolve();
  /** The end of what was asked of it besides. */
  #answered: Promise<void> = Promise.resolve();
  /** The run that is wanted: preparations for any other are dropped. */
  #wanted: RunId | null = null;
  /** The newest speed asked for, by whichever command. */
  #eventsPerSecond: number | null = null;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#workshop = new ModelWorkshop(options.makeModel);
  }

  /** Carries out one command. Never rejects: what goes wrong becomes an event. */
  async carryOut(command: Exclude<Command, { type: 'open' }>): Promise<void> {
    switch (command.type) {
      case 'inspectDataset':
        return this.#inspect(command);
      case 'start':
        return this.#start(command);
      case 'continue':
        return this.#continue(command);
      case 'abandon':
        return this.#abandon(command.runId);
      case 'evaluate':
      case 'readArtifact':
      case 'restoreCheckpoint':
      case 'predictStream':
      case 'predictRow':
      case 'predictFile':
        return this.#answer(command);
      default:
        if (command.runId === this.#wanted) this.#direct(command);
    }
  }

  /** A direction that comes before the run has started or after it is over does nothing; only a speed is kept. */
  #direct(command: Direction): void {
    if (command.type === 'setSpeed') this.#eventsPerSecond = command.eventsPerSecond;
    const run = this.#run;
    if (run === null || run.isOver) return;
    switch (command.type) {
      case 'pause':
        run.pause();
        return;
      case 'resume':
        run.resume();
        return;
      case 'step':
        run.step(command.unit);
        return;
      case 'setSpeed':
        run.setSpeed(command.eventsPerSecond);
        return;
      case 'stop':
        run.stop();
        return;
      case 'acknowledge':
        run.acknowledge(command.sequence);
        return;
      default:
        command satisfies never;
    }
  }

  /**
   * What is asked of a run besides directions, one after another: nothing changes the model under an evaluation.
   * Requests to a run that was left are late and stay without an answer.
   */
  #answer(command: RunRequest): Promise<void> {
    const { runId, type: request } = command;
    if (runId !== this.#wanted) return Promise.resolve();
    const run = this.#run;
    this.#answered = this.#answered.then(async () => {
      try {
        if (run === null) throw new Error('There is no run to ask just now. Ask again when it has ended.');
        await run.fulfil(command);
      } catch (error) {
        if (runId !== this.#wanted) return;
        this.#options.post({ type: 'requestFailed', runId, request, error: toErrorRecord(error) });
      }
    });
    return this.#answered;
  }

  async #inspect({ runId, config }: CommandOf<'inspectDataset'>): Promise<void> {
    const { loader, post } = this.#options;
    try {
      const dataset = await loader.load(config);
      post({ type: 'datasetInspected', runId, dataset: summarise(config.dataset.name, dataset) });
    } catch (error) {
      post({ type: 'inspectionFailed', runId, error: toErrorRecord(error) });
    }
  }

  async #start({ runId, config, step, eventsPerSecond }: CommandOf<'start'>): Promise<void> {
    this.#wanted = runId;
    this.#eventsPerSecond = eventsPerSecond;
    const { post } = this.#options;
    post({ type: 'preparationAdvanced', runId, message: 'reading the data' });
    await this.#leave();
    try {
      const ingredients = await this.#gather(runId, config);
      if (ingredients !== null) this.#train(ingredients, step);
    } catch (error) {
      if (this.#wanted !== runId) return;
      post(failedBeforeStart(runId, error));
    }
  }

  /** Data and model of a run, or null when another was wanted meanwhile. */
  async #gather(runId: RunId, config: ExperimentConfig): Promise<Gathered | null> {
    const { loader, post } = this.#options;
    const dataset = await loader.load(config);
    if (this.#wanted !== runId) return null;
    const rowCount = dataset.rowCounts['train'] ?? 0;
    post({ type: 'preparationAdvanced', runId, message: `building the model, ${rowCount} rows` });
    const request = { config, dataset, random: seededRandom(config.seed) };
    const prepared = await this.#workshop.make(request, () => this.#wanted === runId);
    if (prepared === null) return null;
    const made = { shelves: emptyShelves(), moment: new ModelMoment() };
    return { runId, config, dataset, prepared, isModelNew: true, state: null, ...made };
  }

  /**
   * A run that has ended or failed goes on to its `epochsCount`, or by that many epochs more where it has done them.
   * One that is under way, or goes on already, is left alone.
   */
  async #continue({ runId, step }: CommandOf<'continue'>): Promise<void> {
    const run = this.#run;
    const last = this.#ingredients;
    if (runId !== this.#wanted || last === null || run?.isOver !== true) return;
    this.#run = null; // until the next one trains there is none that could go on
    const isDropped = () => this.#wanted !== runId;
    try {
      await this.#ended;
      await this.#answered;
      const state = await run.captureState();
      const prepared = run.hasLostDevice ? await this.#replaceModel(last) : last.prepared;
      if (prepared === null || isDropped()) return;
      const isModelNew = prepared !== last.prepared;
      this.#train({ ...last, config: withMoreEpochs(last.config, state), prepared, isModelNew, state }, step);
    } catch (error) {
      if (isDropped()) return;
      this.#options.post(failedBeforeStart(runId, error));
    }
  }

  /** The model of a run whose device is gone, on another; null when the run is no longer wanted. */
  async #replaceModel({ runId, config, dataset, prepared }: RunIngredients): Promise<PreparedModel | null> {
    const made = await makeModelWithoutCard({ config, dataset, random: seededRandom(config.seed) }, (request) =>
      this.#workshop.make(request, () => this.#wanted === runId),
    );
    if (made !== null) prepared.model.dispose();
    return made;
  }

  #train(gathered: Gathered, step: StepUnit | null): void {
    const ingredients = { ...gathered, eventsPerSecond: this.#eventsPerSecond };
    this.#ingredients = ingredients;
    this.#run = new TrainingRun(ingredients, this.#options);
    this.#ended = this.#run.train(step);
  }

  async #abandon(runId: RunId): Promise<void> {
    if (this.#wanted === runId) this.#wanted = null;
    await this.#leave();
    this.#options.post({ type: 'abandoned', runId });
  }

  /** Leaves the run in hand, if any, and frees its model. */
  async #leave(): Promise<void> {
    this.#run?.abandon();
    this.#run = null;
    const ingredients = this.#ingredients;
    this.#ingredients = null;
    await this.#ended;
    await this.#answered;
    ingredients?.prepared.model.dispose();
  }
}

/** There is no model yet, or the one there was is not to be trusted. */
function failedBeforeStart(runId: RunId, error: unknown): TrainingEvent {
  const nothing = { position: null, advice: null, canContinue: false, weightsDigest: null } as const;
  return { type: 'failed', runId, error: toErrorRecord(error), ...nothing };
}

/** The epochs asked for at first are the size of each helping. */
function withMoreEpochs(config: ExperimentConfig, { epochsDone }: LoopState): ExperimentConfig {
  const { epochsCount } = config.mainLoop;
  const target = epochsDone >= epochsCount ? epochsDone + epochsCount : epochsCount;
  return { ...config, mainLoop: { ...config.mainLoop, epochsCount: target } };
}
