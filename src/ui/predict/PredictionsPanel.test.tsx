// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { StreamPredictions } from '../../protocol/messages.ts';
import type { LabState } from '../../store/lab-state.ts';
import { LabContext } from '../lab-context.ts';
import { fixtureLab, finishedState, trainingState } from '../testing/lab-fixture.ts';
import { PredictionsPanel } from './PredictionsPanel.tsx';
import { ShowLineContext } from './use-show-line.ts';

afterEach(cleanup);

const PREDICTIONS: StreamPredictions = {
  streamName: 'test',
  epochId: 30,
  hasLearnedSince: false,
  lines: Int32Array.of(12, 40, 77),
  target: Float64Array.of(0, 1, 2),
  prediction: Float64Array.of(0, 2, 2),
  probability: Float32Array.of(0.9, 0.8, 0.6),
  loss: Float32Array.of(0.1, 1.6, 0.5),
};

function withBaseline(state: LabState): LabState {
  if (state.plan === null) throw new Error('The state of this test has no plan.');
  const baseline = { test: { kind: 'classes', says: 'Adelie', accuracy: 0.44, macroF1: 0.2 } } as const;
  return { ...state, plan: { ...state.plan, dataset: { ...state.plan.dataset, baseline } } };
}

function show(state: LabState) {
  const onAction = vi.fn();
  const onLine = vi.fn();
  render(
    <LabContext value={fixtureLab(state, onAction)}>
      <ShowLineContext value={onLine}>
        <PredictionsPanel chosen={null} onChoose={() => undefined} />
      </ShowLineContext>
    </LabContext>,
  );
  return { onAction, onLine };
}

const table = () => screen.getByRole('table', { name: 'Rows of test' });
const shownLines = () =>
  within(table())
    .getAllByRole('button', { name: /Show line/ })
    .map(({ textContent }) => textContent);

it('asks about the stream that no epoch visits', () => {
  const { onAction } = show(finishedState);
  fireEvent.click(screen.getByRole('button', { name: 'Predict rows' }));
  expect(onAction).toHaveBeenCalledWith('predictStream', 'test');
});

it('is off while the run goes on, with the reason', () => {
  const { onAction } = show(trainingState);
  fireEvent.click(screen.getByRole('button', { name: 'Predict rows' }));
  expect(onAction).not.toHaveBeenCalled();
  expect(screen.getByText(/The run goes on/)).toBeTruthy();
});

it('says how many are right, beside what a model reaches that looks at nothing', () => {
  show({ ...withBaseline(finishedState), streamPredictions: PREDICTIONS });
  const said = screen.getByRole('status').textContent;
  expect(said).toContain('test after epoch 30: 2 of 3 rows are right: 66.7 %.');
  expect(said).toContain('Always saying Adelie is right in 44.0 % of them.');
});

it('shows the worst row first, and sorts by a column on a press of its head', () => {
  show({ ...finishedState, streamPredictions: PREDICTIONS });
  expect(shownLines()).toEqual(['40', '77', '12']);
  fireEvent.click(within(table()).getByRole('button', { name: 'line' }));
  expect(shownLines()).toEqual(['12', '40', '77']);
  expect(within(table()).getByRole('columnheader', { name: 'line' }).getAttribute('aria-sort')).toBe('ascending');
});

it('shows the rows of a cell of the confusion matrix alone, and all again', () => {
  show({ ...finishedState, streamPredictions: PREDICTIONS });
  const cell = screen.getByRole('gridcell', { name: /1 of 1 row of Chinstrap was taken for Gentoo/ });
  fireEvent.click(cell);
  expect(shownLines()).toEqual(['40']);
  expect(screen.getByText(/Only Chinstrap taken for Gentoo/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Show all rows' }));
  expect(shownLines()).toHaveLength(3);
});

it('a cell is chosen by the keyboard too', () => {
  show({ ...finishedState, streamPredictions: PREDICTIONS });
  const cell = screen.getByRole('gridcell', { name: /1 of 1 row of Chinstrap was taken for Gentoo/ });
  act(() => cell.focus());
  fireEvent.keyDown(cell, { key: 'Enter' });
  expect(shownLines()).toEqual(['40']);
});

it('goes to the line of the file', () => {
  const { onLine } = show({ ...finishedState, streamPredictions: PREDICTIONS });
  fireEvent.click(screen.getByRole('button', { name: 'Show line 77 of the file' }));
  expect(onLine).toHaveBeenCalledWith(77);
});

it('draws of a long stream only the rows in sight', () => {
  const count = 50_000;
  const long = {
    ...PREDICTIONS,
    lines: Int32Array.from({ length: count }, (_, row) => row + 2),
    target: new Float64Array(count),
    prediction: new Float64Array(count),
    probability: new Float32Array(count).fill(1),
    loss: new Float32Array(count),
  };
  show({ ...finishedState, streamPredictions: long });
  expect(table().getAttribute('aria-rowcount')).toBe(String(count + 1));
  expect(shownLines().length).toBeLessThan(100);
});
