import type { DatasetSummary, DecisionMap } from '../../protocol/messages.ts';
import type { MapFrame } from './map-frame.ts';

type Plane = NonNullable<DatasetSummary['plane']>;

/** The name of a class in its region, around a point in pixels. */
export interface MapLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

const COLUMNS = 18;
const ROWS = 12;
/** Further away from every point than this is not better. */
const FREE_PIXELS = 30;

/** Puts each class's name where the model says that class and the fewest points are in the way; none where it is never said. */
export function mapLabels(
  map: DecisionMap,
  plane: Plane,
  { classNames, frame }: { readonly classNames: readonly string[]; readonly frame: MapFrame },
): readonly MapLabel[] {
  const points = Array.from(plane.x, (x, row) => [frame.x(x), frame.y(plane.y[row] ?? NaN)] as const);
  const labels: MapLabel[] = [];
  classNames.forEach((text, name) => {
    const best = places(frame, text)
      .filter(
        (place) =>
          isInRegion(map, frame, { place, text, name }) && !labels.some((other) => touches(place, text, other)),
      )
      .map((place) => ({ place, score: freedom(place, text, points) - awayFromOwn(place, name, { plane, points }) }))
      .reduce<{ place: Place; score: number } | null>((a, b) => (a === null || b.score > a.score ? b : a), null);
    if (best !== null) labels.push({ text, x: best.place[0], y: best.place[1] });
  });
  return labels;
}

/** True where the model says the class from one end of the text to the other. */
function isInRegion(
  map: DecisionMap,
  frame: MapFrame,
  { place: [x, y], text, name }: { readonly place: Place; readonly text: string; readonly name: number },
): boolean {
  return [-halfWidth(text), 0, halfWidth(text)].every((offset) => classAt(map, frame, [x + offset, y]) === name);
}

function touches([x, y]: Place, text: string, other: MapLabel): boolean {
  return Math.abs(y - other.y) < 20 && Math.abs(x - other.x) < halfWidth(text) + halfWidth(other.text) + 8;
}

type Place = readonly [x: number, y: number];

/** A grid of places at which the whole text is inside the frame. */
function places(frame: MapFrame, text: string): readonly Place[] {
  const half = halfWidth(text) + 4;
  return Array.from({ length: COLUMNS * ROWS }, (_, index) => {
    const column = (index % COLUMNS) / (COLUMNS - 1);
    const row = Math.floor(index / COLUMNS) / (ROWS - 1);
    return [
      frame.left + half + column * Math.max(0, frame.right - frame.left - 2 * half),
      frame.top + 11 + row * Math.max(0, frame.bottom - frame.top - 22),
    ] as const;
  });
}

/** The class the model finds likeliest there. */
function classAt({ side, classCount, probabilities }: DecisionMap, frame: MapFrame, [x, y]: Place): number {
  const column = Math.min(side - 1, Math.floor(((x - frame.left) / (frame.right - frame.left)) * side));
  const row = Math.min(side - 1, Math.floor(((y - frame.top) / (frame.bottom - frame.top)) * side));
  const from = (row * side + column) * classCount;
  const here = probabilities.subarray(from, from + classCount);
  return here.indexOf(Math.max(...here));
}

/** Distance in pixels from the text's box to the nearest point, at most {@link FREE_PIXELS}. */
function freedom([x, y]: Place, text: string, points: readonly Place[]): number {
  const half = halfWidth(text);
  let nearest = FREE_PIXELS;
  for (const [pointX, pointY] of points) {
    const distance = Math.hypot(Math.max(0, Math.abs(pointX - x) - half), Math.max(0, Math.abs(pointY - y) - 8));
    nearest = Math.min(nearest, distance);
  }
  return nearest;
}

/** A slight pull towards the class's own points. */
function awayFromOwn(
  [x, y]: Place,
  name: number,
  { plane, points }: { readonly plane: Plane; readonly points: readonly Place[] },
): number {
  const own = points.filter((_, row) => plane.classIndex[row] === name);
  if (own.length === 0) return 0;
  const centerX = own.reduce((sum, [pointX]) => sum + pointX, 0) / own.length;
  const centerY = own.reduce((sum, [, pointY]) => sum + pointY, 0) / own.length;
  return Math.hypot(x - centerX, y - centerY) * 0.12;
}

function halfWidth(text: string): number {
  return text.length * 3.6;
}
