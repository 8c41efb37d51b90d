// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ArtifactContent, ArtifactSummary } from '../../protocol/messages.ts';
import { LabContext } from '../lab-context.ts';
import { fixtureLab, trainingState } from '../testing/lab-fixture.ts';
import { ArtifactsPanel } from './ArtifactsPanel.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const mask = (name: string, revision = 1): ArtifactSummary => ({
  name,
  mediaType: 'image/png',
  epochId: null,
  size: 80,
  revision,
});
const masks = (count: number, revision = 1) =>
  Array.from({ length: count }, (_, index) => mask(`masks/${index}_mask.png`, revision));
const CSV = { ...mask('training.csv'), mediaType: 'text/csv' };
const contentsOf = (artifacts: readonly ArtifactSummary[]): ReadonlyMap<string, ArtifactContent> =>
  new Map(
    artifacts.map(({ name, mediaType, revision }) => [
      name,
      { name, mediaType, revision, content: Uint8Array.of(137, 80, revision) },
    ]),
  );

function Chooser() {
  const [chosen, setChosen] = useState<string | null>(null);
  return <ArtifactsPanel chosen={chosen} onChoose={setChosen} />;
}

function show(artifacts: readonly ArtifactSummary[]) {
  const onAction = vi.fn();
  const lab = fixtureLab({ ...trainingState, artifacts }, onAction);
  const { unmount } = render(
    <LabContext value={lab}>
      <Chooser />
    </LabContext>,
  );
  const asked = () =>
    onAction.mock.calls.filter(([action]) => action === 'readArtifacts').map(([, names]) => names as string[]);
  return {
    onAction,
    asked,
    unmount,
    set: (state: Partial<typeof trainingState>) => act(() => lab.store.setState(state)),
  };
}

const sheet = () => within(screen.getByRole('region', { name: 'Thumbnails' }));
const wait = (milliseconds: number) => {
  act(() => {
    vi.advanceTimersByTime(milliseconds);
  });
};

/** The addresses that are given out and not yet given back. */
function watchAddresses(): ReadonlySet<string> {
  const open = new Set<string>();
  let count = 0;
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    count += 1;
    open.add(`blob:${count}`);
    return `blob:${count}`;
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => {
    open.delete(url);
  });
  return open;
}

test('there are thumbnails only where there are pictures', () => {
  show([CSV, { ...mask('plot.svg'), mediaType: 'image/svg+xml' }]);
  expect(screen.queryByRole('region', { name: 'Thumbnails' })).toBeNull();
});

test('each picture is a button with the name of its file, and stays in its place when it is rewritten', () => {
  const [first, ...others] = masks(12);
  const { set } = show([...others, first as ArtifactSummary, CSV]);
  const names = () =>
    sheet()
      .getAllByRole('button')
      .map((button) => button.getAttribute('aria-label'));
  const inOrder = Array.from({ length: 12 }, (_, index) => `${index}_mask.png`);
  expect(names()).toEqual(inOrder);
  set({ artifacts: [CSV, ...masks(12, 2).reverse()] });
  wait(2000);
  expect(names()).toEqual(inOrder);
  expect(sheet().queryByText(/newest of/)).toBeNull();
});

test('of many the newest 24 are shown and read, and it says of how many', () => {
  const { asked } = show(masks(1000));
  expect(sheet().getAllByRole('button')).toHaveLength(24);
  expect(sheet().getByText('24 newest of 1,000')).toBeTruthy();
  expect(asked()).toEqual([
    masks(1000)
      .slice(-24)
      .map(({ name }) => name),
  ]);
});

test.each([
  ['pictures that are rewritten all the time', (change: number) => masks(3, change)],
  ['pictures with new names in every batch', (change: number) => [mask(`${change}.png`, change)]],
] as const)('%s are read at most once in two seconds', (_, artifactsAfter) => {
  const { asked, set } = show(artifactsAfter(1));
  wait(0);
  for (let change = 2; change <= 60; change += 1) {
    set({ artifacts: artifactsAfter(change) });
    wait(100);
    set({ artifactContents: contentsOf(artifactsAfter(change)) });
  }
  // At once, then after two and four of the 5.9 seconds.
  expect(asked()).toHaveLength(3);
});

test('a picture whose content the page had to let go is read again', () => {
  const artifacts = masks(3);
  const { asked, set } = show(artifacts);
  set({ artifactContents: contentsOf(artifacts) });
  expect(asked()).toHaveLength(1);
  set({ artifactContents: contentsOf(artifacts.slice(1)) });
  expect(asked()).toHaveLength(2);
});

test('a picture is shown by an address of its own, and every address is given back', () => {
  const open = watchAddresses();
  const artifacts = masks(3);
  const { set, unmount } = show(artifacts);
  expect(open.size).toBe(0);
  set({ artifactContents: contentsOf(artifacts) });
  expect(open.size).toBe(3);
  const button = sheet().getByRole('button', { name: '1_mask.png' });
  const picture = () => button.querySelector('img')?.getAttribute('src');
  const before = picture();
  expect([...open]).toContain(before);
  set({ artifactContents: new Map([...contentsOf(artifacts), ...contentsOf(masks(2, 2).slice(1))]) });
  expect(open.size).toBe(3);
  expect(picture()).not.toBe(before);
  unmount();
  expect(open.size).toBe(0);
});

test('a thumbnail chooses its artifact as the list does', () => {
  const { onAction } = show(masks(3));
  fireEvent.click(sheet().getByRole('button', { name: '1_mask.png' }));
  expect(onAction).toHaveBeenLastCalledWith('readArtifact', 'masks/1_mask.png');
  expect(screen.getByRole('region', { name: 'Preview of masks/1_mask.png' })).toBeTruthy();
  const pressed = screen.getAllByRole('button', { pressed: true });
  expect(pressed.map((button) => button.textContent || button.getAttribute('aria-label'))).toEqual([
    'masks/1_mask.png',
    '1_mask.png',
  ]);
});

test('the thumbnails are one tab stop that the arrow keys go through', () => {
  show(masks(3));
  const buttons = sheet().getAllByRole('button');
  expect(buttons.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]);
  act(() => buttons[0]?.focus());
  fireEvent.keyDown(buttons[0] as Element, { key: 'ArrowRight' });
  expect(document.activeElement).toBe(buttons[1]);
  fireEvent.keyDown(buttons[1] as Element, { key: 'End' });
  expect(document.activeElement).toBe(buttons[2]);
});
