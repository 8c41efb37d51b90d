// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { FilePrediction, RowInput } from '../../protocol/messages.ts';
import type { LabState } from '../../store/lab-state.ts';
import { LabContext } from '../lab-context.ts';
import { fixtureLab, finishedState, idleState, trainingState } from '../testing/lab-fixture.ts';
import { TryPanel } from './TryPanel.tsx';

afterEach(cleanup);

const INPUTS: readonly RowInput[] = [
  { kind: 'number', name: 'bill', source: 0, min: 32, max: 60, step: 0.1, typical: 44.5 },
  { kind: 'category', name: 'island', source: 1, choices: ['Biscoe', 'Dream'], typical: 'Biscoe' },
  {
    kind: 'date',
    name: 'seen',
    source: 2,
    min: '2007-11-11',
    max: '2009-12-01',
    typical: '2008-11-09',
    hasTime: false,
  },
];
const NOTHING = { missing: 0, unreadable: 0, unseen: 0 };

function withInputs(state: LabState): LabState {
  if (state.plan === null) throw new Error('The state of this test has no plan.');
  return { ...state, plan: { ...state.plan, dataset: { ...state.plan.dataset, inputs: INPUTS } } };
}

function show(state: LabState) {
  const onAction = vi.fn();
  const lab = fixtureLab(state, onAction);
  render(
    <LabContext value={lab}>
      <TryPanel />
    </LabContext>,
  );
  return { onAction, store: lab.store };
}

it('has a control for each feature, which stands where the training rows usually are', () => {
  show(withInputs(finishedState));
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'bill' }).value).toBe('44.5');
  const slider = screen.getByRole<HTMLInputElement>('slider', { name: 'bill, as a slider' });
  expect([slider.min, slider.max, slider.step]).toEqual(['32', '60', '0.1']);
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'island' }).value).toBe('Biscoe');
  expect(screen.getByLabelText<HTMLInputElement>('seen').value).toBe('2008-11-09');
});

it('asks the model at once, and again when a value changes and the answer is there', () => {
  const { onAction, store } = show(withInputs(finishedState));
  const first = ['44.5', 'Biscoe', '2008-11-09'];
  expect(onAction.mock.calls).toEqual([['predictRow', first]]);
  act(() => store.setState({ pendingRequests: ['predictRow'] }));
  fireEvent.change(screen.getByRole('combobox', { name: 'island' }), { target: { value: 'Dream' } });
  expect(onAction).toHaveBeenCalledOnce();
  const said = { kind: 'classes', classIndex: 1, probabilities: Float32Array.of(0.2, 0.7, 0.1) } as const;
  const answer = { cells: first, said, counts: [NOTHING, NOTHING, NOTHING] };
  act(() => store.setState({ pendingRequests: [], rowPrediction: answer }));
  expect(onAction.mock.calls.at(-1)).toEqual(['predictRow', ['44.5', 'Dream', '2008-11-09']]);
});

it('says what the model says, the likeliest first, and what was not taken as it stands', () => {
  const said = { kind: 'classes', classIndex: 1, probabilities: Float32Array.of(0.2, 0.7, 0.1) } as const;
  const cells = ['44.5', 'Biscoe', '2008-11-09'];
  const counts = [{ ...NOTHING, unreadable: 1 }, { ...NOTHING, unseen: 1 }, NOTHING];
  show({ ...withInputs(finishedState), rowPrediction: { cells, said, counts } });
  const chances = within(screen.getByRole('list', { name: 'What the model says' })).getAllByRole('listitem');
  expect(chances.map(({ textContent }) => textContent)).toEqual(['Chinstrap70.0 %', 'Adelie20.0 %', 'Gentoo10.0 %']);
  expect(screen.getByText(/'44.5' is no number for bill/)).toBeTruthy();
  expect(screen.getByText(/'Biscoe' was never seen for island/)).toBeTruthy();
});

it('does not ask while the run goes on, and says why', () => {
  const { onAction } = show(withInputs(trainingState));
  expect(onAction).not.toHaveBeenCalled();
  expect(screen.getAllByText(/The run goes on/)).not.toHaveLength(0);
});

it('does not ask again and again what was refused', () => {
  const { onAction, store } = show(withInputs(finishedState));
  const requestError = { name: 'Error', message: 'The run was left.', stack: null, request: 'predictRow' } as const;
  act(() => store.setState({ pendingRequests: [], requestError }));
  expect(onAction).toHaveBeenCalledOnce();
  expect(screen.getByText(/The run was left/)).toBeTruthy();
});

it.each([
  ['before a run', idleState, /Train first/],
  ['for a model that sees no columns', finishedState, /does not look at the columns of a table/],
])('says what to do %s', (_when, state, reason) => {
  show(state);
  expect(screen.getByText(reason)).toBeTruthy();
});

it('predicts a file, tells what could not be taken as it stands, and offers it for download', () => {
  const prediction: FilePrediction = {
    fileName: 'other.csv',
    rowCount: 1204,
    missingColumns: ['seen'],
    unusedColumns: ['note'],
    counts: [{ name: 'island', missing: 0, unreadable: 0, unseen: 3 }],
    excludedLines: [7],
    score: { name: 'accuracy', value: 0.95, rowCount: 1200 },
    header: ['bill', 'predicted species'],
    preview: [['44.5', 'Gentoo']],
    csv: 'bill,predicted species\r\n44.5,Gentoo\r\n',
  };
  const { onAction } = show({ ...withInputs(finishedState), filePrediction: prediction });
  const file = new File(['bill\n1\n'], 'more.csv');
  fireEvent.change(screen.getByLabelText('File to predict'), { target: { files: [file] } });
  expect(onAction).toHaveBeenCalledWith('predictFile', file);
  const told = screen.getAllByRole('status').map(({ textContent }) => textContent);
  expect(told.join(' ')).toMatch(/1,204 rows of other.csv are predicted/);
  expect(told.join(' ')).toMatch(/95\.0 % of the 1,200 rows/);
  expect(told.join(' ')).toMatch(/no column seen/);
  expect(told.join(' ')).toMatch(/island has a kind in 3 rows that training never showed/);
  expect(told.join(' ')).toMatch(/lines 7/);
  expect(screen.getByRole('button', { name: 'Download with predictions' })).toBeTruthy();
  expect(screen.getByRole('cell', { name: 'Gentoo' })).toBeTruthy();
});
