// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { LogEntry } from '../../store/lab-state.ts';
import { LabContext } from '../lab-context.ts';
import { fixtureLab, idleState, trainingState } from '../testing/lab-fixture.ts';
import { LogPanel } from './LogPanel.tsx';

afterEach(cleanup);

function show(log: readonly LogEntry[]): HTMLElement {
  render(
    <LabContext value={fixtureLab({ ...idleState, log })}>
      <LogPanel />
    </LabContext>,
  );
  return screen.getByRole('region', { name: 'Log' });
}

describe('the log', () => {
  it('has the newest line last, with its seconds', () => {
    const lines = within(show(trainingState.log)).getAllByRole('listitem');
    expect(lines.at(-1)?.textContent).toBe('0.142 training epoch 12');
  });

  it('says in a word that a line is a warning', () => {
    const lines = within(show(trainingState.log)).getAllByRole('listitem');
    expect(lines[2]?.textContent).toContain('Warning: WebGPU');
  });

  it('shows the last 500 lines and says so', () => {
    const log = Array.from({ length: 1200 }, (_, id): LogEntry => ({ id, seconds: id, level: 'info', message: 'x' }));
    const region = show(log);
    expect(within(region).getAllByRole('listitem')).toHaveLength(500);
    expect(within(region).getByText('The last 500 lines.')).toBeTruthy();
  });
});
