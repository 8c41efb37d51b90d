// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HOOKS_TO_ADD } from '../../config/hook-form.ts';
import { createLab } from '../../store/lab.ts';
import { FakeWorker } from '../../store/testing/fake-worker.ts';
import { announce } from '../announcement.ts';
import { LabContext } from '../lab-context.ts';
import { idleState } from '../testing/lab-fixture.ts';
import { Transport } from '../transport/Transport.tsx';
import { useTransport } from '../transport/use-transport.ts';
import { SetUp } from './SetUp.tsx';

beforeEach(() => {
  // There are no real pointers to capture.
  HTMLElement.prototype.setPointerCapture = () => undefined;
});
afterEach(() => {
  cleanup();
  announce('');
  vi.restoreAllMocks();
});

function Page() {
  return (
    <>
      <Transport transport={useTransport()} />
      <SetUp />
    </>
  );
}

/** The real page with a worker that says nothing, its data set looked at. */
function show() {
  const lab = createLab({ createWorker: () => new FakeWorker(), siteUrl: '/', schedule: (deliver) => deliver() });
  lab.store.setState({ dataset: idleState.dataset });
  render(
    <LabContext value={lab}>
      <Page />
    </LabContext>,
  );
  const names = () => lab.store.getState().form.hooks.map(({ name }) => name);
  return { ...lab, names };
}

const list = () => within(screen.getByRole('list', { name: 'Hooks, in the order they are called' }));
const button = (name: string) => screen.getByRole('button', { name });
const isOff = (element: HTMLElement) => element.getAttribute('aria-disabled') === 'true';
const status = () => screen.getByRole('status', { name: 'Run status' }).textContent;

function add(name: string) {
  fireEvent.change(screen.getByLabelText('Add a hook'), { target: { value: name } });
  fireEvent.click(button('Add'));
}

function place(name: string, step: 'ArrowUp' | 'ArrowDown', from = `Options of ${name}`) {
  const element = button(from);
  act(() => element.focus());
  fireEvent.keyDown(element, { key: step, altKey: true });
}

describe('the list', () => {
  it('has every hook in call order, with its sentence, and those that are added by themselves', () => {
    const { names } = show();
    const rows = list().getAllByRole('listitem');
    const texts = rows.map(({ textContent }) => textContent);
    expect(texts).toEqual([...names().slice(0, 6), 'ReportMapadded by itself', 'TrainingTrace']);
    expect(button('Options of ComputeStats').dataset['explain']).toMatch(/^Turns the numbers/);
    expect(list().queryByRole('button', { name: /ReportMap/ })).toBeNull();
  });

  it('has a TrainingTrace by itself when it is taken out', () => {
    const { names } = show();
    fireEvent.click(button('Remove TrainingTrace'));
    expect(names()).not.toContain('TrainingTrace');
    expect(list().getAllByRole('listitem').at(-1)?.textContent).toBe('TrainingTraceadded by itself');
  });

  it('keeps ReportProgress and says why', () => {
    const { names } = show();
    const remove = button('Remove ReportProgress');
    expect(isOff(remove)).toBe(true);
    expect(remove.dataset['explain']).toContain('It cannot be removed: the page lives on what it tells.');
    fireEvent.click(remove);
    expect(names()).toContain('ReportProgress');
  });

  it('tells two hooks of one name apart', () => {
    show();
    add('StopAfter');
    expect(button('Remove StopAfter 1')).toBeTruthy();
    expect(button('Remove StopAfter 2')).toBeTruthy();
  });
});

