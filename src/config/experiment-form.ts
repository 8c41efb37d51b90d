import type { BackendChoice } from './backends.ts';
import { describeDataset } from './dataset-descriptions.ts';
import { readPoints, type EditedPoints } from './drawn-points.ts';
import type { Options } from '../loop/index.ts';
import type { ExperimentConfig, MainLoopConfig, OptionValue } from './experiment-config.ts';
import { EXPERIMENT_FIELDS } from './experiment-fields.ts';
import { hookForms, readHooks, withHookOption, type HookList } from './hook-form.ts';
import { DEFAULT_HOOKS } from './hook-list.ts';
import { checkLayersFit, parseLayers } from './layer-notation.ts';
import type { Activation } from './layers.ts';
import { MAIN_LOOP_FIELDS } from './main-loop-fields.ts';
import { initialText, readOptionText } from './option-text.ts';
import type { NamedStreams } from './stream-names.ts';
import { startHooks, type TaskKind } from './start-hooks.ts';
import { TABLE_DATASET, type TableConfig } from './table-config.ts';
import { OPTIMIZERS, type OptimizerConfig, type OptimizerName } from './optimizers.ts';

/** The set-up form as the user left it: numbers are kept as text, so that nothing typed is ever lost. */
export interface ExperimentForm {
  readonly dataset: string;
  /** Options of the chosen data set, as text, by option name. */
  readonly datasetOptions: Readonly<Record<string, string>>;
  /** The table that the data set `table` is; kept while another data set is chosen. */
  readonly table: TableConfig | null;
  readonly points: EditedPoints;
  /** Layer notation, such as `8, 8` or `conv 8, pool, 32`. */
  readonly hiddenLayers: string;
  readonly activation: Activation;
  readonly optimizer: OptimizerName;
  readonly learningRate: string;
  readonly batchSize: string;
  readonly epochs: string;
  readonly seed: string;
  readonly backend: BackendChoice;
  /** The main loop's other options, as text, by option name. */
  readonly mainLoop: Readonly<Record<string, string>>;
  /** In call order. */
  readonly hooks: HookList;
}

/**
 * Problem of each field, as a sentence that names the allowed range. Data set options are keyed `datasetOptions.NAME`, the
 * main loop's `mainLoop.NAME`, a hook's `hooks.ID.NAME`, and a hook that refuses its options together `hooks.ID`; edited
 * points have one problem, `points`.
 */
export type FormProblems = Readonly<Record<string, string>>;

export type FormReading =
  | { readonly config: ExperimentConfig; readonly problems: null }
  | { readonly config: null; readonly problems: FormProblems };

/** What is known of the form's data set once it was looked at; tightens the checks. */
export interface DatasetFacts {
  readonly inputShape: readonly number[];
  readonly trainRowCount: number;
  readonly streamNames: readonly string[];
}

const NO_TABLE = 'There is no table yet. Open one on the Data screen, or choose another data set.';

/** The form for a data set with the settings that suit it. */
export function startForm(datasetName: string): ExperimentForm {
  const { start, options, task } = describeDataset(datasetName);
  return {
    dataset: datasetName,
    datasetOptions: initialTexts(options),
    table: null,
    points: {},
    hiddenLayers: start.hiddenLayers,
    activation: EXPERIMENT_FIELDS.activation.initial,
    optimizer: start.optimizer,
    learningRate: String(start.learningRate),
    batchSize: String(start.batchSize),
    epochs: String(start.epochs),
    seed: String(EXPERIMENT_FIELDS.seed.initial),
    backend: EXPERIMENT_FIELDS.backend.initial,
    mainLoop: initialTexts(MAIN_LOOP_FIELDS),
    hooks: hookForms(task === 'number' ? startHooks('number') : DEFAULT_HOOKS),
  };
}

/** The form after another data set was chosen: its start settings, except where the user had typed something else. */
export function withDataset(form: ExperimentForm, datasetName: string): ExperimentForm {
  const before = startForm(form.dataset);
  const after = startForm(datasetName);
  const isKept = ([name, value]: [string, unknown]) =>
    !name.startsWith('dataset') && JSON.stringify(value) !== JSON.stringify(before[name as keyof ExperimentForm]);
  const kept = Object.entries(form).filter(isKept);
  return { ...after, ...Object.fromEntries(kept) };
}

/** The form with a table for its data set, in batches of the size that was chosen for it, and the scores of its task. */
export function withTable(form: ExperimentForm, table: TableConfig, { kind, classCount }: TableTask): ExperimentForm {
  const hooks = hookForms(startHooks(kind, classCount));
  return { ...withDataset(form, TABLE_DATASET), table, hooks, batchSize: String(table.choices.batchSize) };
}

/** What a model is to learn of a table. */
export interface TableTask {
  readonly kind: TaskKind;
  /** 0 for a number. */
  readonly classCount: number;
}

/** The form with one field set, named as in {@link FormProblems}. Throws on a name it does not have. */
export function withField(form: ExperimentForm, name: string, value: string): ExperimentForm {
  if (name === 'dataset') return withDataset(form, value);
  const [, group, option = ''] = /^(datasetOptions|mainLoop)\.(.+)$/.exec(name) ?? [];
  if (group === 'datasetOptions' || group === 'mainLoop')
    return { ...form, [group]: { ...form[group], [option]: value } };
  const [, id = '', hookOption] = /^hooks\.([^.]+)\.(.+)$/.exec(name) ?? [];
  if (hookOption !== undefined)
    return { ...form, hooks: withHookOption(form.hooks, { id, option: hookOption }, value) };
  if (!Object.hasOwn(form, name)) throw new Error(`The form has no field '${name}'.`);
  return { ...form, [name]: value };
}

