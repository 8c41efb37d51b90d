import { rowShares, type ConfusionMatrix } from './confusion-matrix.ts';
import { svgText } from './svg-text.ts';

/** Cells are small and have no text where there are more classes than this. */
const MOST_LABELLED = 20;
const LONGEST_NAME = 16;
const GAP = 8;

/** matplotlib's `Blues` from end to end. */
const LIGHTEST = [247, 251, 255] as const;
const DARKEST = [8, 48, 107] as const;

interface Layout {
  readonly cell: number;
  /** Left and top edge of the cells. */
  readonly start: number;
  readonly side: number;
}

/** A heat map like emloop's figure: expected down, predicted across, each cell with its share of the row and its count. */
export function confusionMatrixSvg({ classNames, counts }: ConfusionMatrix, normalize: boolean): string {
  const shares = rowShares(counts);
  const drawn: readonly (readonly number[])[] = normalize ? shares : counts;
  const largest = drawn.flat().reduce((best, value) => Math.max(best, value), 0);
  const layout = layOut(counts.length, classNames);
  const isLabelled = counts.length <= MOST_LABELLED;
  const cells = counts.flatMap((row, expected) =>
    row.map((count, predicted) => {
      const share = largest === 0 ? 0 : (drawn[expected]?.[predicted] ?? 0) / largest;
      const text = isLabelled ? `${(shares[expected]?.[predicted] ?? 0).toFixed(2)} / ${count}` : '';
      return cellOf({ x: layout.start + predicted * layout.cell, y: layout.start + expected * layout.cell }, share, {
        text,
        cell: layout.cell,
      });
    }),
  );
  const width = layout.start + layout.side + 9 * GAP;
  const height = layout.start + layout.side + GAP;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
      'role="img" aria-label="Confusion matrix" font-family="sans-serif" font-size="11">',
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...axes(layout),
    ...(classNames === null ? [] : ticks(classNames, layout)),
    ...cells,
    ...colourBar(layout, normalize ? largest.toFixed(2) : String(largest)),
    '</svg>',
    '',
  ].join('\n');
}

function layOut(classCount: number, classNames: readonly string[] | null): Layout {
  const cell = classCount <= MOST_LABELLED ? 72 : 14;
  const longest = (classNames ?? []).reduce((length, name) => Math.max(length, shorten(name).length), 0);
  return { cell, start: 3 * GAP + 7 * longest + GAP, side: classCount * cell };
}

function cellOf(
  { x, y }: { readonly x: number; readonly y: number },
  share: number,
  { text, cell }: { readonly text: string; readonly cell: number },
): string {
  const rect = `<rect x="${x}" y="${y}" width="${cell}" height="${cell}" fill="${colourOf(share)}"/>`;
  if (text === '') return rect;
  const colour = share > 0.5 ? '#fff' : '#000';
  const size = text.length > 11 ? ' font-size="8"' : '';
  return `${rect}<text x="${x + cell / 2}" y="${y + cell / 2 + 4}" text-anchor="middle"${size} fill="${colour}">${text}</text>`;
}

function axes({ start, side }: Layout): string[] {
  const middle = start + side / 2;
  return [
    `<text x="${middle}" y="16" text-anchor="middle" font-size="13">Predicted</text>`,
    `<text x="16" y="${middle}" text-anchor="middle" font-size="13" transform="rotate(-90 16 ${middle})">Expected</text>`,
  ];
}

function ticks(classNames: readonly string[], { cell, start }: Layout): string[] {
  return classNames.flatMap((name, index) => {
    const text = svgText(shorten(name));
    const middle = start + (index + 0.5) * cell + 4;
    const edge = start - GAP / 2;
    return [
      `<text x="${edge}" y="${middle}" text-anchor="end">${text}</text>`,
      `<text x="${middle}" y="${edge}" transform="rotate(-90 ${middle} ${edge})">${text}</text>`,
    ];
  });
}

function colourBar({ start, side }: Layout, largest: string): string[] {
  const x = start + side + 2 * GAP;
  return [
    '<linearGradient id="bar" x1="0" y1="1" x2="0" y2="0">' +
      `<stop offset="0" stop-color="${colourOf(0)}"/><stop offset="1" stop-color="${colourOf(1)}"/></linearGradient>`,
    `<rect x="${x}" y="${start}" width="${GAP}" height="${side}" fill="url(#bar)"/>`,
    `<text x="${x + GAP + 4}" y="${start + 9}">${largest}</text>`,
    `<text x="${x + GAP + 4}" y="${start + side}">0</text>`,
  ];
}

function colourOf(share: number): string {
  const parts = LIGHTEST.map((light, index) => Math.round(light + ((DARKEST[index] ?? 0) - light) * share));
  return `rgb(${parts.join(' ')})`;
}

function shorten(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
}
