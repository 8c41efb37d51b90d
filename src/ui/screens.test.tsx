// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from './App.tsx';
import { TableDeskContext } from './data/table-desk-context.ts';
import { fixtureDesk } from './data/testing/table-desk-fixture.ts';
import { LabContext } from './lab-context.ts';
import { fixtureLab, idleState } from './testing/lab-fixture.ts';

// Painting is seen in a browser only.
vi.mock('./see/BatchLossPlot.tsx', () => ({ BatchLossPlot: () => null }));

beforeEach(() => {
  vi.stubGlobal('Path2D', Array);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  window.location.hash = '';
});

function show() {
  const onAction = vi.fn();
  render(
    <LabContext value={fixtureLab(idleState, onAction)}>
      <TableDeskContext value={fixtureDesk(null)}>
        <App />
      </TableDeskContext>
    </LabContext>,
  );
  return onAction;
}

describe('the screens', () => {
  const link = (name: string) =>
    within(screen.getByRole('navigation', { name: 'Screens' })).getByRole('link', { name });
  // The screen is fetched; a busy machine takes its time.
  const isAtData = () => screen.findByRole('heading', { level: 1, name: 'Your data' }, { timeout: 20_000 });

  it('are gone to by the bar, which tells where one is; so does the title', async () => {
    show();
    expect(link('Lab').getAttribute('aria-current')).toBe('page');
    expect(document.title).toBe('Lab, Loopline');
    fireEvent.click(link('Data'));
    expect(await isAtData()).toBeTruthy();
    expect(link('Data').getAttribute('aria-current')).toBe('page');
    expect(link('Lab').getAttribute('aria-current')).toBeNull();
    expect(document.title).toBe('Data, Loopline');
    expect(screen.getAllByRole('main')).toHaveLength(1);
  });

  it('are kept by the address, also when it changes', async () => {
    window.location.hash = '#data';
    show();
    expect(await isAtData()).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Train' })).toBeNull();
    act(() => {
      window.location.hash = '#lab';
      window.dispatchEvent(new Event('hashchange'));
    });
    expect(screen.getByRole('button', { name: 'Train' })).toBeTruthy();
  });

  it('leave the Lab as it was left', async () => {
    show();
    fireEvent.click(screen.getByRole('tab', { name: 'Evaluate' }));
    fireEvent.click(link('Data'));
    await isAtData();
    expect(screen.queryByRole('tab', { name: 'Evaluate' })).toBeNull();
    fireEvent.click(link('Lab'));
    expect(screen.getByRole('tab', { name: 'Evaluate' }).getAttribute('aria-selected')).toBe('true');
  });

  it('have keys of their own: those of the Lab act there alone', async () => {
    const onAction = show();
    fireEvent.click(link('Data'));
    await isAtData();
    for (const key of [' ', 'e', 'r']) expect(fireEvent.keyDown(document.body, { key })).toBe(true);
    expect(onAction).not.toHaveBeenCalled();
    fireEvent.keyDown(document.body, { key: '?' });
    expect(screen.getByRole<HTMLDialogElement>('dialog', { name: 'Keyboard shortcuts' }).open).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    fireEvent.click(link('Lab'));
    fireEvent.keyDown(document.body, { key: ' ' });
    expect(onAction).toHaveBeenCalledWith('train');
  });

  it('have each their own way to skip the bar', async () => {
    show();
    fireEvent.click(link('Data'));
    await isAtData();
    expect(screen.queryByRole('link', { name: 'Skip to the loop' })).toBeNull();
    const skip = screen.getByRole('link', { name: 'Skip to the data' });
    expect(skip.getAttribute('href')).toBe(`#${screen.getByRole('main').id}`);
  });
});
