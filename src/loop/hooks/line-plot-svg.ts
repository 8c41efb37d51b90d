import { powerOfTenWithin } from '../same-bits/power-of-ten.ts';
import { svgText } from './svg-text.ts';

/** Lines over the places of their values, 0, 1, 2 and so on. */
export interface LinePlot {
  readonly lines: readonly { readonly label: string; readonly values: readonly number[] }[];
  /** Lower and upper limit of the picture; null: by the values. */
  readonly ymin: number | null;
  readonly ymax: number | null;
}

interface Range {
  readonly low: number;
  readonly high: number;
}

const WIDTH = 640;
const HEIGHT = 360;
/** The frame of the lines; labels stand around it. */
const FRAME = { left: 64, top: 16, width: 416, height: 304 } as const;
/** Okabe and Ito's: told apart also without red or green. */
const COLORS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000'] as const;

/** An SVG image of its own, without style or script. A value that is not finite leaves a gap. */
export function linePlotSvg({ lines, ymin, ymax }: LinePlot): string {
  const x = { low: 0, high: Math.max(1, ...lines.map(({ values }) => values.length - 1)) };
  const y = yRange(lines, ymin, ymax);
  const colored = lines.map((line, index) => ({ ...line, color: COLORS[index % COLORS.length] ?? '' }));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}"` +
      ' font-family="sans-serif" font-size="12">',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    ...ticks(y).map((tick) => yTick(tick, y)),
    ...ticks(x)
      .filter(Number.isInteger)
      .map((tick) => xTick(tick, x)),
    // An inner svg cuts off what lies beyond the limits.
    `<svg x="${FRAME.left}" y="${FRAME.top}" width="${FRAME.width}" height="${FRAME.height}">`,
    ...colored.flatMap(({ values, color }) => strokes(values, { x, y, color })),
    '</svg>',
    `<rect x="${FRAME.left}" y="${FRAME.top}" width="${FRAME.width}" height="${FRAME.height}" fill="none" stroke="#888888"/>`,
    ...colored.map(({ label, color }, index) => legendEntry(label, color, index)),
    '</svg>\n',
  ].join('\n');
}

function yRange(lines: LinePlot['lines'], ymin: number | null, ymax: number | null): Range {
  let low = Infinity;
  let high = -Infinity;
  for (const value of lines.flatMap(({ values }) => values).filter(Number.isFinite)) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) low = high = 0;
  low = ymin ?? low;
  high = ymax ?? high;
  if (low < high) return { low, high };
  // All the same, or a limit on the wrong side of the values: room around it.
  const room = Math.abs(low) * 0.1 || 1;
  if (ymin === null && ymax === null) return { low: low - room, high: high + room };
  return ymin === null ? { low: high - room, high } : { low, high: low + room };
}

/** Round numbers within the range, about five. */
function ticks({ low, high }: Range): number[] {
  const rough = (high - low) / 5;
  const power = powerOfTenWithin(rough);
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  if (!Number.isFinite(step) || step === 0) return [];
  const first = Math.ceil(low / step);
  const count = Math.min(20, Math.floor(high / step) - first + 1);
  return Array.from({ length: Math.max(0, count) }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

function yTick(tick: number, y: Range): string {
  const at = FRAME.top + down(tick, y);
  const text = `<text x="${FRAME.left - 8}" y="${fixed(at + 4)}" text-anchor="end">${tick}</text>`;
  return `<path d="M${FRAME.left} ${fixed(at)}h${FRAME.width}" stroke="#e4e4e4"/>${text}`;
}

function xTick(tick: number, x: Range): string {
  const at = fixed(FRAME.left + across(tick, x));
  return `<text x="${at}" y="${FRAME.top + FRAME.height + 20}" text-anchor="middle">${tick}</text>`;
}

function legendEntry(label: string, color: string, index: number): string {
  const left = FRAME.left + FRAME.width + 16;
  const middle = FRAME.top + 8 + index * 20;
  const line = `<path d="M${left} ${middle}h20" stroke="${color}" stroke-width="2"/>`;
  return `${line}<text x="${left + 28}" y="${middle + 4}">${svgText(label)}</text>`;
}

/** A line for each run of finite values; a value alone is a dot. */
function strokes(values: readonly number[], { x, y, color }: { x: Range; y: Range; color: string }): string[] {
  const runs: string[][] = [[]];
  for (const [place, value] of values.entries())
    if (Number.isFinite(value)) runs.at(-1)?.push(`${fixed(across(place, x))} ${fixed(down(value, y))}`);
    else runs.push([]);
  return runs
    .filter((points) => points.length > 0)
    .map((points) =>
      points.length === 1
        ? `<path d="M${points.join()}h0" stroke="${color}" stroke-width="5" stroke-linecap="round"/>`
        : `<path d="M${points.join('L')}" fill="none" stroke="${color}" stroke-width="1.5"/>`,
    );
}

function across(place: number, { low, high }: Range): number {
  return ((place - low) / (high - low)) * FRAME.width;
}

/** By halves, because the difference of the largest and the smallest number is none. */
function down(value: number, { low, high }: Range): number {
  return ((high / 2 - value / 2) / (high / 2 - low / 2)) * FRAME.height;
}

function fixed(pixels: number): string {
  return String(Number(pixels.toFixed(2)));
}
