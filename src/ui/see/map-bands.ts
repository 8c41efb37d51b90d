import type { DecisionMap } from '../../protocol/messages.ts';

/** From so sure on, a place is in the next band. */
const BANDS = [0.5, 0.6, 0.7, 0.8, 0.9, 0.97];
/** How much of the class's colour each band carries, from "none of them is likely" to "almost certain". */
const STRENGTHS = [0.05, 0.1, 0.15, 0.2, 0.26, 0.32, 0.38];

/** Which band a probability is in: 0 below one half, 6 from 97 % on. */
export function bandOf(probability: number): number {
  let band = 0;
  while (band < BANDS.length && probability >= (BANDS[band] ?? Infinity)) band += 1;
  return band;
}

/**
 * The map as pixels (RGBA): the colour of the likeliest class, the stronger the surer. Probabilities are interpolated
 * between the places the model was asked about, so that the borders of the bands are lines.
 */
export function mapBands(
  map: DecisionMap,
  size: { readonly width: number; readonly height: number },
  classColours: readonly string[],
): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint32Array(size.width * size.height);
  const columns = interpolation(size.width, map.side);
  const rows = interpolation(size.height, map.side);
  const palette = paletteOf(map.classCount, classColours);
  const line = new Float32Array(map.side * map.classCount);
  rows.forEach((row, y) => {
    fillLine(line, map, row);
    columns.forEach((column, x) => {
      pixels[y * size.width + x] = colourAt(line, column, { classCount: map.classCount, palette });
    });
  });
  return new Uint8ClampedArray(pixels.buffer);
}

interface Interpolation {
  readonly index: number;
  readonly part: number;
  /** 0 at the far edge, where there is no next place. */
  readonly step: 0 | 1;
}

/** For each pixel the place before it and how far it is on the way to the next. */
function interpolation(pixelCount: number, side: number): readonly Interpolation[] {
  return Array.from({ length: pixelCount }, (_, pixel) => {
    const place = Math.min(side - 1, Math.max(0, ((pixel + 0.5) / pixelCount) * side - 0.5));
    const index = Math.min(side - 1, Math.floor(place));
    return { index, part: place - index, step: index < side - 1 ? 1 : 0 };
  });
}

/** The probabilities along one row of pixels, at the places the model was asked about. */
function fillLine(line: Float32Array, { probabilities }: DecisionMap, { index, part, step }: Interpolation): void {
  const above = index * line.length;
  const below = above + step * line.length;
  for (let place = 0; place < line.length; place += 1) {
    line[place] = mix(probabilities[above + place], probabilities[below + place], part);
  }
}

function colourAt(
  line: Float32Array,
  { index, part, step }: Interpolation,
  { classCount, palette }: { readonly classCount: number; readonly palette: Uint32Array },
): number {
  const left = index * classCount;
  const right = left + step * classCount;
  let best = 0;
  let bestProbability = -1;
  for (let name = 0; name < classCount; name += 1) {
    const probability = mix(line[left + name], line[right + name], part);
    if (probability > bestProbability) {
      best = name;
      bestProbability = probability;
    }
  }
  return palette[best * STRENGTHS.length + bandOf(bestProbability)] ?? 0;
}

/** The colour of each class in each band, as the bytes of a pixel. */
function paletteOf(classCount: number, classColours: readonly string[]): Uint32Array {
  const bytes = new Uint8ClampedArray(classCount * STRENGTHS.length * 4);
  for (let name = 0; name < classCount; name += 1) {
    STRENGTHS.forEach((strength, band) => {
      bytes.set([...parseColour(classColours[name] ?? ''), strength * 255], (name * STRENGTHS.length + band) * 4);
    });
  }
  return new Uint32Array(bytes.buffer);
}

function mix(from: number | undefined, to: number | undefined, part: number): number {
  return (from ?? 0) * (1 - part) + (to ?? 0) * part;
}

const GREY = [120, 125, 122] as const;

/** `#b0487f` → [176, 72, 127]. */
function parseColour(colour: string): readonly [number, number, number] {
  const digits = /^#([0-9a-f]{6})$/i.exec(colour)?.[1];
  if (digits === undefined) return GREY;
  const value = Number.parseInt(digits, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
