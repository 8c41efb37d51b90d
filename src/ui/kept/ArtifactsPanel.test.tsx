// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ArtifactContent, ArtifactSummary } from '../../protocol/messages.ts';
import { LabContext } from '../lab-context.ts';
import { fixtureLab, finishedState } from '../testing/lab-fixture.ts';
import { ArtifactsPanel } from './ArtifactsPanel.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const summary = (name: string, mediaType: string, size = 10): ArtifactSummary => ({
  name,
  mediaType,
  size,
  epochId: 3,
  revision: 1,
});
const ARTIFACTS = [
  { ...summary('training.csv', 'text/csv'), epochId: null, size: 4100 },
  summary('confusion_matrix_epoch_3_valid.json', 'application/json'),
  summary('plots/3.svg', 'image/svg+xml'),
];

function Chooser({ first }: { readonly first: string | null }) {
  const [chosen, setChosen] = useState(first);
  return <ArtifactsPanel chosen={chosen} onChoose={setChosen} />;
}

function show(read: Omit<ArtifactContent, 'revision'> | null, artifacts: readonly ArtifactSummary[] = ARTIFACTS) {
  const onAction = vi.fn();
  const content = read === null ? null : { ...read, revision: 1 };
  const artifactContents = new Map(content === null ? [] : [[content.name, content]]);
  const lab = fixtureLab({ ...finishedState, artifacts, artifactContents }, onAction);
  render(
    <LabContext value={lab}>
      <Chooser first={content?.name ?? null} />
    </LabContext>,
  );
  return { onAction, store: lab.store };
}

const texts = (table: HTMLTableElement) =>
  Array.from(table.rows, (row) => Array.from(row.cells, ({ textContent }) => textContent));
const table = (name: string) => screen.getByRole<HTMLTableElement>('table', { name });

describe('the list of artifacts', () => {
  it('has the newest first, with epoch and size', () => {
    show(null);
    expect(texts(table('Artifacts'))).toEqual([
      ['name', 'epoch', 'size'],
      ['plots/3.svg', '3', '10 B'],
      ['confusion_matrix_epoch_3_valid.json', '3', '10 B'],
      ['training.csv', 'all', '4.1 kB'],
    ]);
  });

  it('is one tab stop that the arrow keys go through', () => {
    show(null);
    const [first, second] = screen.getAllByRole('button');
    expect(screen.getAllByRole('button').filter(({ tabIndex }) => tabIndex === 0)).toEqual([first]);
    act(() => first?.focus());
    fireEvent.keyDown(first as Element, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(second);
  });

  it('of a long run shows the newest, and the older ones when asked', () => {
    show(
      null,
      Array.from({ length: 120 }, (_, index) => summary(`${index}.txt`, 'text/plain')),
    );
    expect(texts(table('Artifacts'))[1]?.[0]).toBe('119.txt');
    expect(table('Artifacts').rows).toHaveLength(51);
    fireEvent.click(screen.getByRole('button', { name: 'Show 50 of 70 older ones' }));
    expect(table('Artifacts').rows).toHaveLength(101);
  });

  it('says how to get some while there are none', () => {
    show(null, []);
    expect(screen.getByText(/add WriteCSV or SaveConfusionMatrix/)).toBeTruthy();
  });
});

describe('an artifact that was chosen', () => {
  it('is read, and read again when a hook has changed it, be it at the same size', () => {
    const { onAction, store } = show(null);
    fireEvent.click(screen.getByRole('button', { name: 'training.csv' }));
    expect(onAction.mock.calls).toEqual([['readArtifact', 'training.csv']]);
    expect(screen.getByText('Reading training.csv.')).toBeTruthy();
    act(() => {
      store.setState({ artifacts: ARTIFACTS.map((artifact) => ({ ...artifact, revision: 2 })) });
      vi.advanceTimersByTime(500);
    });
    expect(onAction).toHaveBeenCalledTimes(2);
    act(() => {
      store.setState({ artifacts: [...store.getState().artifacts, summary('other.txt', 'text/plain')] });
      vi.advanceTimersByTime(500);
    });
    expect(onAction).toHaveBeenCalledTimes(2);
  });

  it('is read again when a new run has written one of the same name and revision', () => {
    const { onAction, store } = show({ name: 'training.csv', mediaType: 'text/csv', content: 'a\n' });
    onAction.mockClear();
    act(() => store.setState({ artifacts: [], artifactContents: new Map() }));
    expect(onAction).not.toHaveBeenCalled();
    act(() => store.setState({ artifacts: [...ARTIFACTS] }));
    expect(onAction.mock.calls).toEqual([['readArtifact', 'training.csv']]);
  });

  it('as CSV is a table of its first rows that says how many more there are', () => {
    const rows = Array.from({ length: 250 }, (_, index) => `${index},"a, ""b"""\r\n`).join('');
    show({ name: 'training.csv', mediaType: 'text/csv', content: `epoch_id,text\r\n${rows}` });
    const read = texts(table('Table training.csv'));
    expect(read.slice(0, 2)).toEqual([
      ['epoch_id', 'text'],
      ['0', 'a, "b"'],
    ]);
    expect(read).toHaveLength(201);
    expect(screen.getByText(/^50 more rows\./)).toBeTruthy();
  });

  it('as a picture has an address of its own, which is given back', () => {
    const create = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:picture');
    const revoke = vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
    const { store } = show({
      name: 'plots/3.svg',
      mediaType: 'image/svg+xml',
      content: '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
    });
    expect(screen.getByRole('img', { name: 'Picture plots/3.svg' }).getAttribute('src')).toBe('blob:picture');
    expect(document.querySelector('section script')).toBeNull();
    expect((create.mock.calls[0]?.[0] as Blob).type).toContain('image/svg+xml');
    act(() => store.setState({ artifactContents: new Map() }));
    expect(revoke).toHaveBeenCalledWith('blob:picture');
  });

  it('as any other text is text, whatever it looks like', () => {
    show({ name: 'training.csv', mediaType: 'text/html', content: '<b>bold</b>' });
    expect(screen.getByText('<b>bold</b>').tagName).toBe('PRE');
  });

  it('is downloaded under the last part of its name', () => {
    vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:file');
    vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
    const files: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      files.push(`${this.href} ${this.download}`);
    });
    show({ name: 'plots/3.svg', mediaType: 'image/svg+xml', content: '<svg/>' });
    fireEvent.click(screen.getByRole('button', { name: 'Download' }));
    expect(files).toEqual(['blob:file 3.svg']);
  });
});

