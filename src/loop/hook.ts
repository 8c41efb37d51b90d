import type { MainLoop } from './main-loop.ts';
import type { Options } from './option.ts';

/** All sources of the batch and all outputs of the model, one object per batch, shared by the hooks and mutable. */
export type BatchData = Record<string, unknown>;

/** Stream name → variable → value; one fresh object per epoch, shared by all hooks: this is how they talk to each other. */
export type EpochData = Record<string, Record<string, unknown>>;

/** Timer name → seconds, one entry per timed act (emloop 2.12). Cleared at the start of each epoch. */
export type Profile = Record<string, number[]>;

export interface AfterBatch {
  readonly streamName: string;
  readonly batchData: BatchData;
  /** True where the model learned from this batch; emloop does not tell. Absent when a hook is called by hand. */
  readonly isTraining?: boolean;
}
export interface AfterEpoch {
  readonly epochId: number;
  readonly epochData: EpochData;
}
export interface AfterEpochProfile {
  readonly epochId: number;
  readonly profile: Profile;
  readonly streams: readonly string[];
}
export interface AfterTraining {
  readonly success: boolean;
}

/**
 * A training hook: any of the five events, called in list order and awaited. Throwing {@link TrainingTerminated} asks
 * the loop to end; any other exception fails the run.
 */
export interface Hook {
  registerMainLoop?(loop: MainLoop): void;
  beforeTraining?(): void | Promise<void>;
  afterBatch?(event: AfterBatch): void | Promise<void>;
  afterEpoch?(event: AfterEpoch): void | Promise<void>;
  afterEpochProfile?(event: AfterEpochProfile): void | Promise<void>;
  afterTraining?(event: AfterTraining): void | Promise<void>;
  /** The hook's memory, structured-cloneable. A hook without memory leaves both out. */
  captureState?(): unknown;
  restoreState?(state: unknown): void | Promise<void>;
}

/** The five events in the order they are first met, as named by emloop and in TypeScript. */
export const HOOK_EVENTS = [
  'beforeTraining',
  'afterBatch',
  'afterEpoch',
  'afterEpochProfile',
  'afterTraining',
] as const;
export type HookEvent = (typeof HOOK_EVENTS)[number];

/** A hook as it describes itself (design D12); the code that makes it is in the catalog beside it. */
export interface HookDescription {
  /** emloop's class name, such as `StopOnNaN`. */
  readonly name: string;
  /** One sentence: what it is for. */
  readonly explanation: string;
  readonly options: Options;
  /** For each event the hook acts on: what it does then, as the rest of a sentence that begins with its name. */
  readonly does: Readonly<Partial<Record<HookEvent, string>>>;
  /** It only measures or tells, so that an evaluation calls it too. */
  readonly isForEvaluation?: boolean;
  /**
   * Why it does not take these options, all filled in and each allowed by itself; null where it takes them. The sentence
   * calls an option what `nameOf` says.
   */
  refusal?(options: Readonly<Record<string, unknown>>, nameOf: (option: string) => string): OptionsRefusal | null;
  /** The variables it reads and writes with these options, all filled in: an order that cannot work is seen by them. */
  keys?(options: Readonly<Record<string, unknown>>): HookKeys;
}

export interface OptionsRefusal {
  /** The option to be changed; null where it is not one alone. */
  readonly at: string | null;
  readonly sentence: string;
}

/** Variables of `batchData` and of `epochData` (of any stream); 'all': whatever is there. */
export interface VariableKeys {
  readonly batch?: readonly string[] | 'all';
  readonly epoch?: readonly string[] | 'all';
}

export interface HookKeys {
  readonly reads?: VariableKeys;
  readonly writes?: VariableKeys;
}
