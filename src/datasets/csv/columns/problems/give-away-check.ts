import { categoryColumn } from '../typed-column.ts';
import { featureColumns, type UnderstoodColumn } from '../understand-table.ts';
import { namedTexts, quoted } from '../wording.ts';
import type { CheckInput, TableCheck, TableProblem } from './table-problem.ts';
import { ignoreFix } from './usual-fixes.ts';

/** Rows of a class from which on it is no chance that all have the same kind. */
const MIN_ROWS = 20;
/** With more kinds each has few rows, and whole classes with one are likely by chance. */
const MAX_KINDS = 20;

/**
 * Features of kinds that tell whole classes: two classes or more each have one kind alone, and not the same. A model may
 * learn where the rows come from instead of what they are.
 */
export const giveAwayCheck: TableCheck = (input) => {
  const { target, classes, table } = input;
  if (target === null || classes === null || classes.counts.length < 2) return [];
  return featureColumns(table).flatMap((column) => (column.type === 'category' ? giveAway(column, input) : []));
};

function giveAway(column: UnderstoodColumn, { table, target, classes }: CheckInput): readonly TableProblem[] {
  if (target === null || classes === null) return [];
  const { codes, categories } = categoryColumn(column, table.rows);
  if (categories.length > MAX_KINDS) return [];
  const kindOf = onlyKinds(classes.column.codes, codes, classes.counts.length);
  const told = classes.counts.flatMap(({ name, count }, code) => {
    const kind = kindOf[code] ?? MANY;
    return kind >= 0 && count >= MIN_ROWS ? [{ name, count, kind }] : [];
  });
  // All classes with one kind each are equal to it, which is another problem's to tell.
  if (told.length === classes.counts.length || new Set(told.map(({ kind }) => kind)).size < 2) return [];
  const each = told.map(
    ({ name, count, kind }) => `all ${count} of ${quoted(name)} have ${quoted(categories[kind] ?? '')}`,
  );
  const sentence =
    `The feature ${quoted(column.name)} gives ${namedTexts(told.map(({ name }) => name))} away: ${each.join(', ')}. ` +
    'A model may learn where the rows come from, not what they are.';
  return [
    { id: 'givesAway', severity: 'warns', sentence, column: column.index, lines: [], fixes: [ignoreFix(column)] },
  ];
}

const NONE = -2;
const MANY = -3;

/** The one kind that all rows of each class have; {@link MANY} where they have several, or gaps. */
function onlyKinds(classCodes: Int32Array, kinds: Int32Array, classCount: number): Int32Array {
  const only = new Int32Array(classCount).fill(NONE);
  classCodes.forEach((classCode, row) => {
    if (classCode < 0) return;
    const kind = kinds[row] ?? -1;
    const known = only[classCode] ?? NONE;
    if (kind < 0 || (known !== NONE && known !== kind)) only[classCode] = MANY;
    else only[classCode] = kind;
  });
  return only;
}
