// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withField } from '../config/experiment-form.ts';
import type { DatasetSummary } from '../protocol/messages.ts';
import type { LabState } from '../store/lab-state.ts';
import { App } from './App.tsx';
import { TableDeskContext } from './data/table-desk-context.ts';
import { fixtureDesk } from './data/testing/table-desk-fixture.ts';
import { LabContext } from './lab-context.ts';
import { fixtureLab, idleState, pausedState, stoppingState, trainingState } from './testing/lab-fixture.ts';

beforeEach(() => {
  // Painting is seen in a browser only.
  vi.stubGlobal('Path2D', Array);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function show(state: LabState) {
  const lab = fixtureLab(state);
  render(
    <LabContext value={lab}>
      <TableDeskContext value={fixtureDesk(null)}>
        <App />
      </TableDeskContext>
    </LabContext>,
  );
  return lab.store;
}

const form = withField(pausedState.form, 'dataset', 'moons');
const moons: DatasetSummary = {
  ...(idleState.dataset as DatasetSummary),
  name: 'moons',
  featureNames: ['x', 'y'],
  target: { kind: 'classes', name: 'moon', classNames: ['upper', 'lower'] },
};
const runBesideOtherForm: LabState = { ...trainingState, form, dataset: moons };

describe('landmarks', () => {
  it('hold the open explanation, too', () => {
    vi.useFakeTimers();
    show(idleState);
    fireEvent.pointerOver(screen.getByRole('button', { name: 'Train' }));
    act(() => void vi.advanceTimersByTime(300));
    expect(within(screen.getByRole('main')).getByRole('tooltip').textContent).toContain('Start the run');
  });

  it('are led to by "Skip to the loop", also where a small screen shows another part', () => {
    show(idleState);
    fireEvent.click(screen.getByRole('tab', { name: 'Curves' }));
    const link = screen.getByRole('link', { name: 'Skip to the loop' });
    fireEvent.click(link);
    const loop = screen.getByRole('region', { name: 'The loop' });
    expect(link.getAttribute('href')).toBe(`#${loop.id}`);
    expect(loop.tabIndex).toBe(-1);
    expect(screen.getByRole('tab', { name: 'Loop' }).getAttribute('aria-selected')).toBe('true');
  });
});

describe('a run beside a form that asks for other data', () => {
  it('keeps its map, with its own rows and classes', () => {
    show(runBesideOtherForm);
    const map = screen.getByRole('img', { name: /^Map of/ }).getAttribute('aria-label');
    expect(map).toContain('Map of bill length, mm across');
    expect(map).toContain('Adelie');
    expect(map).not.toContain('upper');
  });

  it('keeps its question in the banner and as the title of the page', () => {
    const store = show(runBesideOtherForm);
    const title = () => screen.getByRole('heading', { level: 1 }).textContent;
    const question = title().replace('Lab: ', '');
    expect(question).toMatch(/penguin/i);
    expect(within(screen.getByRole('banner')).getByText(question)).toBeTruthy();
    act(() => store.setState({ plan: null, map: null }));
    expect(title()).not.toContain(question);
  });

  it('leaves the set-up to the form: its task, its data', () => {
    show(runBesideOtherForm);
    const setUp = within(screen.getByRole('region', { name: 'Set-up' }));
    expect(setUp.getByText('moon').closest('p')?.textContent).toMatch(/^Predict moon from/);
  });
});

describe('the loss chart', () => {
  it('is on a log scale while that is switched on', () => {
    show(trainingState);
    const chart = () => screen.getByRole('img', { name: /^Loss by epoch/ }).getAttribute('aria-label');
    expect(chart()).not.toContain('log scale');
    const button = screen.getByRole('button', { name: 'Log scale' });
    fireEvent.click(button);
    expect(button.getAttribute('aria-pressed')).toBe('true');
    expect(chart()).toContain('Loss by epoch, on a log scale.');
    fireEvent.click(button);
    expect(chart()).not.toContain('log scale');
  });

  it('has a mark under its axis where Stop was asked', () => {
    const store = show(stoppingState);
    expect(screen.getByRole('img', { name: /^Stop was asked in epoch 12, line 10/ })).toBeTruthy();
    act(() => store.setState({ stopAskedAt: null }));
    expect(screen.queryByRole('img', { name: /^Stop was asked/ })).toBeNull();
  });
});
