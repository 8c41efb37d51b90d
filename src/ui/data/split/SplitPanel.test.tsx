// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { TableDeskState } from '../../../store/table-desk-state.ts';
import type { OpenTable } from '../../../worker/table-view.ts';
import { showDesk, WithView } from '../testing/show-desk.tsx';
import { birdsCsv, openTable } from '../testing/table-desk-fixture.ts';
import { SplitPanel } from './SplitPanel.tsx';

afterEach(cleanup);

function show(table: OpenTable, state: Partial<TableDeskState> = {}) {
  return showDesk(table, <WithView draw={(view) => <SplitPanel view={view} />} />, state);
}

const birds = () => openTable(birdsCsv());
const slider = (name: string) => screen.getByRole('slider', { name });
const rules = () => screen.getByLabelText<HTMLSelectElement>('how the rows are dealt out');

describe('the bar of the split', () => {
  it('has its rows, its shares and its kinds in words', () => {
    show(birds());
    const border = slider('Border between train and valid');
    expect(border.getAttribute('aria-valuenow')).toBe('70');
    expect(border.getAttribute('aria-valuetext')).toBe('train 70 %, 42 rows; valid 15 %, 9 rows; test 15 %, 9 rows');
    expect(slider('Border between valid and test').getAttribute('aria-valuenow')).toBe('85');
    expect(screen.getByRole('img', { name: /^train: 21 Adelie, 7 Chinstrap, 14 Gentoo$/ })).toBeTruthy();
    expect(screen.getByText('sealed until Evaluate')).toBeTruthy();
  });

  it('is moved by keys, and sent when the key is let go', () => {
    const { askedFor } = show(birds());
    const border = slider('Border between train and valid');
    fireEvent.keyDown(border, { key: 'ArrowLeft' });
    fireEvent.keyDown(border, { key: 'PageDown' });
    expect(border.getAttribute('aria-valuenow')).toBe('64');
    expect(askedFor('change')).toEqual([]);
    fireEvent.keyUp(border, { key: 'PageDown' });
    expect(askedFor('change')).toEqual([{ kind: 'setShares', shares: { valid: 21, test: 15 } }]);
    expect(border.getAttribute('aria-valuetext')).toMatch(/^train 64 %, 38 rows/);
  });

  it('is dragged, and sent when it is let go', () => {
    const { askedFor } = show(birds());
    const border = slider('Border between valid and test');
    const bar = border.parentElement?.parentElement as HTMLElement;
    bar.getBoundingClientRect = () => new DOMRect(0, 0, 800, 60);
    border.setPointerCapture = () => undefined;
    fireEvent.pointerDown(border, { button: 0, clientX: 680, pointerId: 1 });
    fireEvent.pointerMove(border, { clientX: 720, pointerId: 1 });
    expect(border.getAttribute('aria-valuenow')).toBe('90');
    fireEvent.pointerUp(border, { pointerId: 1 });
    expect(askedFor('change')).toEqual([{ kind: 'setShares', shares: { valid: 20, test: 10 } }]);
  });

  it('lets go by Escape without sending anything', () => {
    const { askedFor } = show(birds());
    const border = slider('Border between train and valid');
    fireEvent.keyDown(border, { key: 'Home' });
    expect(border.getAttribute('aria-valuenow')).toBe('1');
    fireEvent.keyDown(border, { key: 'Escape' });
    fireEvent.blur(border);
    expect(border.getAttribute('aria-valuenow')).toBe('70');
    expect(askedFor('change')).toEqual([]);
  });

  it('shows what the table says once a change failed', () => {
    const { store } = show(birds());
    const border = slider('Border between train and valid');
    fireEvent.keyDown(border, { key: 'ArrowLeft' });
    act(() => store.setState({ isChanging: true }));
    expect(border.getAttribute('aria-valuenow')).toBe('69');
    act(() => store.setState({ isChanging: false, failure: 'No.' }));
    expect(border.getAttribute('aria-valuenow')).toBe('70');
  });

  it('says why there is nothing to split', () => {
    show(openTable('a,b\n1,2\n1,2\n1,2'));
    expect(screen.getByText(/no row has a target/)).toBeTruthy();
  });
});

describe('the choices of the split', () => {
  it('deal the rows out in another way, by a column where one is needed', () => {
    const { askedFor } = show(birds());
    expect(rules().value).toBe('stratified');
    fireEvent.change(rules(), { target: { value: 'grouped' } });
    expect(rules().value).toBe('grouped');
    fireEvent.click(screen.getByRole('button', { name: 'island' }));
    fireEvent.click(screen.getByRole('button', { name: /^tag/ }));
    fireEvent.change(rules(), { target: { value: 'fileOrder' } });
    expect(askedFor('change')).toEqual([
      { kind: 'setSplit', split: { kind: 'grouped', column: 1 } },
      { kind: 'setSplit', split: { kind: 'grouped', column: 4 } },
      { kind: 'setSplit', split: { kind: 'ordered', column: null } },
    ]);
  });

  it('have no kinds to keep in proportion where a number is learned', () => {
    show(openTable('a,b\n' + Array.from({ length: 30 }, (_, row) => `${(row * 7) % 11},${row * 1.5}`).join('\n')));
    expect(rules().value).toBe('shuffled');
    expect(Array.from(rules().options, ({ value }) => value)).toEqual([
      'shuffled',
      'grouped',
      'fileOrder',
      'columnOrder',
    ]);
    expect(screen.queryByLabelText('rare kinds')).toBeNull();
  });

  it('set what is done to numbers, and about kinds of which some are rare', () => {
    const { askedFor } = show(birds());
    fireEvent.change(screen.getByLabelText('numbers'), { target: { value: 'minMax' } });
    fireEvent.change(screen.getByLabelText('rare kinds'), { target: { value: 'classWeights' } });
    expect(askedFor('change')).toEqual([
      { kind: 'setScaling', scaling: 'minMax' },
      { kind: 'setBalance', balance: 'classWeights' },
    ]);
  });

  it('share the seed with the Lab, and shuffle with the next', () => {
    const { askedFor, lab } = show(birds());
    fireEvent.change(screen.getByLabelText('seed'), { target: { value: '43' } });
    fireEvent.click(screen.getByRole('button', { name: 'Shuffle' }));
    expect(askedFor('setField')).toEqual([
      ['seed', '43'],
      ['seed', '44'],
    ]);
    act(() => lab.store.setState({ problems: { seed: 'Seed must be a whole number.' } }));
    const seed = screen.getByLabelText('seed');
    expect(seed.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(seed.getAttribute('aria-describedby') ?? '')?.textContent).toContain('whole number');
  });
});
