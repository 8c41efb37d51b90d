import { distinctCount, presentCount } from '../column-facts.ts';
import type { ColumnType } from '../table-choices.ts';
import type { UnderstoodColumn } from '../understand-table.ts';
import { counted, quoted } from '../wording.ts';
import type { CheckInput, Fix, TableCheck } from './table-problem.ts';
import { asNumberFix, ignoreFix, mergeFixes } from './usual-fixes.ts';

/** More kinds than these may be amounts or names of rows. */
const MANY_KINDS = 100;
/** So many outputs would slow down everything. */
const TOO_MANY_KINDS = 1000;
/** A tenth of a small table is less than the classes it may well have. */
const FEW_KINDS = 10;
/** So many classes are left when rare ones are made one. */
const KEPT_CLASSES = 20;
/** Types that other checks are about. */
const NOT_KINDS: ReadonlySet<ColumnType> = new Set(['number', 'date', 'constant', 'empty']);

/** Whether the target has more kinds than can be classes. */
export const manyKindsCheck: TableCheck = ({ target, classes }) => {
  if (target === null || NOT_KINDS.has(target.type)) return [];
  const kinds = classes?.counts.length ?? distinctCount(target.facts);
  const rows = presentCount(target.facts);
  if (classes !== null && !areMany(kinds, rows)) return [];
  const sentence =
    `The target ${quoted(target.name)} has ${counted(kinds, 'kind')} in ${counted(rows, 'row')}. Is it an amount to ` +
    'learn as a number, or does it name the rows?';
  const severity = classes === null || areTooMany(kinds, rows) ? 'blocks' : 'warns';
  const fixes = [...numberFixes(target), ...(areTooMany(kinds, rows) ? [] : classFixes(target, classes))];
  fixes.push(ignoreFix(target));
  return [{ id: 'manyKinds', severity, sentence, column: target.index, lines: [], fixes }];
};

function areMany(kinds: number, rows: number): boolean {
  return kinds > MANY_KINDS || kinds > Math.max(FEW_KINDS, rows / 10);
}

function areTooMany(kinds: number, rows: number): boolean {
  return kinds * 2 > rows || kinds > TOO_MANY_KINDS;
}

function numberFixes(target: UnderstoodColumn): Fix[] {
  return target.facts.numbers > target.facts.texts ? [asNumberFix(target)] : [];
}

function classFixes(target: UnderstoodColumn, classes: CheckInput['classes']): Fix[] {
  if (classes !== null) return mergeFixes(target, classes.counts, KEPT_CLASSES);
  const change = { kind: 'setType', column: target.index, type: 'category' } as const;
  return [{ id: 'asClasses', label: `Learn the kinds of ${quoted(target.name)}`, change }];
}
