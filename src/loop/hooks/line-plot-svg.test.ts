// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { linePlotSvg } from './line-plot-svg.ts';

const AUTOMATIC = { ymin: null, ymax: null };

/** The strokes of the lines: what is drawn inside the frame. */
function strokesOf(svg: string): string[] {
  const inner = /<svg x=[^>]*>\n([\s\S]*?)<\/svg>/.exec(svg)?.[1] ?? '';
  return [...inner.matchAll(/<path d="([^"]*)"/g)].map(([, path]) => path ?? '');
}

/** The labels in order: of Y, of X, and the legend. */
function textsOf(svg: string): string[] {
  return [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? '');
}

test('[PL4] over the values: the lowest is at the bottom, the highest at the top', () => {
  const svg = linePlotSvg({ lines: [{ label: 'loss', values: [10, 0, 5] }], ...AUTOMATIC });
  expect(strokesOf(svg)).toEqual(['M0 0L208 304L416 152']);
  expect(textsOf(svg)).toEqual(['0', '2', '4', '6', '8', '10', '0', '1', '2', 'loss']);
});

test('[PL4] one scale for all lines, each with its colour and its name', () => {
  const lines = [
    { label: 'y', values: [0, 4] },
    { label: 'p', values: [1, 2, 3] },
  ];
  const svg = linePlotSvg({ lines, ...AUTOMATIC });
  expect(strokesOf(svg)).toEqual(['M0 304L208 0', 'M0 228L208 152L416 76']);
  expect(svg.match(/stroke="#0072b2"/g)).toHaveLength(2);
  expect(svg.match(/stroke="#d55e00"/g)).toHaveLength(2);
});

test.each([
  [0, 20, 'M0 152L416 304', ['0', '5', '10', '15', '20']],
  [null, 20, 'M0 152L416 304', ['0', '5', '10', '15', '20']],
  [-10, null, 'M0 0L416 152', ['-10', '-5', '0', '5', '10']],
  // Beyond a limit the line is drawn on and cut off.
  [5, 10, 'M0 0L416 608', ['5', '6', '7', '8', '9', '10']],
])('[PL4] from %s to %s', (ymin, ymax, stroke, labels) => {
  const svg = linePlotSvg({ lines: [{ label: 'v', values: [10, 0] }], ymin, ymax });
  expect(strokesOf(svg)).toEqual([stroke]);
  expect(textsOf(svg).slice(0, labels.length)).toEqual(labels);
});

test('[PL4] values that are not finite are gaps, a value alone is a dot', () => {
  const values = [NaN, 0, 4, Infinity, 2, -Infinity];
  expect(strokesOf(linePlotSvg({ lines: [{ label: 'v', values }], ...AUTOMATIC }))).toEqual([
    'M83.2 304L166.4 0',
    'M332.8 152h0',
  ]);
});

test.each<[number[], number | null, number | null, string[]]>([
  [[], null, null, []],
  [[NaN, NaN], null, null, []],
  [[3], null, null, ['M0 152h0']],
  [[5, 5], null, null, ['M0 152L416 152']],
  [[0, 0], null, null, ['M0 152L416 152']],
  [[5, 5], 5, null, ['M0 304L416 304']],
  [[5, 5], null, 5, ['M0 0L416 0']],
  [[1, 2], 10, null, ['M0 3040L416 2736']],
])('[PL4] %j from %s to %s has room to be seen', (values, ymin, ymax, strokes) => {
  const svg = linePlotSvg({ lines: [{ label: 'v', values }], ymin, ymax });
  expect(strokesOf(svg)).toEqual(strokes);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
});

test.each([
  ['a<b>&"c"', 'a&lt;b&gt;&amp;&quot;c&quot;'],
  ['</text><script>alert(1)</script>', '&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['zero\u0000 and \ud800', 'zero\ufffd and \ufffd'],
  ['löß 🐈', 'löß 🐈'],
])('[PL4] the name %j is escaped', (label, escaped) => {
  const svg = linePlotSvg({ lines: [{ label, values: [1, 2] }], ...AUTOMATIC });
  expect(textsOf(svg).at(-1)).toBe(escaped);
  expect(svg).not.toContain('<script');
});

test('[PL4] it is one well-formed image', () => {
  const lines = [{ label: 'a & b', values: [1e-9, -Number.MAX_VALUE, Number.MAX_VALUE] }];
  const svg = linePlotSvg({ lines, ...AUTOMATIC });
  expect(strokesOf(svg)).toEqual(['M0 152L208 304L416 0']);
  const image = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(image.querySelector('parsererror')).toBeNull();
  expect(image.documentElement.getAttribute('viewBox')).toBe('0 0 640 360');
});
