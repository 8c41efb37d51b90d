// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { LabState } from '../../store/lab-state.ts';
import { LabContext } from '../lab-context.ts';
import {
  failedState,
  failedStatus,
  finishedState,
  fixtureLab,
  LAB_STATES,
  restartedState,
} from '../testing/lab-fixture.ts';
import { RunNotice } from './RunNotice.tsx';

afterEach(cleanup);

function show(state: LabState): readonly string[] {
  const asked: string[] = [];
  render(
    <LabContext value={fixtureLab(state, (name) => asked.push(name))}>
      <RunNotice />
    </LabContext>,
  );
  return asked;
}

describe('the notice', () => {
  it('is an alert with the reason and the way back when a run failed', () => {
    const asked = show(failedState);
    const alert = screen.getByRole('alert', { name: 'The run failed in epoch 12' });
    expect(alert.textContent).toContain('The loss is not a number after batch 31.');
    expect(alert.textContent).toContain('Often the learning rate is too high');
    fireEvent.click(screen.getByRole('button', { name: 'Resume from the last good batch' }));
    expect(asked).toEqual(['train']);
  });

  it('leads back to the start with the learning rate that is advised where the numbers blew up', () => {
    const asked = show(failedState);
    fireEvent.click(screen.getByRole('button', { name: 'Reset with learning rate 0.05' }));
    expect(asked).toEqual(['resetWithLearningRate']);
  });

  it('offers Reset before Resume where a hook failed, and says from when a changed hook counts', () => {
    const text = 'If you change or remove WriteCSV, that counts from the next Reset and Train.';
    const advice = { text, learningRate: null, first: 'reset' } as const;
    const asked = show({ ...failedState, status: { ...failedStatus, advice } });
    expect(screen.getByRole('alert').textContent).toContain(text);
    const buttons = screen.getAllByRole('button');
    expect(buttons.map(({ textContent }) => textContent)).toEqual([
      'Reset the run',
      'Resume from the last good batch',
      'Close',
    ]);
    expect(buttons.map(({ className }) => /primary/.test(className))).toEqual([true, false, false]);
    for (const button of buttons.slice(0, 2)) fireEvent.click(button);
    expect(asked).toEqual(['reset', 'train']);
  });

  it('has Train again alone where a hook failed and there is no state to go on from', () => {
    const advice = { text: 'Change or remove WriteCSV.', learningRate: null, first: 'reset' } as const;
    show({ ...failedState, status: { ...failedStatus, advice, canContinue: false } });
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Train again', 'Close']);
    expect(screen.getByRole('button', { name: 'Train again' }).className).toMatch(/primary/);
  });

  it('says what is kept when the worker was ended, and can be closed', () => {
    show(restartedState);
    expect(screen.getByRole('group', { name: 'Worker restarted' }).textContent).toContain('are kept');
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('group')).toBeNull();
  });

  it('tells the advice of a hook that ended the run to protect it', () => {
    const advice = { text: 'Try a learning rate of 0.05.', learningRate: 0.05, first: 'goOn' } as const;
    show({ ...finishedState, status: { name: 'finished', reason: 'StopOnNaN: loss', endedBy: 'hook', advice } });
    expect(screen.getByRole('alert').textContent).toContain(advice.text);
  });

  it.each(['idle', 'preparing', 'training', 'paused', 'stopping', 'finished'] as const)(
    'is not there when %s',
    (name) => {
      show(LAB_STATES[name]);
      expect(screen.queryByRole('button')).toBeNull();
    },
  );
});
