import type { KeyboardEvent } from 'react';

export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** The cell that a key leads to from this one, kept inside of the grid; null for any other key. */
export function cellAfterKey(event: Pick<KeyboardEvent, 'key' | 'ctrlKey'>, from: Cell, last: Cell): Cell | null {
  const { row, column } = from;
  const to = new Map<string, Cell>([
    ['ArrowUp', { row: row - 1, column }],
    ['ArrowDown', { row: row + 1, column }],
    ['ArrowLeft', { row, column: column - 1 }],
    ['ArrowRight', { row, column: column + 1 }],
    ['Home', { row: event.ctrlKey ? 0 : row, column: 0 }],
    ['End', { row: event.ctrlKey ? last.row : row, column: last.column }],
  ]).get(event.key);
  if (to === undefined) return null;
  return { row: clamp(to.row, last.row), column: clamp(to.column, last.column) };
}

function clamp(index: number, last: number): number {
  return Math.max(0, Math.min(last, index));
}
