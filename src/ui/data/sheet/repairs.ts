import type { ReadingChoice } from '../../../protocol/table-messages.ts';
import { formatCount } from '../../number-format.ts';

export interface Repair {
  readonly label: string;
  readonly choice: Partial<ReadingChoice>;
}

/** What a person may know of a file that stopped at a line, so that it is read after all. What was said already is left out. */
export function repairs(choice: ReadingChoice, line: number | null): readonly Repair[] {
  const all: Repair[] = [];
  if (!choice.padShortRows) all.push({ label: 'Fill short rows with empty cells', choice: { padShortRows: true } });
  if (!choice.isOneTable) all.push({ label: 'Take it as one table', choice: { isOneTable: true } });
  const skippedLines = (line ?? 1) - 1;
  if (skippedLines > 0 && choice.dialect.skippedLines !== skippedLines)
    all.push({
      label: `Begin at line ${formatCount(skippedLines + 1)}`,
      choice: { dialect: { ...choice.dialect, skippedLines } },
    });
  return all;
}
