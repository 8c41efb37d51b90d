import { describe, expect, it } from 'vitest';
import { firstNames } from '../first-names.ts';
import { mobyDick } from '../moby-dick.ts';
import type { PreparedDataset } from '../dataset-definition.ts';
import { prepare } from '../testing/prepare.ts';
import { siteFile } from '../testing/site-files.ts';

/** The windows of a stream as texts, read back from the numbers a model sees. */
function windows({ rowForm, target }: PreparedDataset, stream: string): string[] {
  const { features, target: next } = rowForm?.streamRows(stream) ?? {};
  if (features === undefined || next === undefined || target.kind !== 'classes') throw new TypeError('No rows.');
  const names = rowForm?.encodedColumns.map(({ name }) => name.split(': ')[1] ?? '') ?? [];
  return Array.from(next, (index, row) => {
    const places = [...features.data.subarray(row * features.width, (row + 1) * features.width).entries()];
    const seen = places.filter(([, value]) => value === 1).map(([place]) => names[place]);
    return [...seen, target.classNames[index]].join(' ');
  });
}

const linesOf = (path: string) => new TextDecoder().decode(siteFile(path)).trimEnd().split('\n');

describe('first names', () => {
  const prepared = prepare(firstNames);

  it('foretells the next letter, or the end, from three that may lie before the name', () => {
    const all = ['train', 'valid', 'test'].flatMap((stream) => windows(prepared, stream));
    for (const window of ['start start start a', 'start start a a', 'a r e n', 'r e n end'])
      expect(all).toContain(window);
    expect(prepared.target).toMatchObject({ classNames: { length: 27 } });
    expect(prepared.inputShape).toEqual([84]);
  });

  it('has no name in two parts, and none twice', () => {
    const names = [...linesOf('first-names-f.txt'), ...linesOf('first-names-m.txt')];
    const parts = ['train', 'valid', 'test'].map(
      (stream) =>
        new Set([...(prepared.rowForm?.sourceLines[stream] ?? [])].map((line) => names[line - 1]?.toLowerCase())),
    );
    const all = parts.flatMap((part) => [...part]);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(4000);
    expect(all).not.toContain(undefined);
  });

  it('keeps its shares', () => {
    const { train = 0, valid = 0, test = 0 } = prepared.rowCounts;
    const total = train + valid + test;
    for (const [count, share] of [
      [train, 0.7],
      [valid, 0.15],
      [test, 0.15],
    ] as const)
      expect(Math.abs(count / total - share)).toBeLessThan(0.01);
  });
});

describe('Moby-Dick', () => {
  const prepared = prepare(mobyDick);

  it('foretells the next character from four, with one sign for what lies between words', () => {
    const train = windows(prepared, 'train');
    expect(train[0]).toBe('c h a p t');
    expect(train).toContain('l ␣ m e ␣');
    expect(train.every((window) => !window.includes('␣ ␣'))).toBe(true);
    expect(prepared.target).toMatchObject({ classNames: { length: 27 } });
  });

  it('is tested on the end of the chapter, with the line of each character', () => {
    const lines = linesOf('moby-dick-ch1.txt');
    const { train, valid, test } = prepared.rowForm?.sourceLines ?? {};
    expect(train?.at(-1)).toBeLessThanOrEqual(valid?.[0] ?? 0);
    expect(valid?.at(-1)).toBeLessThanOrEqual(test?.[0] ?? 0);
    expect(test?.at(-1)).toBe(lines.length);
    expect(windows(prepared, 'test').at(-1)).toBe('␣ a i r ␣');
  });
});
