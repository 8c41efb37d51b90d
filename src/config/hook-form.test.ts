import { describe, expect, test } from 'vitest';
import { readForm, startForm, withField } from './experiment-form.ts';
import {
  HOOKS_TO_ADD,
  hookForms,
  listWarnings,
  readHooks,
  withHook,
  withHookMoved,
  withHookOption,
  withoutHook,
  type HookList,
} from './hook-form.ts';
import { DATASET_DESCRIPTIONS } from './dataset-descriptions.ts';
import { DEFAULT_HOOKS } from './hook-list.ts';
import { startHooks } from './start-hooks.ts';
import type { NamedStreams } from './stream-names.ts';

const START = hookForms(DEFAULT_HOOKS);
const names = (list: HookList) => list.map(({ name }) => name);
const added = (name: string, list = START) => withHook(list, name).find((hook) => !list.includes(hook));

function problemsOf(list: HookList): Record<string, string> {
  const problems: Record<string, string> = {};
  readHooks(list, problems);
  return problems;
}

test('a configured list keeps its order as a form', () => {
  const hooks = [...DEFAULT_HOOKS, { name: 'StopAfter', options: { epochs: 3 } }];
  expect(names(hookForms(hooks))).toEqual(hooks.map(({ name }) => name));
  const read = readHooks(hookForms(hooks), {});
  expect(readHooks(hookForms(read), {})).toEqual(read);
});

describe('a hook that is added', () => {
  test.each(HOOKS_TO_ADD.map(({ name }) => name))('%s has options that it takes', (name) => {
    expect(problemsOf(withHook(START, name))).toEqual({});
  });

  test.each(HOOKS_TO_ADD.map(({ name }) => name))('%s comes where the order works', (name) => {
    expect(listWarnings(withHook(START, name))).toEqual([]);
  });

  test('comes before ReportProgress, and before the readers of what it writes', () => {
    expect(names(withHook(START, 'SaveBest')).indexOf('SaveBest')).toBe(
      START.findIndex(({ name }) => name === 'ReportProgress'),
    );
    const withMetrics = names(withHook(START, 'ClassificationMetrics'));
    expect(withMetrics.indexOf('ClassificationMetrics')).toBe(withMetrics.indexOf('LogVariables') - 1);
  });

  test('has a key of its own, also the second time', () => {
    const twice = withHook(withHook(START, 'SaveBest'), 'SaveBest');
    expect(new Set(twice.map(({ id }) => id)).size).toBe(twice.length);
  });
});

describe('suggestions', () => {
  test('let ClassificationMetrics write beside ComputeStats, also twice', () => {
    expect(added('ClassificationMetrics')?.options).toMatchObject({ varPrefix: 'class_', f1Average: 'macro' });
    const once = withHook(START, 'ClassificationMetrics');
    expect(added('ClassificationMetrics', once)?.options).toMatchObject({ varPrefix: 'class_2_' });
  });

  test('name the variables of the page', () => {
    expect(added('SaveConfusionMatrix')?.options).toMatchObject({
      labelsName: 'target',
      predictionsName: 'prediction',
    });
    expect(added('LogitsToCsv')?.options).toMatchObject({ variable: 'probabilities', idVariable: 'target' });
  });

  test('let WriteCSV leave a gap where GradientNorm writes for one stream alone', () => {
    expect(added('WriteCSV')?.options).toMatchObject({ onMissingVariable: 'error' });
    expect(added('WriteCSV', withHook(START, 'GradientNorm'))?.options).toMatchObject({ onMissingVariable: 'default' });
  });
});

describe('order warnings', () => {
  const stats = START[0]?.id ?? '';

  test('there are none to begin with', () => {
    expect(listWarnings(START)).toEqual([]);
  });

  test('a hook that is too late is told once, with the place it has to go to', () => {
    const last = withHookMoved(START, stats, START.length);
    const [warning, ...others] = listWarnings(last);
    expect(others).toEqual([]);
    expect(warning).toMatchObject({ reader: { name: 'LogVariables' }, writer: { name: 'ComputeStats' }, to: 0 });
    const place = warning?.kind === 'order' ? warning.to : NaN;
    expect(listWarnings(withHookMoved(last, stats, place))).toEqual([]);
  });

  test('what comes after ReportProgress does not reach the page', () => {
    const list = ['LogVariables-1', 'StopOnNaN-1'].reduce(withoutHook, START);
    const [warning] = listWarnings(withHookMoved(list, stats, list.length));
    expect(warning?.message).toMatch(/^ReportProgress runs before ComputeStats/);
  });

  test('an option that cannot be read does not hide the others', () => {
    const list = withHookOption(START, { id: stats, option: 'variables' }, 'loss: , ,');
    expect(() => listWarnings(list)).not.toThrow();
  });
});

