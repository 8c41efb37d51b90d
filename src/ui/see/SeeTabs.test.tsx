// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LabState } from '../../store/lab-state.ts';
import { App } from '../App.tsx';
import { TableDeskContext } from '../data/table-desk-context.ts';
import { fixtureDesk } from '../data/testing/table-desk-fixture.ts';
import { LabContext } from '../lab-context.ts';
import { fixtureLab, finishedState, idleState } from '../testing/lab-fixture.ts';

beforeEach(() => {
  // Painting is seen in a browser only.
  vi.stubGlobal('Path2D', Array);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
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

const list = () => screen.getByRole('tablist', { name: 'What the run leaves' });
const tabs = () => Array.from(list().children, ({ textContent }) => textContent);
const chosen = () => list().querySelector('[aria-selected="true"]')?.textContent;
const panel = (name: string) => screen.getByRole('tabpanel', { name });

describe('the tabs under the curves', () => {
  it('begin with the map where the data have one', () => {
    show(idleState);
    expect(tabs()).toEqual(['Map', 'Evaluate', 'Rows', 'Try it', 'Artifacts', 'Checkpoints']);
    expect(panel('Map').querySelector('canvas')).toBeTruthy();
  });

  it('have no map for other data', () => {
    const store = show(idleState);
    act(() => store.setState({ dataset: { ...(idleState.dataset as NonNullable<LabState['dataset']>), plane: null } }));
    expect(tabs()).toEqual(['Evaluate', 'Rows', 'Try it', 'Artifacts', 'Checkpoints']);
    expect(chosen()).toBe('Evaluate');
  });

  it('are chosen by their keys from anywhere, also where a small screen shows another part', () => {
    show(finishedState);
    for (const [key, name] of [
      ['2', 'Evaluate'],
      ['3', 'Rows'],
      ['4', 'Try it'],
      ['5', 'Artifacts'],
      ['6', 'Checkpoints'],
      ['1', 'Map'],
    ] as const) {
      fireEvent.keyDown(document.body, { key });
      expect(chosen()).toBe(name);
      expect(panel(name)).toBeTruthy();
    }
    expect(screen.getByRole('tab', { name: 'Curves' }).getAttribute('aria-selected')).toBe('true');
  });

  it('are gone through by arrow keys, Home and End', () => {
    show(finishedState);
    const press = (key: string) =>
      fireEvent.keyDown(list().querySelector('[aria-selected="true"]') as Element, { key });
    press('ArrowRight');
    expect([chosen(), document.activeElement?.textContent]).toEqual(['Evaluate', 'Evaluate']);
    press('End');
    expect(chosen()).toBe('Checkpoints');
    press('ArrowRight');
    expect(chosen()).toBe('Map');
    press('ArrowLeft');
    expect(chosen()).toBe('Checkpoints');
    press('Home');
    expect(chosen()).toBe('Map');
  });

  it('have more room while an artifact is looked at', () => {
    const artifact = { name: 'training.csv', mediaType: 'text/csv', epochId: null, size: 1, revision: 1 };
    const store = show({ ...finishedState, artifacts: [artifact] });
    const room = () => list().parentElement?.dataset['room'];
    fireEvent.click(screen.getByRole('tab', { name: 'Artifacts' }));
    expect(room()).toBe('some');
    fireEvent.click(screen.getByRole('button', { name: 'training.csv' }));
    expect(room()).toBe('more');
    fireEvent.click(screen.getByRole('tab', { name: 'Checkpoints' }));
    expect(room()).toBe('some');
    fireEvent.click(screen.getByRole('tab', { name: 'Artifacts' }));
    expect(room()).toBe('more');
    act(() => store.setState({ artifacts: [] }));
    expect(room()).toBe('some');
  });

  it('keep the stream that was chosen while another tab is looked at', () => {
    show(finishedState);
    const stream = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Stream' });
    fireEvent.click(screen.getByRole('tab', { name: 'Evaluate' }));
    fireEvent.change(stream(), { target: { value: 'valid' } });
    fireEvent.click(screen.getByRole('tab', { name: 'Checkpoints' }));
    fireEvent.click(screen.getByRole('tab', { name: 'Evaluate' }));
    expect(stream().value).toBe('valid');
  });
});
