import type { MainLoopOptions, StatisticsRequest } from '../loop/index.ts';
import type { BackendChoice } from './backends.ts';
import type { PlanePoint } from './drawn-points.ts';
import type { LayerConfig } from './layers.ts';
import type { MAIN_LOOP_FIELDS } from './main-loop-fields.ts';
import type { TableConfig } from './table-config.ts';
import type { OptimizerConfig } from './optimizers.ts';

/** A value of an {@link import('../loop/index.ts').Option}. */
export type OptionValue =
  number | string | boolean | null | readonly StatisticsRequest[] | Readonly<Record<string, string>>;

/** The main loop's options that a person may set (emloop 2.1). */
export type MainLoopConfig = Readonly<Required<Pick<MainLoopOptions, keyof typeof MAIN_LOOP_FIELDS>>> & {
  readonly extraStreams: readonly string[];
  readonly epochsCount: number;
};

/** A hook as it stands in the list: its name, and the options that differ from their defaults. */
export interface HookConfig {
  readonly name: string;
  readonly options: Readonly<Record<string, OptionValue>>;
}

/**
 * One experiment as data, with emloop's sections (design D11): the only source of truth. Forms, presets and runs are
 * views of it; a run keeps a frozen copy.
 */
export interface ExperimentConfig {
  /** The one seed: split, shuffle, first weights, dropout and synthetic data all follow from it. */
  readonly seed: number;
  readonly backend: BackendChoice;
  readonly dataset: {
    /** A name in the dataset catalog. */
    readonly name: string;
    readonly options: Readonly<Record<string, OptionValue>>;
    readonly batchSize: number;
    /** Of the data set `table`; null for any other. */
    readonly table: TableConfig | null;
    /** Of a data set that the seed draws: points in place of those, each with its class and its part; null for its own. */
    readonly points: readonly PlanePoint[] | null;
  };
  readonly model: {
    /** The hidden layers; the output layer and the loss follow from the dataset's target. */
    readonly layers: readonly LayerConfig[];
    readonly optimizer: OptimizerConfig;
  };
  readonly mainLoop: MainLoopConfig;
  readonly hooks: readonly HookConfig[];
}
