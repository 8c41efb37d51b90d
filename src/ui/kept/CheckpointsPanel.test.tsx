// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LabState } from '../../store/lab-state.ts';
import { LabContext } from '../lab-context.ts';
import { fixtureLab, finishedState, pausedState, trainingState } from '../testing/lab-fixture.ts';
import { CheckpointsPanel } from './CheckpointsPanel.tsx';

afterEach(cleanup);

const checkpoints = [
  { name: '10', epochId: 10 },
  { name: 'best', epochId: 11 },
];

const RESTORED = {
  restoredCheckpoint: { name: 'best', epochId: 11 },
  modelMoment: { epochId: 11, hasLearnedSince: false },
} as const satisfies Partial<LabState>;

function show(state: LabState) {
  const onAction = vi.fn();
  const lab = fixtureLab({ ...state, checkpoints }, onAction);
  render(
    <LabContext value={lab}>
      <CheckpointsPanel />
    </LabContext>,
  );
  return { onAction, store: lab.store };
}

describe('the checkpoints', () => {
  it('are listed newest first, each with its epoch and its button', () => {
    show(finishedState);
    const { rows } = screen.getByRole<HTMLTableElement>('table', { name: 'Checkpoints' });
    expect(Array.from(rows, ({ cells }) => [cells[0]?.textContent, cells[1]?.textContent]).slice(1)).toEqual([
      ['best', '11'],
      ['10', '10'],
    ]);
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Restore best', 'Restore 10']);
  });

  it.each([pausedState, finishedState])('are put back while the run is $status.name', (state) => {
    const { onAction, store } = show(state);
    fireEvent.click(screen.getByRole('button', { name: 'Restore best' }));
    expect(onAction.mock.calls).toEqual([['restoreCheckpoint', 'best']]);
    act(() => store.setState(RESTORED));
    expect(screen.getByText('The model is as it was after epoch 11.')).toBeTruthy();
  });

  it.each<[what: string, state: Partial<LabState>, says: string]>([
    ['while the run goes on', { status: trainingState.status }, 'The run goes on from checkpoint best of epoch 11.'],
    ['after a Stop before anything was learned', {}, 'The model is as it was after epoch 11.'],
    [
      'after a Stop in the middle of the next epoch',
      { modelMoment: { epochId: 11, hasLearnedSince: true } },
      'The model was put back to checkpoint best of epoch 11 and has learned from some batches since.',
    ],
    [
      'after a Stop some epochs on',
      { modelMoment: { epochId: 21, hasLearnedSince: true } },
      'The model was put back to checkpoint best of epoch 11 and has learned since: it is now after epoch 21 and some batches more.',
    ],
    [
      'after all epochs',
      { modelMoment: { epochId: 30, hasLearnedSince: false } },
      'The model was put back to checkpoint best of epoch 11 and has learned since: it is now after epoch 30.',
    ],
  ])('once put back say where the model is: %s', (_what, state, says) => {
    show({ ...finishedState, ...RESTORED, ...state });
    expect(screen.getByText(says)).toBeTruthy();
    expect(screen.queryAllByText(/as it was after epoch/)).toHaveLength(says.includes('as it was') ? 1 : 0);
  });

  it('are not put back while it goes on, and the reason stands there', () => {
    const { onAction } = show(trainingState);
    const button = screen.getByRole('button', { name: 'Restore best' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(/Pause it/);
    fireEvent.click(button);
    expect(onAction).not.toHaveBeenCalled();
  });

  it('say how to get some while there are none', async () => {
    const { store } = show(finishedState);
    act(() => store.setState({ checkpoints: [] }));
    expect(await screen.findByText(/add SaveBest, SaveEvery or SaveLatest/)).toBeTruthy();
  });
});
