import type { PlanePoint } from '../../../config/drawn-points.ts';
import type { EditorDesk } from './editor-state.ts';
import { fineStep, placeText, type Place } from './place.ts';

/** `0.40, −0.20`. */
export function atPlace({ window }: Pick<EditorDesk, 'window'>, place: Place): string {
  return placeText(place, fineStep(window));
}

/** `of class inner`. */
export function ofClass({ classNames }: Pick<EditorDesk, 'classNames'>, { classIndex }: PlanePoint): string {
  return `of class ${classNames[classIndex] ?? classIndex + 1}`;
}

/** `in train`. */
export function inPart({ part }: PlanePoint): string {
  return `in ${part}`;
}

/** What is at a place: nothing, or a point. */
export function placeSentence(desk: EditorDesk, place: Place, chosen: number | null): string {
  const point = desk.points[chosen ?? -1];
  if (point === undefined) return `${atPlace(desk, place)}: nothing here.`;
  return `${atPlace(desk, point)}: a point ${ofClass(desk, point)}, ${inPart(point)}.`;
}
