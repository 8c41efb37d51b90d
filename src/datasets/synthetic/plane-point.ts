import { PARTS, type Part } from '../split.ts';

/** A point that a person put into the plane, in the units of its axes. */
export interface PlanePoint {
  readonly x: number;
  readonly y: number;
  readonly classIndex: number;
  readonly part: Part;
}

/** They travel with the experiment, so there are only as many as a page draws and a message carries without a wait. */
export const POINTS_AT_MOST = 2000;

/** Why a model cannot learn from these points, with what to do; null where it can. */
export function pointsProblem(points: readonly PlanePoint[], classNames: readonly string[]): string | null {
  if (points.length > POINTS_AT_MOST)
    return `There may be ${count(POINTS_AT_MOST)} points at most, but there are ${count(points.length)}. Remove some.`;
  for (const [index, point] of points.entries()) {
    const problem = pointProblem(point, classNames);
    if (problem !== null) return `Point ${count(index + 1)} ${problem}`;
  }
  const learned = new Set(points.filter(({ part }) => part === 'train').map(({ classIndex }) => classIndex));
  if (learned.size >= 2) return null;
  const [only] = learned;
  const those = only === undefined ? 'no points' : `points of class ${classNames[only] ?? ''} alone`;
  return `A model needs points of two classes to tell apart, but train has ${those}. Add points of another class to train.`;
}

function pointProblem({ x, y, classIndex, part }: PlanePoint, classNames: readonly string[]): string | null {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return `lies at ${x}, ${y}, which is no place. Remove it.`;
  if (!PARTS.includes(part)) return `is in '${part as string}', but the parts are ${PARTS.join(', ')}. Move it to one.`;
  if (classIndex in classNames) return null;
  return `is of class ${classIndex + 1}, but the classes are ${classNames.join(', ')}. Remove it, or have more classes.`;
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
