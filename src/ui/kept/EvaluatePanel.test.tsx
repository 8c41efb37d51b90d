// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LabState } from '../../store/lab-state.ts';
import { LabContext } from '../lab-context.ts';
import { fixtureLab, finishedState, idleState, trainingState } from '../testing/lab-fixture.ts';
import { EvaluatePanel } from './EvaluatePanel.tsx';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function show(state: LabState) {
  const onAction = vi.fn();
  const onChoose = vi.fn();
  const lab = fixtureLab(state, onAction);
  render(
    <LabContext value={lab}>
      <EvaluatePanel chosen={null} onChoose={onChoose} />
    </LabContext>,
  );
  return { onAction, onChoose, store: lab.store };
}

const button = () => screen.getByRole('button', { name: 'Evaluate' });
const stream = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Stream' });

describe('evaluating a stream', () => {
  it('begins with the stream that no epoch visits, and offers all', () => {
    const { onChoose } = show(finishedState);
    expect(stream().value).toBe('test');
    expect(Array.from(stream().options, ({ value }) => value)).toEqual(['train', 'valid', 'test']);
    fireEvent.change(stream(), { target: { value: 'valid' } });
    expect(onChoose).toHaveBeenCalledWith('valid');
  });

  it.each([
    ['before a run', idleState, /Train first/],
    ['while it runs', trainingState, /not over/],
  ])('is off %s, with the reason beside the button', (_when, state, reason) => {
    const { onAction } = show(state);
    expect(button().getAttribute('aria-disabled')).toBe('true');
    const beside = screen.getByText(reason);
    expect(button().getAttribute('aria-describedby')).toBe(beside.id);
    fireEvent.click(button());
    expect(onAction).not.toHaveBeenCalled();
  });

  it('asks once, and shows that it waits while there is no answer', () => {
    vi.useFakeTimers();
    const { onAction, store } = show(finishedState);
    fireEvent.click(button());
    expect(onAction.mock.calls).toEqual([['evaluate', 'test']]);
    act(() => store.setState({ pendingRequests: ['evaluate'] }));
    act(() => void vi.advanceTimersByTime(200));
    expect(button().dataset['pending']).toBe('true');
    fireEvent.click(button());
    expect(onAction).toHaveBeenCalledOnce();
    act(() => store.setState({ pendingRequests: [] }));
    expect(button().dataset['pending']).toBe('false');
  });

  it('shows each variable and its parts with four figures, and after which epoch', () => {
    const values = [
      { variable: 'loss', part: 'mean', value: 0.125 },
      { variable: 'f1', part: null, value: 0.98765 },
    ];
    show({ ...finishedState, evaluation: { streamName: 'test', epochId: 30, hasLearnedSince: false, values } });
    const table = screen.getByRole<HTMLTableElement>('table', { name: 'Evaluation of test' });
    expect(Array.from(table.rows, (row) => Array.from(row.cells, ({ textContent }) => textContent))).toEqual([
      ['variable', 'part', 'value'],
      ['loss', 'mean', '0.1250'],
      ['f1', '', '0.9877'],
    ]);
    expect(screen.getByText('The stream test, after epoch 30.')).toBeTruthy();
  });

  it('says so where the model has learned since that epoch', () => {
    const values = [{ variable: 'loss', part: 'mean', value: 0.125 }];
    show({ ...finishedState, evaluation: { streamName: 'test', epochId: 3, hasLearnedSince: true, values } });
    expect(screen.getByText('The stream test, after epoch 3 and some batches more.')).toBeTruthy();
  });

  it('says what to add where the hooks measured nothing', () => {
    show({ ...finishedState, evaluation: { streamName: 'test', epochId: 30, hasLearnedSince: false, values: [] } });
    expect(screen.getByText(/measured nothing of test after epoch 30: add ComputeStats/)).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('says why it could not be had, without an alert; the fault of another request is not its own', () => {
    const requestError = { name: 'Error', message: 'No such stream.', stack: null, request: 'evaluate' } as const;
    const { store } = show({ ...finishedState, requestError });
    expect(screen.getByText(/No such stream/)).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
    act(() => store.setState({ requestError: { ...requestError, request: 'readArtifact' } }));
    expect(screen.queryByText(/No such stream/)).toBeNull();
  });
});
