import { cellText } from '../../datasets/csv/columns/column-builder.ts';
import type { StoredTable } from '../../datasets/csv/columns/understand-table.ts';
import type { Target } from '../../datasets/dataset-definition.ts';
import type { FilePrediction, SaidOfRow } from '../../protocol/messages.ts';

/** How well the rows of a file were told, those with a target; null where it has none. */
export function scoreOf({ columns }: StoredTable, target: Target, said: readonly SaidOfRow[]): FilePrediction['score'] {
  const column = columns.find(({ name }) => name === target.name);
  if (column === undefined) return null;
  const scores = said
    .map((row, index) => scoreOfRow(target, row, cellText(column, index)))
    .filter((score) => !Number.isNaN(score));
  if (scores.length === 0) return null;
  const value = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return { name: target.kind === 'number' ? 'mean absolute error' : 'accuracy', value, rowCount: scores.length };
}

/** 1 or 0 for a class, the distance of a number; NaN for a row without a target that the model could know. */
function scoreOfRow(target: Target, said: SaidOfRow, text: string): number {
  if (text === '') return NaN;
  if (target.kind === 'number')
    return said.kind === 'number' ? Math.abs(said.value - Number(text.replace(',', '.'))) : NaN;
  const index = target.classNames.indexOf(text);
  if (index < 0 || said.kind !== 'classes') return NaN;
  return Number(index === said.classIndex);
}
