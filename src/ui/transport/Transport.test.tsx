// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LabState } from '../../store/lab-state.ts';
import { LabContext } from '../lab-context.ts';
import {
  failedState,
  failedStatus,
  fixtureLab,
  idleState,
  LAB_STATES,
  stoppingState,
  trainingState,
} from '../testing/lab-fixture.ts';
import { Transport } from './Transport.tsx';
import { useTransport } from './use-transport.ts';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function Subject() {
  return <Transport transport={useTransport()} />;
}

function show(state: LabState) {
  const asked: unknown[][] = [];
  const lab = fixtureLab(state, (...call) => asked.push(call));
  render(
    <LabContext value={lab}>
      <Subject />
    </LabContext>,
  );
  return { asked, ...lab };
}

function isOn(name: string): boolean {
  return screen.getByRole('button', { name }).getAttribute('aria-disabled') === 'false';
}

const STEPS = ['Step event', 'Step hook', 'Step batch', 'Step epoch'];

interface TableRow {
  readonly when: string;
  readonly state: LabState;
  readonly primary: string;
  readonly stop?: string;
  /** The buttons that are on, of primary, steps, stop and reset. */
  readonly on: readonly ('primary' | 'steps' | 'stop' | 'reset')[];
}

const heldStop: LabState = { ...stoppingState, status: { name: 'stopping', isHeld: true } };
const hopeless: LabState = { ...failedState, status: { ...failedStatus, canContinue: false } };

const workerless: LabState = { ...idleState, status: { ...failedStatus, canContinue: false } };

// look.md section 5
const TABLE: readonly TableRow[] = [
  { when: 'idle', state: LAB_STATES.idle, primary: 'Train', on: ['primary', 'steps'] },
  { when: 'preparing', state: LAB_STATES.preparing, primary: 'Train', on: ['stop'] },
  { when: 'training', state: LAB_STATES.training, primary: 'Pause', on: ['primary', 'steps', 'stop', 'reset'] },
  { when: 'paused', state: LAB_STATES.paused, primary: 'Resume', on: ['primary', 'steps', 'stop', 'reset'] },
  { when: 'stopping', state: LAB_STATES.stopping, primary: 'Pause', stop: 'Stop now', on: ['primary', 'stop'] },
  { when: 'stopping, held', state: heldStop, primary: 'Resume', stop: 'Stop now', on: ['primary', 'steps', 'stop'] },
  { when: 'finished', state: LAB_STATES.finished, primary: 'Train more', on: ['primary', 'steps', 'reset'] },
  { when: 'failed', state: LAB_STATES.failed, primary: 'Resume', on: ['primary', 'reset'] },
  { when: 'failed without a good state', state: hopeless, primary: 'Train', on: ['primary', 'reset'] },
  { when: 'failed because the worker never arrived', state: workerless, primary: 'Train', on: ['primary', 'reset'] },
  { when: 'restarted', state: LAB_STATES.restarted, primary: 'Train', on: ['primary', 'steps', 'reset'] },
];

describe('the buttons', () => {
  it.each(TABLE)('are named and on as the table says: $when', ({ state, primary, stop = 'Stop', on }) => {
    show(state);
    expect(isOn(primary)).toBe(on.includes('primary'));
    for (const step of STEPS) expect(isOn(step)).toBe(on.includes('steps'));
    expect(isOn(stop)).toBe(on.includes('stop'));
    expect(isOn('Reset')).toBe(on.includes('reset'));
    expect(screen.getAllByRole('button')).toHaveLength(7);
  });

  it('send what they say, and nothing while they are off', () => {
    const { asked } = show(idleState);
    fireEvent.click(screen.getByRole('button', { name: 'Step batch' }));
    fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
    fireEvent.click(screen.getByRole('button', { name: 'Train' }));
    expect(asked).toEqual([['step', 'batch'], ['train']]);
  });

  it('are off with the reason beside them while the form has a problem', () => {
    show({ ...idleState, config: null, problems: { epochs: 'Epochs must be at least 1; it is 0.' } });
    expect(isOn('Train')).toBe(false);
    expect(isOn('Step batch')).toBe(false);
    const reason = screen.getByText('Epochs must be at least 1; it is 0.');
    expect(screen.getByRole('button', { name: 'Train' }).getAttribute('aria-describedby')).toBe(reason.id);
  });

  it('say why they are off, all of them, and nothing of the kind while they are on', () => {
    for (const { state } of TABLE) {
      show(state);
      for (const button of screen.getAllByRole('button')) {
        const isOff = button.getAttribute('aria-disabled') === 'true';
        expect(button.hasAttribute('aria-description'), button.textContent).toBe(isOff);
        expect(button.dataset['explain']?.startsWith('Off: '), button.textContent).toBe(isOff);
      }
      cleanup();
    }
  });

  it('show that they wait only when the answer is late', () => {
    vi.useFakeTimers();
    const { store } = show(trainingState);
    act(() => {
      store.setState({ pendingCommand: 'pause' });
    });
    const pause = screen.getByRole('button', { name: 'Pause' });
    expect(pause.getAttribute('data-pending')).toBe('false');
    act(() => {
      vi.advanceTimersByTime(150);
    });
    expect(pause.getAttribute('data-pending')).toBe('true');
    act(() => {
      store.setState({ pendingCommand: null });
    });
    expect(pause.getAttribute('data-pending')).toBe('false');
  });
});

