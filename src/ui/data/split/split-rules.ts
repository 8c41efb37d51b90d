import type { SplitRule } from '../../../datasets/csv/columns/table-choices.ts';
import type { ColumnView, TableView } from '../../../protocol/table-messages.ts';

/** A way to deal the rows out, as the list of them has it. */
export interface ListedRule {
  readonly name: 'stratified' | 'shuffled' | 'grouped' | 'fileOrder' | 'columnOrder';
  readonly label: string;
  /** The rule it begins with. */
  readonly rule: SplitRule;
}

/** The ways that there are for this table. */
export function listedRules(view: TableView): readonly ListedRule[] {
  const group = groupColumns(view)[0];
  const order = orderColumns(view)[0];
  const rules: ListedRule[] = [];
  if (view.task?.kind !== 'number')
    rules.push({ name: 'stratified', label: 'kinds in proportion', rule: { kind: 'stratified' } });
  rules.push({ name: 'shuffled', label: 'at random', rule: { kind: 'shuffled' } });
  if (group !== undefined)
    rules.push({
      name: 'grouped',
      label: 'alike rows together by',
      rule: { kind: 'grouped', column: group.index },
    });
  rules.push({ name: 'fileOrder', label: 'the last rows are the test', rule: { kind: 'ordered', column: null } });
  if (order !== undefined)
    rules.push({
      name: 'columnOrder',
      label: 'the latest are the test by',
      rule: { kind: 'ordered', column: order.index },
    });
  return rules;
}

/** Which of the list a rule is. A number has no kinds to keep in proportion. */
export function ruleName({ choices: { split }, task }: TableView): ListedRule['name'] {
  switch (split.kind) {
    case 'stratified':
      return task?.kind === 'number' ? 'shuffled' : 'stratified';
    case 'shuffled':
    case 'grouped':
      return split.kind;
    case 'ordered':
      return split.column === null ? 'fileOrder' : 'columnOrder';
  }
}

/** Columns that can say which rows belong together; the likeliest first. */
export function groupColumns({ columns }: TableView): readonly ColumnView[] {
  const isGroup = ({ type, role }: ColumnView) =>
    role !== 'target' && type !== 'constant' && type !== 'empty' && type !== 'date';
  return [...columns.filter(isGroup)].sort((one, other) => groupRank(one) - groupRank(other));
}

/** Columns that can say what came first; dates before numbers. */
export function orderColumns({ columns }: TableView): readonly ColumnView[] {
  const ofType = (type: ColumnView['type']) =>
    columns.filter((column) => column.type === type && column.role !== 'target');
  return [...ofType('date'), ...ofType('number')];
}

function groupRank({ type }: ColumnView): number {
  return ['identifier', 'text', 'category'].includes(type) ? 0 : 1;
}

/** Whether some class is so rare that it is worth doing something about it. */
export function isUneven({ parts, choices }: TableView): boolean {
  const [first] = parts ?? [];
  if (choices.balance !== 'none') return true;
  const counts = (first?.classCounts ?? []).map((_, index) =>
    (parts ?? []).reduce((sum, { classCounts }) => sum + (classCounts[index] ?? 0), 0),
  );
  return counts.length > 1 && Math.max(...counts) >= 1.5 * Math.min(...counts);
}
