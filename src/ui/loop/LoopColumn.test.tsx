// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { readForm, withField } from '../../config/experiment-form.ts';
import { withHookMoved } from '../../config/hook-form.ts';
import { GATE_PLACES } from '../../loop/index.ts';
import type { LabState } from '../../store/lab-state.ts';
import { LabContext } from '../lab-context.ts';
import { fixtureLab, HOOK_COUNT } from '../testing/lab-fixture.ts';
import { betweenStreams, heldAt, LOOP_STATES, pointAt, withBatchCounts } from '../testing/loop-fixture.ts';
import { LOOP_LINES } from './loop-lines.ts';
import { LoopColumn } from './LoopColumn.tsx';

afterEach(cleanup);

function show(state: LabState) {
  const lab = fixtureLab(state);
  render(
    <LabContext value={lab}>
      <LoopColumn />
    </LabContext>,
  );
  return lab.store;
}

function currentLine(): string | null | undefined {
  const current = screen.getAllByRole('row').filter((row) => row.getAttribute('aria-current') === 'step');
  expect(current.length).toBeLessThanOrEqual(1);
  return current[0]?.querySelector('td')?.textContent;
}

function cellsOf(line: number): readonly string[] {
  const rows = screen.getAllByRole('row');
  const row = rows[line];
  if (row === undefined) throw new Error(`There is no line ${line}.`);
  return within(row)
    .getAllByRole('cell')
    .slice(1)
    .map((cell) => cell.textContent);
}

function marker(): string {
  return document.querySelector<HTMLElement>('[data-marker]')?.style.transform ?? '';
}

function batches(stream: string): readonly string[] {
  const found = document.querySelectorAll<SVGElement>(`[data-lane="${stream}"] [data-batch]`);
  return Array.from(found, (element) => element.dataset['batch'] ?? '');
}

describe('the listing', () => {
  it('is a table of the fifteen lines with a column for each hook', () => {
    show(LOOP_STATES.hook);
    const table = screen.getByRole('table');
    expect(within(table).getAllByRole('rowheader')).toHaveLength(15);
    expect(within(table).getAllByRole('columnheader')).toHaveLength(HOOK_COUNT + 2);
    expect(within(table).getByRole('columnheader', { name: 'LogVariables, 0.11 ms' })).toBeDefined();
  });

  it('marks the current line, and follows the position', () => {
    const store = show(LOOP_STATES.idle);
    expect(currentLine()).toBeUndefined();
    for (const place of GATE_PLACES) {
      act(() => store.setState(heldAt(pointAt(place))));
      expect(currentLine()).toBe(String(LOOP_LINES[place].number));
    }
  });

  it('reads each cell as its hook and what becomes of the call', () => {
    show(LOOP_STATES.hook);
    expect(cellsOf(10)).toEqual([
      'ComputeStats: was called',
      'LogVariables: is called now, does nothing',
      'StopOnNaN: will be called',
      'StopAfter: will be called',
      'ShowProgress: will be called',
      'ReportProgress: will be called',
      'ReportMap: called, does nothing',
      'TrainingTrace: called, does nothing',
    ]);
  });

  it('marks no line of a run that was cut off', () => {
    show(LOOP_STATES.restarted);
    expect(currentLine()).toBeUndefined();
  });

  it('follows the form before a run: what becomes of an empty batch, and that epoch 0 is left out', () => {
    const fields = { onEmptyBatch: 'warn', skipZerothEpoch: 'true' };
    const form = Object.entries(fields).reduce(
      (filled, [name, value]) => withField(filled, `mainLoop.${name}`, value),
      LOOP_STATES.idle.form,
    );
    show({ ...LOOP_STATES.idle, form, config: readForm(form, null).config });
    expect(screen.getByRole('rowheader', { name: 'if empty: warn and skip' })).toBeDefined();
    expect(screen.getAllByRole('row')[2]?.dataset['look']).toBe('skipped');
  });

  it('marks the heads of two hooks whose order cannot work', () => {
    const { form } = LOOP_STATES.idle;
    show({ ...LOOP_STATES.idle, form: { ...form, hooks: withHookMoved(form.hooks, 'ComputeStats-1', 1) } });
    const marked = screen.getAllByRole('columnheader').filter(({ dataset }) => dataset['warned'] === 'true');
    expect(marked.map(({ dataset }) => dataset['explain'])).toEqual([
      expect.stringMatching(/^LogVariables: .* LogVariables runs before ComputeStats/),
      expect.stringMatching(/^ComputeStats: .* LogVariables runs before ComputeStats/),
    ]);
  });

  it('stands in a box that can be scrolled by keyboard', () => {
    show(LOOP_STATES.hook);
    expect(screen.getByRole('region', { name: 'The loop, line by line' }).tabIndex).toBe(0);
  });
});

