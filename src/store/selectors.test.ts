import { expect, test } from 'vitest';
import { readForm, startForm, withField } from '../config/experiment-form.ts';
import { withHook, withHookMoved, withoutHook, type HookList } from '../config/hook-form.ts';
import { idleState, trainingState } from '../ui/testing/lab-fixture.ts';
import type { LabState } from './lab-state.ts';
import { selectFormHooks, selectHookRows, selectObstacle, selectHookMarks, selectHookWarnings } from './selectors.ts';

function withHooks(change: (hooks: HookList) => HookList, state: LabState = idleState): LabState {
  return { ...state, form: { ...state.form, hooks: change(state.form.hooks) } };
}
const statsLast = (hooks: HookList) => withHookMoved(hooks, 'ComputeStats-1', hooks.length);

test('the rows say which hooks the worker adds', () => {
  const added = (state: LabState) =>
    selectHookRows(state)
      .filter(({ form }) => form === null)
      .map(({ name }) => name);
  expect(added(idleState)).toEqual(['ReportMap']);
  expect(added({ ...idleState, dataset: null })).toEqual([]);
  expect(added(withHooks((hooks) => withoutHook(hooks, 'TrainingTrace-1')))).toEqual(['ReportMap', 'TrainingTrace']);
});

test('the hooks of the form stay the same while only an option changes, also a bad one', () => {
  const form = withField(idleState.form, 'hooks.StopAfter-1.minutes', 'soon');
  const { config, problems } = readForm(form, null);
  expect(selectFormHooks({ ...idleState, form, config, problems })).toBe(selectFormHooks(idleState));
});

test('order marks stand at both hooks of a warning, by their place in the run', () => {
  const state = withHooks(statsLast);
  const marked = selectHookMarks(state).flatMap((mark, index) =>
    mark === null ? [] : [selectFormHooks(state)[index]?.name],
  );
  expect(marked).toEqual(['LogVariables', 'ComputeStats']);
  expect(selectHookMarks(state)).toBe(selectHookMarks(state));
});

test('of a hook that reads what no hook writes its reader alone is marked', () => {
  const state = withHooks((hooks) =>
    withHook(['ComputeStats-1', 'StopOnNaN-1'].reduce(withoutHook, hooks), 'SaveBest'),
  );
  const marked = selectHookMarks(state).flatMap((mark, index) =>
    mark === null ? [] : [[selectFormHooks(state)[index]?.name, mark]],
  );
  expect(marked).toEqual([['SaveBest', expect.stringMatching(/reads loss, but no hook writes it/)]]);
});

test('the form is warned of beside a run, but the run is not marked', () => {
  const state = withHooks(statsLast, trainingState);
  expect(selectHookWarnings(state)).toHaveLength(1);
  expect(selectHookMarks(state)).toEqual([]);
});

test.each([
  ['hooks.StopAfter-1.minutes', 'soon', /^StopAfter: Minutes must be/],
  ['hooks.StopAfter-1.minutes', '', /^StopAfter: [^:]*$/],
  ['epochs', 'x', /^Epochs must be/],
])('the obstacle of %s "%s" names the hook, once', (field, text, says) => {
  const form = withField(startForm('penguins'), field, text);
  expect(selectObstacle({ form, problems: readForm(form, null).problems })).toMatch(says);
});

test('without problems there is no obstacle', () => {
  expect(selectObstacle(idleState)).toBeNull();
});
