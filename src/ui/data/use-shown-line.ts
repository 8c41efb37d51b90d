import { useState } from 'react';
import type { TableId } from '../../protocol/table-messages.ts';
import type { Jump } from './grid/jump.ts';

/** The line that was asked for last, `first` to begin with, and how to ask for another. A line of one table means nothing in the next. */
export function useShownLine(
  tableId: TableId | null,
  first: number | null,
): readonly [Jump | null, (line: number) => void] {
  const [asked, setAsked] = useState<{ readonly tableId: TableId | null; readonly jump: Jump } | null>(
    first === null ? null : { tableId, jump: { to: first } },
  );
  const show = (line: number) => setAsked({ tableId, jump: { to: line } });
  return [asked !== null && asked.tableId === tableId ? asked.jump : null, show];
}
