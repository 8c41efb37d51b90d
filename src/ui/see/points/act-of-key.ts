import type { KeyboardEvent } from 'react';
import { addAt, goToPoint, moveBy, pickUp, putBack, putDown, removeChosen } from './editor-acts.ts';
import type { EditorDesk, Outcome } from './editor-state.ts';

const STEPS: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
};

/** What a key does on the map, or null. */
export function actOfKey(
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  { state }: EditorDesk,
): ((desk: EditorDesk) => Outcome) | null {
  const steps = STEPS[key];
  if (steps !== undefined) return (desk) => moveBy(desk, steps, shiftKey);
  switch (key.length === 1 ? key.toLowerCase() : key) {
    case 'Enter':
    case ' ':
      if (state.carriedTo !== null) return putDown;
      return state.chosen === null ? (desk) => addAt(desk, desk.state.place) : pickUp;
    case 'm':
      return state.carriedTo === null ? pickUp : putDown;
    case 'Delete':
    case 'Backspace':
      return removeChosen;
    case 'n':
      return (desk) => goToPoint(desk, 1);
    case 'p':
      return (desk) => goToPoint(desk, -1);
    case 'Escape':
      return state.carriedTo === null ? null : putBack;
    default:
      return null;
  }
}
