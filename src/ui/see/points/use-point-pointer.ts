import { useRef, type PointerEvent } from 'react';
import { addAt, carryTo, choose, putBack, putDownAt, removeChosen } from './editor-acts.ts';
import type { EditorDesk } from './editor-state.ts';
import type { Place } from './place.ts';
import { nearestPoint } from './point-search.ts';
import type { PointEditor } from './use-point-editor.ts';

/** In pixels, for a pointer as fine as a mouse and for a finger. */
const REACH = 12;
const TOUCH_REACH = 22;
/** A press that goes further is a drag. */
const STILL_PIXELS = 4;

interface Press {
  readonly pointerId: number;
  readonly from: { readonly x: number; readonly y: number };
  readonly isOnPoint: boolean;
  readonly isDrag: boolean;
}

type Handler = (event: PointerEvent<HTMLElement>) => void;

/** Click adds, drag moves, Shift-click removes; the same with a finger and a pen. */
export function usePointPointer(editor: PointEditor): {
  readonly onPointerDown: Handler;
  readonly onPointerMove: Handler;
  readonly onPointerUp: Handler;
  readonly onPointerCancel: Handler;
} {
  const { desk, act } = editor;
  const press = useRef<Press | null>(null);
  const ofPress = (event: PointerEvent) => (press.current?.pointerId === event.pointerId ? press.current : null);
  return {
    onPointerDown: (event) => {
      if (event.button !== 0 || !event.isPrimary) return;
      const place = placeOf(event, desk);
      const reach = event.pointerType === 'touch' ? TOUCH_REACH : REACH;
      const index = nearestPoint(desk.points, place, { frame: desk.frame, reach });
      if (event.shiftKey) {
        // Beside a point it is a miss: it must not add another.
        if (index !== null) act((now) => removeChosen({ ...now, state: { ...now.state, chosen: index } }));
        return;
      }
      event.currentTarget.setPointerCapture(event.pointerId);
      const from = { x: event.clientX, y: event.clientY };
      press.current = { pointerId: event.pointerId, from, isOnPoint: index !== null, isDrag: false };
      if (index !== null) act((now) => choose(now, index));
    },
    onPointerMove: (event) => {
      const now = ofPress(event);
      if (now === null) return;
      const way = Math.hypot(event.clientX - now.from.x, event.clientY - now.from.y);
      if (!now.isDrag && way <= STILL_PIXELS) return;
      press.current = { ...now, isDrag: true };
      if (!now.isOnPoint) return;
      const place = placeOf(event, desk);
      act((held) => carryTo(held, place));
    },
    onPointerUp: (event) => {
      const now = ofPress(event);
      press.current = null;
      // The last move may not have been drawn yet: the place is that of this event.
      if (now?.isOnPoint === true && now.isDrag) act((held) => putDownAt(held, placeOf(event, held)));
      // A drag that began on nothing is a slip.
      if (now?.isOnPoint === false && !now.isDrag) act((held) => addAt(held, placeOf(event, held)));
    },
    onPointerCancel: (event) => {
      const now = ofPress(event);
      press.current = null;
      if (now?.isOnPoint === true && now.isDrag) act(putBack);
    },
  };
}

function placeOf({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>, { frame }: EditorDesk): Place {
  const { left, top } = currentTarget.getBoundingClientRect();
  return { x: frame.xAt(clientX - left), y: frame.yAt(clientY - top) };
}
