import { POINTS_AT_MOST } from '../../../config/drawn-points.ts';
import { formatCount } from '../../number-format.ts';
import type { EditorDesk, Outcome } from './editor-state.ts';
import { keyStep, placeInside, type Place } from './place.ts';
import { withoutPoint, withPoint, withPointAt } from './point-edits.ts';
import { nearestPoint, pointAfter } from './point-search.ts';
import { atPlace, inPart, ofClass, placeSentence } from './point-words.ts';

/** The cross-hair is on a point that is so many pixels away: less than a pointer reaches, to add one close to another. */
const KEY_REACH = 6;

/** Moves the cross-hair by steps to the right and upwards, and with it what is picked up. */
export function moveBy(desk: EditorDesk, steps: Place, isCoarse: boolean): Outcome {
  const { points, state, window, frame } = desk;
  const from = state.carriedTo ?? state.place;
  const step = keyStep(window, isCoarse);
  const place = placeInside(window, { x: from.x + steps.x * step, y: from.y + steps.y * step });
  if (state.carriedTo !== null) return carryTo(desk, place);
  const chosen = nearestPoint(points, place, { frame, reach: KEY_REACH });
  return { state: { place, chosen, hasCrossHair: true }, said: placeSentence(desk, place, chosen) };
}

/** Goes to the next point, or to the one before. */
export function goToPoint(desk: EditorDesk, direction: 1 | -1): Outcome {
  const { points, state } = desk;
  const chosen = pointAfter(points, state.chosen ?? state.place, direction);
  const point = points[chosen ?? -1];
  if (point === undefined) return { said: 'There are no points yet.' };
  const place = { x: point.x, y: point.y };
  return { state: { place, chosen, carriedTo: null, hasCrossHair: true }, said: placeSentence(desk, place, chosen) };
}

export function choose(desk: EditorDesk, chosen: number): Outcome {
  const { x, y } = desk.points[chosen] ?? desk.state.place;
  const place = { x, y };
  return { state: { place, chosen, carriedTo: null, hasCrossHair: false }, said: placeSentence(desk, place, chosen) };
}

export function addAt(desk: EditorDesk, wanted: Place): Outcome {
  const { points, kind } = desk;
  if (points.length >= POINTS_AT_MOST)
    return { said: `There are ${formatCount(POINTS_AT_MOST)} points, as many as there may be. Remove one first.` };
  const place = placeInside(desk.window, wanted);
  const point = { ...place, ...kind };
  return {
    state: { place, chosen: points.length, carriedTo: null },
    said: `Added a point ${ofClass(desk, point)} at ${atPlace(desk, place)} to ${point.part}.`,
    edit: { points: withPoint(points, point), what: 'adding a point' },
  };
}

export function removeChosen(desk: EditorDesk): Outcome {
  const { points, state } = desk;
  const point = points[state.chosen ?? -1];
  if (state.chosen === null || point === undefined) return { said: 'No point is chosen.' };
  return {
    state: { chosen: null, carriedTo: null },
    said: `Removed the point ${ofClass(desk, point)} at ${atPlace(desk, point)} from ${point.part}.`,
    edit: { points: withoutPoint(points, state.chosen), what: 'removing a point' },
  };
}

export function pickUp(desk: EditorDesk): Outcome {
  const point = desk.points[desk.state.chosen ?? -1];
  if (point === undefined) return { said: 'No point is chosen.' };
  return {
    state: { carriedTo: { x: point.x, y: point.y } },
    said: `Picked up the point ${ofClass(desk, point)} at ${atPlace(desk, point)}. Arrows move it, Enter puts it down, Escape puts it back.`,
  };
}

/** While a point is picked up. */
export function carryTo(desk: EditorDesk, wanted: Place): Outcome {
  const place = placeInside(desk.window, wanted);
  return { state: { place, carriedTo: place }, said: `${atPlace(desk, place)}.` };
}

export function putDown(desk: EditorDesk): Outcome {
  const { points, state } = desk;
  const point = points[state.chosen ?? -1];
  if (state.chosen === null || state.carriedTo === null || point === undefined) return { said: 'No point is chosen.' };
  const place = state.carriedTo;
  if (place.x === point.x && place.y === point.y) return putBack(desk);
  return {
    state: { place, carriedTo: null },
    said: `Moved the point ${ofClass(desk, point)} to ${atPlace(desk, place)}, ${inPart(point)}.`,
    edit: { points: withPointAt(points, state.chosen, place), what: 'moving a point' },
  };
}

export function putDownAt(desk: EditorDesk, wanted: Place): Outcome {
  return putDown({ ...desk, state: { ...desk.state, carriedTo: placeInside(desk.window, wanted) } });
}

export function putBack(desk: EditorDesk): Outcome {
  const { x, y } = desk.points[desk.state.chosen ?? -1] ?? desk.state.place;
  const place = { x, y };
  return { state: { place, carriedTo: null }, said: `The point is back at ${atPlace(desk, place)}.` };
}
