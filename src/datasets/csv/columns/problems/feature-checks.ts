import { distinctCount, presentCount } from '../column-facts.ts';
import { sameness, type Sameness } from './same-values.ts';
import type { TableCheck, TableProblem } from './table-problem.ts';
import { featureColumns, type UnderstoodColumn } from '../understand-table.ts';
import { ignoreFix } from './usual-fixes.ts';
import { counted, quoted } from '../wording.ts';

/** Whether there is anything to learn from. */
export const noFeatureCheck: TableCheck = ({ table }) => {
  const isUseful = ({ type }: UnderstoodColumn) => type !== 'constant' && type !== 'empty';
  if (table.rows.length === 0 || featureColumns(table).some(isUseful)) return [];
  const sentence = 'There is nothing to learn from. Make at least one column a feature that differs between rows.';
  return [{ id: 'noFeature', severity: 'blocks', sentence, column: null, lines: [], fixes: [] }];
};

/** Features that name the rows, or hold free text. */
export const rowNamingCheck: TableCheck = ({ table }) =>
  featureColumns(table).flatMap((column): TableProblem[] => {
    if (column.type !== 'identifier' && column.type !== 'text') return [];
    const kinds = `${counted(distinctCount(column.facts), 'value')} in ${counted(presentCount(column.facts), 'row')}`;
    const sentence =
      column.type === 'identifier'
        ? `The feature ${quoted(column.name)} names the rows (${kinds}). A model learns them by heart, and nothing else.`
        : `The feature ${quoted(column.name)} is free text (${kinds}). Each different text would become an input.`;
    const id = column.type === 'identifier' ? 'idFeature' : 'textFeature';
    return [{ id, severity: 'warns', sentence, column: column.index, lines: [], fixes: [ignoreFix(column)] }];
  });

/** Columns that tell no row from another. They are told of even where they are ignored already, unless a person did. */
export const sameThroughoutCheck: TableCheck = ({ table }) =>
  table.columns.flatMap((column): TableProblem[] => {
    const { type, role, choices, name, index } = column;
    if (role === 'target' || choices.role === 'ignore' || table.rows.length < 2) return [];
    if (type !== 'constant' && type !== 'empty') return [];
    const why = type === 'empty' ? 'has no values' : 'is the same in all rows that have it';
    const sentence = `Column ${quoted(name)} ${why}. It tells no rows apart, and is not used.`;
    const fixes = role === 'feature' ? [ignoreFix(column)] : [];
    const id = type === 'empty' ? 'emptyFeature' : 'constantFeature';
    return [{ id, severity: 'tells', sentence, column: index, lines: [], fixes }];
  });

/** Features that give the target away. */
export const leakCheck: TableCheck = ({ table, target }) => {
  if (target === null || distinctCount(target.facts) < 2) return [];
  return featureColumns(table).flatMap((column): TableProblem[] => {
    const same = distinctCount(column.facts) < 2 ? null : sameness(column, target, table.rows);
    if (same === null) return [];
    const sentence =
      `The feature ${quoted(column.name)} ${SAMENESS[same]} the target ${quoted(target.name)}. ` +
      'A model that sees it need not learn anything else.';
    return [{ id: 'leak', severity: 'warns', sentence, column: column.index, lines: [], fixes: [ignoreFix(column)] }];
  });
};

const SAMENESS: Readonly<Record<Sameness, string>> = {
  equal: 'is equal to',
  oneToOne: 'has one value for each value of',
  linear: 'is, in another unit,',
};