describe('what no hook writes', () => {
  const messages = (list: HookList, task?: 'classes' | 'number') =>
    listWarnings(list, task).map(({ message }) => message);
  const without = (...gone: string[]) => START.filter(({ name }) => !gone.includes(name));
  const saveBest = (variable: string, list: HookList = START) =>
    withHookOption(withHook(list, 'SaveBest'), { id: 'SaveBest-1', option: 'variable' }, variable);

  test('is told of its reader, with the hook that would make it of the batches', () => {
    expect(messages(saveBest('correct'))).toEqual([
      'SaveBest reads correct, but no hook writes it: add correct to the variables of ComputeStats.',
    ]);
    expect(messages(saveBest('accuracy', without('ComputeStats', 'StopOnNaN')))).toEqual([
      'SaveBest reads accuracy, but no hook writes it: add ComputeStats with accuracy before it.',
    ]);
  });

  test('is told with the hook of the catalog that makes it itself', () => {
    expect(messages(saveBest('gradient_norm'))).toEqual([
      'SaveBest reads gradient_norm, but no hook writes it: add GradientNorm, which can, before it.',
    ]);
    expect(messages(saveBest('class_f1'))[0]).toMatch(/: add ClassificationMetrics, which can, before it\.$/);
  });

  test('is told with what is written where no hook of the catalog could write it', () => {
    expect(messages(saveBest('acuracy'))).toEqual([
      'SaveBest reads acuracy, but no hook writes it: what they write is loss, accuracy.',
    ]);
    expect(messages(saveBest('acuracy', without('ComputeStats', 'StopOnNaN')))[0]).toMatch(
      /: none writes any variable\.$/,
    );
  });

  test('is looked for among what fits the task: a model of numbers has no accuracy', () => {
    const numbers = hookForms(startHooks('number'));
    expect(messages(saveBest('accuracy', numbers), 'number')).toEqual([
      'SaveBest reads accuracy, but no hook writes it: what they write is loss, mae, rmse, r2.',
    ]);
    expect(messages(saveBest('absolute_error', numbers), 'number')[0]).toMatch(
      /add absolute_error to the variables of/,
    );
  });

  test('is each named column of WriteCSV, and none where it takes what there is', () => {
    const list = withHook(START, 'WriteCSV');
    const named = withHookOption(list, { id: 'WriteCSV-1', option: 'variables' }, 'loss, correct, speed');
    expect(listWarnings(named).map((fault) => fault.kind === 'missing' && fault.variable)).toEqual([
      'correct',
      'speed',
    ]);
    expect(messages(list)).toEqual([]);
  });

  test('is not what comes too late, nor what a plateau makes of the batches itself, nor a name that is left empty', () => {
    const late = withHookMoved(saveBest('loss'), 'ComputeStats-1', START.length);
    expect(listWarnings(late).map(({ kind }) => kind)).toEqual(['order']);
    expect(messages(withHook(without('ComputeStats', 'StopOnNaN'), 'StopOnPlateau'))).toEqual([]);
    expect(messages(saveBest(''))).toEqual([]);
  });
});

describe('no experiment as the page offers it is warned of', () => {
  test.each(DATASET_DESCRIPTIONS.map(({ name, task }) => [name, task ?? 'classes'] as const))(
    '%s, %s',
    (name, task) => {
      expect(listWarnings(startForm(name).hooks, task)).toEqual([]);
    },
  );

  test.each([
    ['classes', 2],
    ['classes', 3],
    ['number', 0],
  ] as const)('a table of %s, %i classes', (task, classCount) => {
    expect(listWarnings(hookForms(startHooks(task, classCount)), task)).toEqual([]);
  });
});

test('a problem of one option is keyed by hook and option, one of the hook by the hook', () => {
  const form = withField(startForm('penguins'), 'hooks.StopAfter-1.minutes', 'soon');
  expect(Object.keys(readForm(form, null).problems ?? {})).toEqual(['hooks.StopAfter-1.minutes']);
  const empty = withField(startForm('penguins'), 'hooks.StopAfter-1.minutes', '');
  expect(readForm(empty, null).problems).toEqual({
    'hooks.StopAfter-1': 'One of Epochs, Iterations and Minutes must be given.',
  });
});

const STREAMS = { visited: ['train', 'valid'], inDataset: ['train', 'valid', 'test'] };

function problemOfOption(name: string, texts: Readonly<Record<string, string>>, streams: NamedStreams | null = null) {
  const list = [{ id: 'it', name, options: { ...withHook([], name)[0]?.options, ...texts } }];
  const problems: Record<string, string> = {};
  readHooks(list, problems, streams);
  return problems;
}