describe('the status', () => {
  const WORDS: Readonly<Record<keyof typeof LAB_STATES, string>> = {
    idle: 'Ready',
    preparing: 'Getting ready',
    training: 'Training',
    paused: 'Paused',
    stopping: 'Stopping',
    finished: 'Finished',
    failed: 'Failed',
    restarted: 'Worker restarted',
  };

  it.each(Object.entries(LAB_STATES))('begins with its word: %s', (name, state) => {
    show(state);
    const text = screen.getByRole('status', { name: 'Run status' }).textContent;
    expect(text.startsWith(WORDS[name as keyof typeof WORDS])).toBe(true);
  });

  it('says that a run is made ready only when that takes more than 150 ms', () => {
    vi.useFakeTimers();
    const { store } = show(idleState);
    const status = screen.getByRole('status', { name: 'Run status' });
    const prepare = (message: string) => {
      act(() => store.setState({ status: { name: 'preparing', message } }));
    };
    prepare('reading the data');
    expect(status.textContent).toContain('Ready');
    act(() => void vi.advanceTimersByTime(100));
    prepare('building the model');
    act(() => void vi.advanceTimersByTime(49));
    expect(status.textContent).toContain('Ready');
    act(() => void vi.advanceTimersByTime(1));
    expect(status.textContent).toContain('Getting ready');
    act(() => store.setState({ status: { name: 'training' } }));
    expect(status.textContent).toContain('Training');
  });

  it('never shows getting ready where the run is there at once', () => {
    vi.useFakeTimers();
    const { store } = show(idleState);
    act(() => store.setState({ status: { name: 'preparing', message: 'reading the data' } }));
    act(() => void vi.advanceTimersByTime(149));
    act(() => store.setState({ status: { name: 'training' } }));
    act(() => void vi.advanceTimersByTime(1000));
    expect(screen.getByRole('status', { name: 'Run status' }).textContent).toContain('Training');
  });

  it('says with the word why a run ended', () => {
    show(LAB_STATES.failed);
    const status = screen.getByRole('status', { name: 'Run status' });
    expect(within(status).getByText(/not a number after batch 31/)).toBeTruthy();
    expect(status.textContent).toContain('Failed in epoch 12');
  });

  it('is read out again at most every five seconds while batches go by', () => {
    vi.useFakeTimers();
    const { store } = show(trainingState);
    const status = screen.getByRole('status', { name: 'Run status' });
    let changes = 0;
    let before = status.textContent;
    for (let tenth = 0; tenth < 100; tenth += 1) {
      act(() => {
        store.setState({
          batchesPerSecond: 1000 + tenth,
          position: { ...trainingState.position, epochId: tenth } as LabState['position'],
        });
        vi.advanceTimersByTime(100);
      });
      if (status.textContent !== before) changes += 1;
      before = status.textContent;
    }
    expect(changes).toBe(2);
    expect(status.textContent).toContain('epoch');
  });
});

describe('the speed', () => {
  it('goes from one event a second to full speed', () => {
    const { asked } = show(idleState);
    const slider = screen.getByRole('slider', { name: 'Speed' });
    expect(slider.getAttribute('aria-valuetext')).toBe('full speed');
    fireEvent.change(slider, { target: { value: '3' } });
    fireEvent.change(slider, { target: { value: '6' } });
    expect(asked).toEqual([
      ['setSpeed', 8],
      ['setSpeed', null],
    ]);
  });
});