describe('moving a hook', () => {
  it('by its buttons', () => {
    const { names } = show();
    fireEvent.click(button('Move LogVariables up'));
    expect(names().slice(0, 2)).toEqual(['LogVariables', 'ComputeStats']);
    expect(isOff(button('Move LogVariables up'))).toBe(true);
    fireEvent.click(button('Move LogVariables down'));
    expect(names().slice(0, 2)).toEqual(['ComputeStats', 'LogVariables']);
    expect(isOff(button('Move TrainingTrace down'))).toBe(true);
  });

  it.each(['Options of StopAfter', 'Move StopAfter'])('by Alt and an arrow on "%s", which keeps the focus', (from) => {
    const { names } = show();
    place('StopAfter', 'ArrowUp', from);
    place('StopAfter', 'ArrowUp', from);
    expect(names().indexOf('StopAfter')).toBe(1);
    expect(document.activeElement).toBe(button(from));
    expect(status()).toBe('Ready StopAfter, now 2 of 7');
    place('StopAfter', 'ArrowDown', from);
    expect(names().indexOf('StopAfter')).toBe(2);
  });

  it('by Alt and an arrow, but not in a field, where the keys choose', () => {
    const { names } = show();
    fireEvent.click(button('Options of StopOnNaN'));
    fireEvent.keyDown(screen.getByLabelText('On unknown type'), { key: 'ArrowDown', altKey: true });
    expect(names().indexOf('StopOnNaN')).toBe(2);
  });

  it('stops at the ends', () => {
    const { names } = show();
    place('ComputeStats', 'ArrowUp');
    expect(names()[0]).toBe('ComputeStats');
    expect(status()).toBe('Ready');
  });

  it('by dragging, with a line where it would go', () => {
    const { names } = show();
    for (const [index, row] of document.querySelectorAll('[data-row]').entries())
      vi.spyOn(row, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, index * 30, 200, 30));
    const handle = button('Move StopAfter');
    fireEvent.pointerDown(handle, { button: 0 });
    fireEvent.pointerMove(handle, { clientY: 40 });
    expect(document.querySelector('[data-gap="before"]')?.textContent).toBe('LogVariables');
    fireEvent.pointerUp(handle);
    expect(document.querySelector('[data-gap]')).toBeNull();
    expect(names().indexOf('StopAfter')).toBe(1);
  });

  it('by dragging to the end', () => {
    const { names } = show();
    for (const [index, row] of document.querySelectorAll('[data-row]').entries())
      vi.spyOn(row, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, index * 30, 200, 30));
    const handle = button('Move ComputeStats');
    fireEvent.pointerDown(handle, { button: 0 });
    fireEvent.pointerMove(handle, { clientY: 900 });
    expect(document.querySelector('[data-gap="after"]')?.textContent).toBe('TrainingTrace');
    fireEvent.pointerUp(handle);
    expect(names().at(-1)).toBe('ComputeStats');
  });

  it('not when it is dragged and Escape lets go', () => {
    const { names } = show();
    const before = names();
    const handle = button('Move StopAfter');
    fireEvent.pointerDown(handle, { button: 0 });
    fireEvent.pointerMove(handle, { clientY: -40 });
    fireEvent.keyDown(handle, { key: 'Escape' });
    fireEvent.pointerUp(handle);
    expect(names()).toEqual(before);
  });
});

describe('taking a hook out', () => {
  it('leads the focus to the one after it and says so', () => {
    const { names } = show();
    fireEvent.click(button('Remove StopAfter'));
    expect(names()).not.toContain('StopAfter');
    expect(document.activeElement).toBe(button('Options of ShowProgress'));
    expect(status()).toBe('Ready StopAfter removed');
  });
});

describe('adding a hook', () => {
  it('offers the catalog, without the hooks that are there by themselves', () => {
    show();
    const options = within(screen.getByLabelText('Add a hook')).getAllByRole('option').slice(1);
    expect(options.map(({ textContent }) => textContent)).toEqual(HOOKS_TO_ADD.map(({ name }) => name));
    expect(options.map(({ textContent }) => textContent)).not.toContain('ReportProgress');
  });

  it('says first what the chosen one is for', () => {
    show();
    expect(isOff(button('Add'))).toBe(true);
    fireEvent.change(screen.getByLabelText('Add a hook'), { target: { value: 'SaveBest' } });
    expect(screen.getByText(/^Saves the model after each epoch that is the best/)).toBeTruthy();
    expect(isOff(button('Add'))).toBe(false);
  });

  it('says of a hook for pictures that these data have none', () => {
    show();
    fireEvent.change(screen.getByLabelText('Add a hook'), { target: { value: 'SaveMasks' } });
    expect(screen.getByText(/It needs pictures; these data have none\.$/)).toBeTruthy();
  });

  it('opens it with options that suit the page, and leads the focus to it', () => {
    show();
    add('SaveConfusionMatrix');
    expect(document.activeElement).toBe(button('Options of SaveConfusionMatrix'));
    const options = within(screen.getByRole('group', { name: 'Options of SaveConfusionMatrix' }));
    expect(options.getByLabelText<HTMLInputElement>('Labels').value).toBe('target');
    expect(isOff(button('Train'))).toBe(false);
  });
});