/** The experiment the form stands for, or the problem of each field that is not good. */
export function readForm(form: ExperimentForm, facts: DatasetFacts | null): FormReading {
  const problems: Record<string, string> = {};
  const number = (name: 'learningRate' | 'batchSize' | 'epochs' | 'seed') => {
    const { value, problem } = readOptionText(EXPERIMENT_FIELDS[name], form[name]);
    if (problem !== null) problems[name] = problem;
    return Number(value);
  };
  const learningRate = number('learningRate');
  const batchSize = number('batchSize');
  const epochsCount = number('epochs');
  const seed = number('seed');
  if (facts !== null && problems['batchSize'] === undefined && batchSize > facts.trainRowCount)
    problems['batchSize'] =
      `Batch size must be at most ${facts.trainRowCount} here, the rows of the train stream, but is ${batchSize}.`;
  const layers = readLayers(form, facts, problems);
  const options = readOptionTexts(describeDataset(form.dataset).options, form.datasetOptions, (name, problem) => {
    problems[`datasetOptions.${name}`] = problem;
  });
  const table = form.dataset === TABLE_DATASET ? form.table : null;
  if (form.dataset === TABLE_DATASET && table === null) problems['dataset'] = NO_TABLE;
  const mainLoop = readMainLoop(form, facts, problems);
  const points = readPoints({ form, options, mainLoop }, problems);
  const hooks = readHooks(form.hooks, problems, namedStreams(mainLoop, facts, problems));
  if (Object.keys(problems).length > 0) return { config: null, problems };
  const config: ExperimentConfig = {
    seed,
    backend: form.backend,
    dataset: { name: form.dataset, options, batchSize, table, points },
    model: { layers, optimizer: optimizerConfig(form.optimizer, learningRate) },
    mainLoop: { ...mainLoop, epochsCount },
    hooks,
  };
  return { config, problems: null };
}

function readLayers(form: ExperimentForm, facts: DatasetFacts | null, problems: Record<string, string>) {
  try {
    const layers = parseLayers(form.hiddenLayers, form.activation);
    if (facts !== null) checkLayersFit(layers, facts.inputShape);
    return layers;
  } catch (error) {
    problems['hiddenLayers'] = `Hidden layers ${(error as Error).message}`.replace(' :', ':');
    return [];
  }
}

function readMainLoop(
  form: ExperimentForm,
  facts: DatasetFacts | null,
  problems: Record<string, string>,
): Omit<MainLoopConfig, 'epochsCount'> {
  const values = readOptionTexts(MAIN_LOOP_FIELDS, form.mainLoop, (name, problem) => {
    problems[`mainLoop.${name}`] = problem;
  });
  const mainLoop = { ...values, extraStreams: values['extraStreams'] ?? [] } as Omit<MainLoopConfig, 'epochsCount'>;
  const asked = { trainStreamName: [mainLoop.trainStreamName], extraStreams: mainLoop.extraStreams };
  for (const [name, streams] of Object.entries(asked)) {
    const unknown = facts === null ? undefined : streams.find((stream) => !facts.streamNames.includes(stream));
    if (unknown !== undefined)
      problems[`mainLoop.${name}`] =
        `There is no stream '${unknown}'. There are: ${String(facts?.streamNames.join(', '))}.`;
    const repeated = streams.find((stream, index) => streams.indexOf(stream) !== index);
    if (repeated !== undefined) problems[`mainLoop.${name}`] = `Stream '${repeated}' is given twice. Name it once.`;
  }
  return mainLoop;
}

/** What hooks may name, once the main loop's own streams are good. */
function namedStreams(
  { trainStreamName, extraStreams }: Omit<MainLoopConfig, 'epochsCount'>,
  facts: DatasetFacts | null,
  problems: FormProblems,
): NamedStreams | null {
  if ('mainLoop.trainStreamName' in problems || 'mainLoop.extraStreams' in problems) return null;
  return { visited: [...new Set([trainStreamName, ...extraStreams])], inDataset: facts?.streamNames ?? null };
}

function initialTexts(options: Options): Record<string, string> {
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, initialText(option)]));
}

/** The values of texts; what cannot be read is told by `onProblem`. */
function readOptionTexts(
  options: Options,
  texts: Readonly<Record<string, string>>,
  onProblem: (name: string, problem: string) => void,
): Record<string, OptionValue> {
  const values: Record<string, OptionValue> = {};
  for (const [name, option] of Object.entries(options)) {
    const { value, problem } = readOptionText(option, texts[name] ?? initialText(option));
    if (problem !== null) onProblem(name, problem);
    values[name] = value as OptionValue;
  }
  return values;
}

function optimizerConfig(name: OptimizerName, learningRate: number): OptimizerConfig {
  const initial = (option: string) => OPTIMIZERS[name].options[option]?.initial ?? NaN;
  switch (name) {
    case 'sgd':
      return { name, learningRate };
    case 'momentum':
      return { name, learningRate, momentum: initial('momentum') };
    case 'adam':
      return { name, learningRate, beta1: initial('beta1'), beta2: initial('beta2'), epsilon: initial('epsilon') };
    default:
      return name satisfies never;
  }
}