describe('the preview of an artifact', () => {
  const CSV = { name: 'training.csv', mediaType: 'text/csv', content: 'a\n', revision: 1 };
  const SVG = { name: 'plots/3.svg', mediaType: 'image/svg+xml', content: '<svg/>', revision: 1 };

  function watchScrolls(isCalm = false) {
    vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: isCalm } as MediaQueryList);
    const scrolled: (string | null)[] = [];
    const scroll = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
      scrolled.push(this.getAttribute('aria-label'));
    });
    return { scroll, scrolled };
  }
  const choose = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

  it('is scrolled into view when it is chosen and when its content has come, not when that changes', () => {
    const { scroll, scrolled } = watchScrolls();
    const { store } = show(null);
    choose('training.csv');
    expect(scrolled).toEqual(['Preview of training.csv']);
    expect(scroll).toHaveBeenLastCalledWith({ block: 'nearest', behavior: 'smooth' });
    act(() => store.setState({ artifactContents: new Map([['training.csv', CSV]]) }));
    expect(scrolled).toHaveLength(2);
    act(() => store.setState({ artifactContents: new Map([['training.csv', { ...CSV, revision: 2 }]]) }));
    act(() => store.setState({ artifactContents: new Map() }));
    act(() => store.setState({ artifactContents: new Map([['training.csv', CSV]]) }));
    expect(scrolled).toHaveLength(2);
  });

  it('that is a picture is scrolled into view once that has come, and not when it is drawn anew', () => {
    const { scrolled } = watchScrolls();
    const { store } = show(null);
    choose('plots/3.svg');
    act(() => store.setState({ artifactContents: new Map([[SVG.name, SVG]]) }));
    const before = scrolled.length;
    const picture = screen.getByRole('img', { name: 'Picture plots/3.svg' });
    fireEvent.load(picture);
    expect(scrolled.slice(before)).toEqual(['Preview of plots/3.svg']);
    fireEvent.load(picture);
    expect(scrolled).toHaveLength(before + 1);
  });

  it('is scrolled into view again when it is chosen again', () => {
    const { scrolled } = watchScrolls();
    show(CSV);
    expect(scrolled).toEqual([]);
    choose('training.csv');
    expect(scrolled).toEqual(['Preview of training.csv']);
  });

  it('is scrolled to without a movement where a person wants none', () => {
    const { scroll } = watchScrolls(true);
    show(null);
    choose('training.csv');
    expect(scroll).toHaveBeenLastCalledWith({ block: 'nearest', behavior: 'auto' });
  });
});

describe('a confusion matrix', () => {
  const matrix = {
    counts: [
      [21, 1],
      [0, 9],
    ],
    classNames: ['Adelie', 'Gentoo'],
    stream: 'valid',
    epochId: 3,
  };
  const content = JSON.stringify({ ...matrix, normalize: true });
  const showMatrix = () =>
    show({ name: 'confusion_matrix_epoch_3_valid.json', mediaType: 'application/json', content });
  const cell = (name: RegExp) => screen.getByRole('gridcell', { name });

  it('has a row for each true kind, a column for each said one, and the recall last', () => {
    showMatrix();
    const grid = screen.getByRole<HTMLTableElement>('grid', { name: /^Confusion matrix of valid after epoch 3/ });
    expect(texts(grid).slice(1)).toEqual([
      ['Adelie', '21', '1', '95.5 %'],
      ['Gentoo', '0', '9', '100 %'],
    ]);
    expect(screen.getByText(/^After epoch 3, 30 of 31 rows of valid are right/)).toBeTruthy();
  });

  it('rings what was wrong, and nothing else', () => {
    showMatrix();
    const ringed = screen.getAllByRole('gridcell').filter(({ dataset }) => dataset['wrong'] === 'true');
    expect(ringed.map(({ textContent }) => textContent)).toEqual(['1']);
  });

  it('is gone through by arrow keys, and each cell is said in words', () => {
    showMatrix();
    const first = cell(/^21 of 22/);
    act(() => first.focus());
    fireEvent.keyDown(first, { key: 'ArrowRight' });
    expect(document.activeElement).toBe(cell(/^1 of 22 rows of Adelie was taken for Gentoo: wrong/));
    expect(screen.getByText('1 of 22 rows of Adelie was taken for Gentoo: wrong.')).toBeTruthy();
    fireEvent.keyDown(document.activeElement as Element, { key: 'End', ctrlKey: true });
    expect(document.activeElement?.textContent).toBe('100 %');
    fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowDown' });
    expect(document.activeElement?.textContent).toBe('100 %');
    expect(screen.getAllByRole('gridcell').filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  });

  it('says the cell that is pointed at, and the whole again after it', () => {
    showMatrix();
    fireEvent.pointerEnter(cell(/^9 of 9/));
    expect(screen.getByText(/^9 of 9 rows of Gentoo were taken for Gentoo: right/)).toBeTruthy();
  });
});