describe('the options of a hook', () => {
  it('are one field each, with the problem beside, and Train says whose it is', () => {
    show();
    fireEvent.click(button('Options of StopAfter'));
    const options = within(screen.getByRole('group', { name: 'Options of StopAfter' }));
    const minutes = options.getByLabelText('Minutes');
    fireEvent.change(minutes, { target: { value: 'soon' } });
    expect(minutes.getAttribute('aria-invalid')).toBe('true');
    expect(options.getByText(/^Minutes must be .*it is soon\.$/)).toBeTruthy();
    expect(isOff(button('Train'))).toBe(true);
    expect(screen.getByText(/^StopAfter: Minutes must be/)).toBeTruthy();
    expect(button('Options of StopAfter').getAttribute('aria-description')).toMatch(/problem/);
  });

  it.each([
    ['WriteCSV', 'Output file', '', 'Output file must name a file, but is empty.'],
    ['SaveBest', 'Stream', 'vald', "There is no stream 'vald'. There are: train, valid."],
    ['OnPlateau', 'Long term', '5', 'Long term must not be less than Short term, but 5 is less than 10.'],
  ])('%s: what it refuses of %s stands at that field, which is marked', (name, label, text, problem) => {
    show();
    add(name);
    const options = within(screen.getByRole('group', { name: `Options of ${name}` }));
    const field = options.getByLabelText(label);
    fireEvent.change(field, { target: { value: text } });
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const told = options.getByText(problem);
    expect(field.getAttribute('aria-describedby')).toBe(told.id);
    expect(screen.getByText(`${name}: ${problem}`)).toBeTruthy();
  });

  it('have a problem of all together above', () => {
    show();
    fireEvent.click(button('Options of StopAfter'));
    const options = within(screen.getByRole('group', { name: 'Options of StopAfter' }));
    fireEvent.change(options.getByLabelText('Minutes'), { target: { value: '' } });
    expect(options.getByText('One of Epochs, Iterations and Minutes must be given.')).toBeTruthy();
    expect(screen.getByText('One of the hooks has a problem.')).toBeTruthy();
  });

  it('may be none', () => {
    show();
    fireEvent.click(button('Options of ShowProgress'));
    expect(screen.getByText('It has no options.')).toBeTruthy();
  });
});

describe('a hook that reads what no hook writes', () => {
  it('is noted under the card with what would write it, and at the closed card', () => {
    show();
    for (const name of ['StopOnNaN', 'ComputeStats']) fireEvent.click(button(`Remove ${name}`));
    expect(screen.queryByRole('note')).toBeNull();
    fireEvent.change(screen.getByLabelText('Add a hook'), { target: { value: 'SaveBest' } });
    fireEvent.click(button('Add'));
    const note = screen.getByRole('note', { name: 'What no hook writes' });
    expect(note.textContent).toBe('SaveBest reads loss, but no hook writes it: add ComputeStats with loss before it.');
    expect(within(note).queryByRole('button')).toBeNull();
    expect(screen.getByText('One of the hooks reads what none writes.')).toBeTruthy();
  });
});

describe('an order that cannot work', () => {
  it('is noted under the card, and mended from there', () => {
    const { names } = show();
    expect(screen.queryByRole('note')).toBeNull();
    place('ComputeStats', 'ArrowDown');
    const note = screen.getByRole('note');
    expect(note.textContent).toMatch(
      /^LogVariables runs before ComputeStats, so loss, accuracy will be missing there\./,
    );
    fireEvent.click(within(note).getByRole('button', { name: /^Move ComputeStats up/ }));
    expect(names()[0]).toBe('ComputeStats');
    expect(screen.queryByRole('note')).toBeNull();
    expect(status()).toBe('Ready ComputeStats, now 1 of 7');
    expect(document.activeElement?.textContent).toContain('Hooks');
  });
});