describe('an option that names a stream', () => {
  test.each(['Check', 'SaveBest', 'RestoreBest', 'OnPlateau', 'StopOnPlateau', 'ReduceLearningRateOnPlateau'])(
    'of %s is refused at its field where the run visits no such stream',
    (name) => {
      expect(problemOfOption(name, { stream: 'vald' }, STREAMS)).toEqual({
        'hooks.it.stream': "There is no stream 'vald'. There are: train, valid.",
      });
      expect(problemOfOption(name, { stream: 'test' }, STREAMS)).toEqual({
        'hooks.it.stream': "The run does not visit stream 'test'. It visits: train, valid.",
      });
      expect(problemOfOption(name, { stream: 'train' }, STREAMS)).toEqual({});
    },
  );

  test.each(['Flatten', 'LogitsToCsv', 'PlotLines', 'SaveMasks', 'SequenceToCsv'])(
    'of %s, which an evaluation calls too, may be any of the data set',
    (name) => {
      expect(problemOfOption(name, { streams: 'train, vald' }, STREAMS)).toEqual({
        'hooks.it.streams': "There is no stream 'vald'. There are: train, valid, test.",
      });
      for (const streams of ['', 'test', 'valid, train'])
        expect(problemOfOption(name, { streams }, STREAMS)).toEqual({});
      expect(problemOfOption(name, { streams: 'vald' }, { ...STREAMS, inDataset: null })).toEqual({});
    },
  );

  test('is held against the streams of the form, once these are good themselves', () => {
    const facts = { inputShape: [4], streamNames: ['train', 'valid', 'test'], trainRowCount: 240 };
    const start = startForm('penguins');
    const form = { ...start, hooks: withHook(start.hooks, 'SaveBest') };
    expect(readForm(form, facts).problems).toBeNull();
    const field = 'hooks.SaveBest-1.stream';
    expect(readForm(withField(form, field, 'vald'), null).problems).toEqual({
      [field]: "There is no stream 'vald'. There are: train, valid.",
    });
    expect(readForm(withField(form, 'mainLoop.extraStreams', 'test'), facts).problems).toEqual({
      [field]: "The run does not visit stream 'valid'. It visits: train, test.",
    });
    expect(Object.keys(readForm(withField(form, 'mainLoop.extraStreams', 'vald'), facts).problems ?? {})).toEqual([
      'mainLoop.extraStreams',
    ]);
  });
});

describe('a refusal speaks of labels and stands at the field', () => {
  test.each<[name: string, option: string, text: string, problem: string | RegExp]>([
    ['WriteCSV', 'outputFile', '', 'Output file must name a file, but is empty.'],
    ['LogitsToCsv', 'outputFile', '/', "Output file must name a file, but is '/'."],
    ['SaveBest', 'modelName', ' ', 'Name must name a checkpoint, but is empty.'],
    ['SaveBest', 'variable', '', 'Variable must name a variable, but is empty.'],
    ['OnPlateau', 'stream', '', 'Stream must name a stream, but is empty.'],
    ['OnPlateau', 'longTerm', '5', 'Long term must not be less than Short term, but 5 is less than 10.'],
    ['Check', 'maxEpoch', '', 'Last epoch must be given.'],
    ['SaveFile', 'files', '', 'Files must name at least one file and its text.'],
    ['PlotLines', 'variables', '', 'Variables must name at least one.'],
    ['WriteCSV', 'delimiter', '', /^Delimiter must be text without quotes and line ends.*but is empty\.$/],
    ['ComputeStats', 'variables', 'loss: average', /^There is no aggregation average for variable 'loss'\. There are:/],
  ])('%s %s "%s"', (name, option, text, problem) => {
    expect(problemOfOption(name, { [option]: text })).toEqual({
      [`hooks.it.${option}`]: typeof problem === 'string' ? problem : (expect.stringMatching(problem) as string),
    });
  });

  test.each<[name: string, texts: Readonly<Record<string, string>>, problem: string]>([
    [
      'Check',
      { requiredMinValue: '' },
      "Exactly one of 'Must rise above' and 'Must fall below' must be given, but neither came.",
    ],
    [
      'StopOnNaN',
      { afterBatch: 'false', afterEpoch: 'false' },
      'After each batch and After each epoch are both off, so it would never look. Turn one on.',
    ],
  ])('of %s with %j stands above where it is about several', (name, texts, problem) => {
    expect(problemOfOption(name, texts)).toEqual({ 'hooks.it': problem });
  });
});

test.each([' ', '\\t', ';', ' | '])('WriteCSV takes the delimiter "%s"', (delimiter) => {
  expect(problemOfOption('WriteCSV', { delimiter })).toEqual({});
});
