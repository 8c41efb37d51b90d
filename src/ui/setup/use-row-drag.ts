import { useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';

/** What a handle listens to. */
interface DragHandle {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

export interface RowDrag {
  /** The row in hand; null while there is none. */
  readonly draggedId: string | null;
  /** It would go before the row of this index, or after the last; null where it would stay. */
  readonly gap: number | null;
  readonly handle: (id: string) => DragHandle;
}

interface Drag {
  readonly id: string;
  readonly target: Target | null;
}

/** The place the row would have among the others, and the gap that this is now. */
interface Target {
  readonly place: number;
  readonly gap: number;
}

/**
 * Dragging rows of a list by their handles, with mouse, pen or finger. The rows are the list's elements with `data-row`,
 * whose value is their id. Escape lets go.
 */
export function useRowDrag(list: RefObject<HTMLElement | null>, onDrop: (id: string, place: number) => void): RowDrag {
  const [drag, setDrag] = useState<Drag | null>(null);
  const letGo = () => setDrag(null);
  const handle = (id: string): DragHandle => ({
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ id, target: null });
    },
    onPointerMove: (event) => {
      if (drag?.id !== id) return;
      const rows = Array.from(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? []);
      const target = targetAt(rows, id, event.clientY);
      // A long list scrolls along with the row.
      if (target !== null && target.gap !== drag.target?.gap) rows[target.place]?.scrollIntoView({ block: 'nearest' });
      setDrag({ id, target });
    },
    onPointerUp: () => {
      if (drag?.id === id && drag.target !== null) onDrop(id, drag.target.place);
      letGo();
    },
    onPointerCancel: letGo,
    onKeyDown: (event) => {
      if (event.key !== 'Escape' || drag === null) return;
      letGo();
      // It lets go of the row; it does not close the drawer around the list.
      event.stopPropagation();
    },
  });
  return { draggedId: drag?.id ?? null, gap: drag?.target?.gap ?? null, handle };
}

/** Where the row goes when it is let go at this height; null where that is its own place. */
function targetAt(rows: readonly HTMLElement[], id: string, y: number): Target | null {
  const from = rows.findIndex(({ dataset }) => dataset['row'] === id);
  const place = rows.filter((row, index) => {
    const { top, height } = row.getBoundingClientRect();
    return index !== from && top + height / 2 < y;
  }).length;
  if (place === from) return null;
  return { place, gap: place > from ? place + 1 : place };
}
