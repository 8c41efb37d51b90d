import { problemOf, type NumberOption, type Option } from '../loop/index.ts';
import type { BackendChoice } from './backends.ts';
import { describeDataset } from './dataset-descriptions.ts';
import type { ExperimentConfig, OptionValue } from './experiment-config.ts';
import { EXPERIMENT_FIELDS } from './experiment-fields.ts';
import { DEFAULT_HOOKS } from './hook-list.ts';
import { checkLayersFit, parseLayers } from './layer-notation.ts';
import type { Activation } from './layers.ts';
import { OPTIMIZERS, type OptimizerConfig, type OptimizerName } from './optimizers.ts';

/** The set-up form as the user left it: numbers are kept as text, so that nothing typed is ever lost. */
export interface ExperimentForm {
  readonly dataset: string;
  /** Options of the chosen data set, as text, by option name. */
  readonly datasetOptions: Readonly<Record<string, string>>;
  /** Layer notation, such as `8, 8` or `conv 8, pool, 32`. */
  readonly hiddenLayers: string;
  readonly activation: Activation;
  readonly optimizer: OptimizerName;
  readonly learningRate: string;
  readonly batchSize: string;
  readonly epochs: string;
  readonly seed: string;
  readonly backend: BackendChoice;
}

/** Problem of each field, as a sentence that names the allowed range. Data set options are keyed `datasetOptions.NAME`. */
export type FormProblems = Readonly<Record<string, string>>;

export type FormReading =
  | { readonly config: ExperimentConfig; readonly problems: null }
  | { readonly config: null; readonly problems: FormProblems };

/** What is known of the form's data set once it was looked at; tightens the checks. */
export interface DatasetFacts {
  readonly inputShape: readonly number[];
  readonly trainRowCount: number;
}

/** The form for a data set with the settings that suit it. */
export function startForm(datasetName: string): ExperimentForm {
  const { start, options } = describeDataset(datasetName);
  return {
    dataset: datasetName,
    datasetOptions: Object.fromEntries(Object.entries(options).map(([name, { initial }]) => [name, String(initial)])),
    hiddenLayers: start.hiddenLayers,
    activation: EXPERIMENT_FIELDS.activation.initial,
    optimizer: start.optimizer,
    learningRate: String(start.learningRate),
    batchSize: String(start.batchSize),
    epochs: String(start.epochs),
    seed: String(EXPERIMENT_FIELDS.seed.initial),
    backend: EXPERIMENT_FIELDS.backend.initial,
  };
}

/** The form after another data set was chosen: its start settings, except where the user had typed something else. */
export function withDataset(form: ExperimentForm, datasetName: string): ExperimentForm {
  const before = startForm(form.dataset);
  const after = startForm(datasetName);
  const kept = Object.entries(form).filter(
    ([name, value]) => !name.startsWith('dataset') && value !== before[name as keyof ExperimentForm],
  );
  return { ...after, ...Object.fromEntries(kept) };
}

/** The form with one field set. `datasetOptions.NAME` sets an option of the data set. Throws on a name it does not have. */
export function withField(form: ExperimentForm, name: string, value: string): ExperimentForm {
  if (name === 'dataset') return withDataset(form, value);
  const [, option] = /^datasetOptions\.(.+)$/.exec(name) ?? [];
  if (option !== undefined) return { ...form, datasetOptions: { ...form.datasetOptions, [option]: value } };
  if (!Object.hasOwn(form, name)) throw new Error(`The form has no field '${name}'.`);
  return { ...form, [name]: value };
}

/** The experiment the form stands for, or the problem of each field that is not good. */
export function readForm(form: ExperimentForm, facts: DatasetFacts | null): FormReading {
  const problems: Record<string, string> = {};
  const number = (name: 'learningRate' | 'batchSize' | 'epochs' | 'seed') => {
    const { value, problem } = readNumber(form[name], EXPERIMENT_FIELDS[name]);
    if (problem !== null) problems[name] = problem;
    return value;
  };
  const learningRate = number('learningRate');
  const batchSize = number('batchSize');
  const epochsCount = number('epochs');
  const seed = number('seed');
  if (facts !== null && problems['batchSize'] === undefined && batchSize > facts.trainRowCount)
    problems['batchSize'] =
      `Batch size must be at most ${facts.trainRowCount} here, the rows of the train stream, but is ${batchSize}.`;
  const layers = readLayers(form, facts, problems);
  const options = readDatasetOptions(form, problems);
  if (Object.keys(problems).length > 0) return { config: null, problems };
  const config: ExperimentConfig = {
    seed,
    backend: form.backend,
    dataset: { name: form.dataset, options, batchSize },
    model: { layers, optimizer: optimizerConfig(form.optimizer, learningRate) },
    mainLoop: { epochsCount, extraStreams: ['valid'], skipZerothEpoch: false },
    hooks: DEFAULT_HOOKS,
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

function readDatasetOptions(form: ExperimentForm, problems: Record<string, string>): Record<string, OptionValue> {
  const values: Record<string, OptionValue> = {};
  for (const [name, option] of Object.entries(describeDataset(form.dataset).options)) {
    const text = form.datasetOptions[name] ?? String(option.initial);
    const { value, problem } = readOption(text, option);
    if (problem !== null) problems[`datasetOptions.${name}`] = problem;
    values[name] = value;
  }
  return values;
}

function readOption(text: string, option: Option): { value: OptionValue; problem: string | null } {
  if (option.kind === 'number') return readNumber(text, option);
  const value = option.kind === 'flag' ? text === 'true' : text;
  const problem = problemOf(option, value);
  return { value, problem: problem === null ? null : `${option.label} ${problem}.` };
}

function readNumber(text: string, option: NumberOption): { value: number; problem: string | null } {
  const trimmed = text.trim();
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed) ? Number(trimmed) : NaN;
  const problem = problemOf(option, value);
  if (problem === null) return { value, problem: null };
  const came = trimmed === '' ? 'the field is empty' : `it is ${trimmed}`;
  const hint = /^\d+,\d+$/.test(trimmed) ? ' Write a point for the decimals.' : '';
  return { value, problem: `${option.label} ${problem}; ${came}.${hint}` };
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
