import type { ExperimentConfig } from '../config/experiment-config.ts';
import { seededRandom } from '../datasets/seeded-random.ts';
import type { LoopState } from '../loop/index.ts';
import { toErrorRecord } from '../protocol/error-record.ts';
import type { Command, RunId } from '../protocol/messages.ts';
import type { DatasetLoader } from './dataset-loader.ts';
import type { ModelMaker } from './model-maker.ts';
import { summarise } from './run-plan.ts';
import { TrainingRun, type RunEnvironment, type RunIngredients } from './training-run.ts';

export interface SessionOptions extends RunEnvironment {
  readonly loader: DatasetLoader;
  readonly makeModel: ModelMaker;
}

type CommandOf<Type extends Command['type']> = Extract<Command, { readonly type: Type }>;

/** Carries out the page's commands: one run at a time, built, trained, gone on with or left. */
export class TrainingSession {
  readonly #options: SessionOptions;
  #run: TrainingRun | null = null;
  #ingredients: RunIngredients | null = null;
  /** The end of the run in hand; settled when there is none. */
  #ended: Promise<void> = Promise.resolve();
  /** The run that is wanted: preparations for any other are dropped. */
  #wanted: RunId | null = null;

  constructor(options: SessionOptions) {
    this.#options = options;
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
      default:
        if (command.runId === this.#ingredients?.runId && this.#run !== null) this.#direct(this.#run, command);
    }
  }

  #direct(
    run: TrainingRun,
    command: CommandOf<'pause' | 'resume' | 'step' | 'setSpeed' | 'stop' | 'acknowledge'>,
  ): void {
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
    const { post } = this.#options;
    post({ type: 'preparationAdvanced', runId, message: 'reading the data' });
    await this.#leave();
    try {
      const ingredients = await this.#gather(runId, config);
      if (ingredients === null) return;
      this.#train({ ...ingredients, eventsPerSecond }, step);
    } catch (error) {
      if (this.#wanted !== runId) return;
      post({ type: 'failed', runId, error: toErrorRecord(error), position: null, advice: null, canContinue: false });
    }
  }

  /** Data and model of a run, or null when another was wanted meanwhile. */
  async #gather(runId: RunId, config: ExperimentConfig): Promise<RunIngredients | null> {
    const { loader, makeModel, post } = this.#options;
    const dataset = await loader.load(config);
    if (this.#wanted !== runId) return null;
    const rowCount = dataset.rowCounts['train'] ?? 0;
    post({ type: 'preparationAdvanced', runId, message: `building the model, ${rowCount} rows` });
    const prepared = await makeModel({ config, dataset, random: seededRandom(config.seed) });
    if (this.#wanted !== runId) {
      prepared.model.dispose();
      return null;
    }
    return { runId, config, dataset, prepared, eventsPerSecond: null, state: null };
  }

  /** A run that ended goes on to its `epochsCount`, or by that many epochs more where it has done them. */
  async #continue({ runId, step }: CommandOf<'continue'>): Promise<void> {
    const last = this.#ingredients;
    if (last?.runId !== runId || this.#run === null) return;
    const { post } = this.#options;
    try {
      await this.#ended;
      const state = await this.#run.captureState();
      this.#train({ ...last, config: withMoreEpochs(last.config, state), state }, step);
    } catch (error) {
      post({ type: 'failed', runId, error: toErrorRecord(error), position: null, advice: null, canContinue: false });
    }
  }

  #train(ingredients: RunIngredients, step: 'event' | 'hook' | 'batch' | 'epoch' | null): void {
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
    ingredients?.prepared.model.dispose();
  }
}

/** The epochs asked for at first are the size of each helping. */
function withMoreEpochs(config: ExperimentConfig, { epochsDone }: LoopState): ExperimentConfig {
  const { epochsCount } = config.mainLoop;
  const target = epochsDone >= epochsCount ? epochsDone + epochsCount : epochsCount;
  return { ...config, mainLoop: { ...config.mainLoop, epochsCount: target } };
}
