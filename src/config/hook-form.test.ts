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
import { DEFAULT_HOOKS } from './hook-list.ts';

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
    expect(listWarnings(withHookMoved(last, stats, warning?.to ?? -1))).toEqual([]);
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

test('a problem of one option is keyed by hook and option, one of the hook by the hook', () => {
  const form = withField(startForm('penguins'), 'hooks.StopAfter-1.minutes', 'soon');
  expect(Object.keys(readForm(form, null).problems ?? {})).toEqual(['hooks.StopAfter-1.minutes']);
  const empty = withField(startForm('penguins'), 'hooks.StopAfter-1.minutes', '');
  expect(readForm(empty, null).problems).toEqual({
    'hooks.StopAfter-1': expect.stringMatching(/^StopAfter: /) as string,
  });
});
