import type { RandomSource } from '../loop/index.ts';
import { categoryColumn, typedColumn } from './csv/columns/typed-column.ts';
import { targetColumn, type UnderstoodColumn, type UnderstoodTable } from './csv/columns/understand-table.ts';
import { groupedSplit } from './grouped-split.ts';
import { orderedSplit } from './ordered-split.ts';
import { stratifiedSplit, type Split } from './split.ts';

/**
 * Deals the rows of a table out to train, valid and test, by the rule and the shares that were chosen. The parts hold
 * indices into `understood.rows`. Rows without a target go to none, and neither do rows without a value in a column that
 * gives the order. With no target at all, every part is empty. The same seed gives the same split.
 *
 * Throws where the shares are more than the whole, or the rule names a column that is not there.
 */
export function splitTable(understood: UnderstoodTable, random: RandomSource): Split {
  const { split, shares } = understood.choices;
  const classes = targetClasses(understood);
  switch (split.kind) {
    case 'stratified':
      return stratifiedSplit(classes, random, shares);
    case 'shuffled':
      return stratifiedSplit(
        classes.map((index) => Math.min(index, 0)),
        random,
        shares,
      );
    case 'grouped': {
      const groups = groupsOf(columnAt(understood, split.column), understood.rows);
      return groupedSplit(where(classes, groups, -1), random, shares);
    }
    case 'ordered': {
      const places =
        split.column === null
          ? Float64Array.from(understood.rows.keys())
          : placesOf(columnAt(understood, split.column), understood.rows);
      return orderedSplit(where(classes, places, NaN), shares);
    }
  }
}

/** Index of the class of each row; 0 for every number; -1 where there is no target. */
function targetClasses(understood: UnderstoodTable): Int32Array {
  const target = targetColumn(understood);
  if (target === null) return new Int32Array(understood.rows.length).fill(-1);
  if (target.type !== 'number' && target.type !== 'date') return categoryColumn(target, understood.rows).codes;
  return Int32Array.from(typedColumn(target, understood.rows).isMissing, (isMissing) => -isMissing);
}

function columnAt({ columns }: UnderstoodTable, index: number): UnderstoodColumn {
  const column = columns[index];
  if (column !== undefined) return column;
  throw new RangeError(
    `The split goes by column ${index + 1}, but the table has ${columns.length}. Choose another rule or another column.`,
  );
}

/** The group of each row, from 0. A row without a value is a group by itself: nothing says whose it is. */
function groupsOf(column: UnderstoodColumn, rows: Int32Array): Int32Array {
  const values = typedColumn(column, rows);
  const keys: ArrayLike<number> = values.kind === 'category' ? values.codes : values.values;
  const groupOf = new Map<number, number>();
  let count = 0;
  return Int32Array.from(keys, (key, row) => {
    const known = groupOf.get(key);
    if (known !== undefined) return known;
    if (values.isMissing[row] !== 1) groupOf.set(key, count);
    return count++;
  });
}

/** Numbers and times as they are, kinds in the order of their names; NaN where there is no value. */
function placesOf(column: UnderstoodColumn, rows: Int32Array): Float64Array {
  const values = typedColumn(column, rows);
  if (values.kind !== 'category') return values.values;
  return Float64Array.from(values.codes, (code) => (code < 0 ? NaN : code));
}

/** The values of rows that have a target, `none` for the others. */
function where<Values extends Int32Array | Float64Array>(classes: Int32Array, values: Values, none: number): Values {
  const kept = values.slice() as Values;
  classes.forEach((index, row) => {
    if (index < 0) kept[row] = none;
  });
  return kept;
}
