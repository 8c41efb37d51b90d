import { distinctCount, presentCount, type ColumnFacts } from './column-facts.ts';
import type { ColumnType, Role } from './table-choices.ts';
import { counted, quoted } from './wording.ts';

/** A column as the roles see it. */
export interface RoleCandidate {
  readonly name: string;
  readonly type: ColumnType;
  readonly facts: ColumnFacts;
  /** What a person chose, else null. */
  readonly chosenRole: Role | null;
}

export interface RoleDecision {
  readonly role: Role;
  /** A sentence. */
  readonly reason: string;
}

/** Names of what is usually learnt, the surest first. */
const TARGET_NAMES: readonly RegExp[] = [
  /^(target|label|labels|y|class|classes)$/i,
  /^(species|outcome|diagnosis|survived|churn(ed)?|response|output|result|category|variety|kind|type)$/i,
  /(^|[_\s.-])(target|label|class|outcome)$/i,
];
const MAX_TARGET_KINDS = 20;
/** A category of more kinds would become too many inputs. */
const MAX_FEATURE_KINDS = 100;
const CHOSEN = 'Chosen, not guessed.';

/** The role of each column: chosen, or proposed with the reason. There is one target at most. */
export function decideRoles(columns: readonly RoleCandidate[]): readonly RoleDecision[] {
  const target = decideTarget(columns);
  return columns.map((column, index) => {
    if (index === target?.index) return { role: 'target', reason: target.reason };
    if (column.chosenRole === 'feature' || column.chosenRole === 'ignore')
      return { role: column.chosenRole, reason: CHOSEN };
    return featureOrNot(column);
  });
}

function decideTarget(columns: readonly RoleCandidate[]): { readonly index: number; readonly reason: string } | null {
  const chosen = columns.findIndex(({ chosenRole }) => chosenRole === 'target');
  if (chosen >= 0) return { index: chosen, reason: CHOSEN };
  const isFree = (column: RoleCandidate) => column.chosenRole === null;
  for (const names of TARGET_NAMES) {
    const index = columns.findLastIndex((column) => isFree(column) && names.test(column.name) && isLearnable(column));
    if (index >= 0) return { index, reason: `It is called ${quoted(columns[index]?.name ?? '')}.` };
  }
  const category = columns.findLastIndex((column) => isFree(column) && isFewKinds(column));
  if (category >= 0) {
    const kinds = counted(distinctCount((columns[category] as RoleCandidate).facts), 'kind');
    return { index: category, reason: `It is the last column that is a category of a few kinds (${kinds}).` };
  }
  const number = columns.findLastIndex((column) => isFree(column) && column.type === 'number');
  if (number < 0) return null;
  return { index: number, reason: 'No column is a category of a few kinds, and this is the last one of numbers.' };
}

/** A column in which a model can be shown right and wrong. */
function isLearnable({ type, facts }: RoleCandidate): boolean {
  return (type === 'category' || type === 'number') && distinctCount(facts) > 1;
}

function isFewKinds({ type, facts }: RoleCandidate): boolean {
  const kinds = distinctCount(facts);
  return type === 'category' && kinds >= 2 && kinds <= MAX_TARGET_KINDS;
}

function featureOrNot({ type, facts }: RoleCandidate): RoleDecision {
  switch (type) {
    case 'number':
      return { role: 'feature', reason: 'Numbers can be learnt from.' };
    case 'category':
      return categoryFeature(facts);
    case 'text':
      return { role: 'ignore', reason: 'Free text means nothing to this model.' };
    case 'date':
      return { role: 'ignore', reason: 'A date says something only once it is taken apart, into months or weekdays.' };
    case 'identifier':
      return { role: 'ignore', reason: 'It names each row, so a model could only learn the rows by heart.' };
    case 'constant':
      return { role: 'ignore', reason: 'It is the same in all rows, so it tells none apart.' };
    case 'empty':
      return { role: 'ignore', reason: 'Every cell is missing.' };
  }
}

function categoryFeature(facts: ColumnFacts): RoleDecision {
  const kinds = distinctCount(facts);
  if (kinds <= MAX_FEATURE_KINDS) return { role: 'feature', reason: 'Each of its kinds becomes an input.' };
  return { role: 'ignore', reason: `Its ${kinds} kinds in ${presentCount(facts)} rows would become as many inputs.` };
}
