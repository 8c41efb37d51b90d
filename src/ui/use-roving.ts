import { useState, type FocusEvent, type KeyboardEvent } from 'react';

export interface Roving {
  /** Index of the one item that Tab stops at. */
  readonly current: number;
  /** For the element around the items, which are marked with `data-roving` in the order the keys go through them. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
}

const KEYS = {
  across: { back: 'ArrowLeft', on: 'ArrowRight' },
  down: { back: 'ArrowUp', on: 'ArrowDown' },
} as const;

/** One tab stop for a row or a column of `count` items: arrow keys, Home and End go from one to another. */
export function useRoving(direction: keyof typeof KEYS, count: number): Roving {
  const [last, setLast] = useState(0);
  const { back, on } = KEYS[direction];
  return {
    current: Math.min(last, Math.max(0, count - 1)),
    onKeyDown: (event) => {
      const items = itemsOf(event.currentTarget);
      const at = items.indexOf(event.target as HTMLElement);
      const to = new Map([
        [back, at - 1],
        [on, at + 1],
        ['Home', 0],
        ['End', items.length - 1],
      ]).get(event.key);
      if (at < 0 || to === undefined) return;
      event.preventDefault();
      items[Math.max(0, Math.min(items.length - 1, to))]?.focus();
    },
    onFocus: (event) => {
      const at = itemsOf(event.currentTarget).indexOf(event.target);
      if (at >= 0) setLast(at);
    },
  };
}

function itemsOf(element: HTMLElement): readonly HTMLElement[] {
  return Array.from(element.querySelectorAll<HTMLElement>('[data-roving]'));
}