describe('the keys of the listing', () => {
  const tabStops = (items: readonly HTMLElement[]) => items.filter(({ tabIndex }) => tabIndex === 0);
  const hookHeads = () => screen.getAllByRole('columnheader').slice(2);
  const numbers = () => screen.getAllByRole('row').flatMap((row) => row.querySelector('td') ?? []);

  it('stop once at the hook heads and go along them with the arrows', () => {
    show(LOOP_STATES.hook);
    const [first, second] = hookHeads();
    expect(tabStops(hookHeads())).toEqual([first]);
    act(() => first?.focus());
    fireEvent.keyDown(first as HTMLElement, { key: 'ArrowRight' });
    expect(document.activeElement).toBe(second);
    expect(tabStops(hookHeads())).toEqual([second]);
    fireEvent.keyDown(second as HTMLElement, { key: 'End' });
    expect(document.activeElement).toBe(hookHeads().at(-1));
    fireEvent.keyDown(hookHeads().at(-1) as HTMLElement, { key: 'ArrowRight' });
    expect(document.activeElement).toBe(hookHeads().at(-1));
  });

  it('stop once at the line numbers and go down them, each with its explanation', () => {
    show(LOOP_STATES.hook);
    const [first, second] = numbers();
    expect(numbers()).toHaveLength(15);
    expect(tabStops(numbers())).toEqual([first]);
    act(() => first?.focus());
    fireEvent.keyDown(first as HTMLElement, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(second);
    expect(second?.dataset['explain']).toMatch(/^Line 2: Every stream is measured once/);
    for (const { dataset } of numbers()) expect(dataset['explain']).toMatch(/^Line \d+.*\w\.$/);
    fireEvent.keyDown(second as HTMLElement, { key: 'Home' });
    expect(document.activeElement).toBe(first);
  });
});

describe('the track', () => {
  it('says epoch, stream and batch for those who do not see it', () => {
    show(LOOP_STATES.hook);
    expect(screen.getByRole('img', { name: /The training loop/ }).getAttribute('aria-label')).toBe(
      'The training loop. Epoch 12 of 30, line 10, hook 2 of 8, train batch 7.',
    );
  });

  it('puts the marker on the station of each place', () => {
    const store = show(LOOP_STATES.idle);
    expect(marker()).toBe('translate(34px, 74px)');
    act(() => store.setState(LOOP_STATES.hook));
    expect(marker()).toBe('translate(312px, 198px)');
    act(() => store.setState(heldAt(betweenStreams('checkEnd'))));
    expect(marker()).toBe('translate(232px, 234px)');
    act(() => store.setState(LOOP_STATES.finished));
    expect(marker()).toBe('translate(58px, 234px)');
  });

  it('lets the marker ride the lane at full speed, without a tag', () => {
    show(LOOP_STATES.fullSpeed);
    expect(marker()).toBe('translate(380px, 74px)');
    expect(screen.queryByText(/^hook 2 of 8/)).toBeNull();
    expect(screen.getByText('batches/s', { exact: false })).toBeDefined();
  });

  it('names the hook that is called on the tag', () => {
    show(LOOP_STATES.hook);
    expect(screen.getByText('hook 2 of 8, LogVariables')).toBeDefined();
  });

  it('has a bead for each batch: done, now, waiting', () => {
    show(LOOP_STATES.hook);
    expect(batches('train').join(' ')).toBe('done done done done done done now wait wait wait');
    expect(batches('valid').join(' ')).toBe('wait wait wait');
  });

  it('says of the train stream that it is only measured in epoch 0', () => {
    show(LOOP_STATES.zeroth);
    expect(screen.getByText('10 batches, only measured')).toBeDefined();
  });

  it.each([
    [24, 'beads', 24],
    [25, 'ticks', 25],
    [120, 'ticks', 120],
    [121, 'bar', 5],
  ])('draws %i batches as %s', (count, form, drawn) => {
    show(withBatchCounts(LOOP_STATES.hook, { train: count, valid: 1 }));
    expect(document.querySelector<SVGElement>('[data-lane="train"]')?.dataset['form']).toBe(form);
    expect(batches('train')).toHaveLength(drawn);
  });

  it('shows where Stop was pressed and where it was noticed, and strikes the batch it dropped', () => {
    show(LOOP_STATES.stopped);
    expect(screen.getByText('asked here')).toBeDefined();
    expect(screen.getByText('noticed here')).toBeDefined();
    expect(batches('train')[7]).toBe('struck');
  });

  it('shows no flag where a hook ended the run', () => {
    show(LOOP_STATES.endedByHook);
    expect(screen.queryByText('noticed here')).toBeNull();
  });
});

describe('the sentence', () => {
  it('is read out while the run is stepped, and not while it runs', () => {
    const store = show(LOOP_STATES.hook);
    const live = () =>
      screen
        .getByText(/LogVariables|Full speed/, { selector: 'b' })
        .closest('p')
        ?.getAttribute('aria-live');
    expect(live()).toBe('polite');
    act(() => store.setState(LOOP_STATES.fullSpeed));
    expect(live()).toBe('off');
  });
});
