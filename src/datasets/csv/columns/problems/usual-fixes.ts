import { MERGED } from '../table-choices.ts';
import type { ClassCount, Fix } from './table-problem.ts';
import type { UnderstoodColumn } from '../understand-table.ts';
import { counted, quoted } from '../wording.ts';

export function ignoreFix({ index, name }: UnderstoodColumn): Fix {
  return { id: 'ignore', label: `Ignore ${quoted(name)}`, change: { kind: 'setRole', column: index, role: 'ignore' } };
}

export function asNumberFix({ index, name }: UnderstoodColumn): Fix {
  const change = { kind: 'setType', column: index, type: 'number' } as const;
  return { id: 'asNumber', label: `Learn ${quoted(name)} as a number`, change };
}

export function excludeFix(lines: readonly number[]): Fix {
  return { id: 'exclude', label: `Leave out ${counted(lines.length, 'row')}`, change: { kind: 'excludeLines', lines } };
}

/** Makes the rarest classes one: all of a single row, as many more as `mostClasses` asks, until there are two rows in it. */
export function mergeFixes(target: UnderstoodColumn, classes: readonly ClassCount[], mostClasses: number): Fix[] {
  const rarestFirst = [...classes].sort((one, other) => one.count - other.count);
  const names: string[] = [];
  let rows = 0;
  for (const { name, count } of rarestFirst) {
    const left = classes.length - names.length + (names.length > 0 ? 1 : 0);
    if (count > 1 && rows > 1 && names.length > 1 && left <= mostClasses) break;
    names.push(name);
    rows += count;
  }
  if (classes.length - names.length < 1) return []; // one class alone would be left
  const label = `Make the ${names.length} rarest classes one, '${MERGED}'`;
  return [{ id: 'merge', label, change: { kind: 'mergeKinds', column: target.index, names } }];
}
