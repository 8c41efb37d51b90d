import type { ChoiceOption } from '../../loop/index.ts';
import type { DatasetDescription, NamedSplit } from '../dataset-definition.ts';

/** A CSV file of the site with a column to learn from others. */
export interface TableFile extends Pick<
  DatasetDescription,
  'name' | 'label' | 'question' | 'explanation' | 'task' | 'start'
> {
  readonly citation: string;
  readonly file: string;
  /** The column to learn. */
  readonly targetName: string;
  /** The two columns that are seen at first, so that there is a map; null where all are seen and there is none. */
  readonly pair: {
    /** What a row is: `flower`. */
    readonly rowWord: string;
    readonly label: string;
    readonly columns: readonly [string, string];
    readonly axisLabels: readonly [string, string];
  } | null;
  /** All that may be seen, in the order of the file. */
  readonly columns: readonly string[];
  readonly split: NamedSplit;
}

/** Whether the model sees the pair or all columns. */
export function columnsOption({ rowWord, label }: NonNullable<TableFile['pair']>): ChoiceOption<'two' | 'all'> {
  return {
    kind: 'choice',
    label: 'Columns',
    explanation: `What the model sees of each ${rowWord}.`,
    choices: [
      { value: 'two', label },
      { value: 'all', label: 'All columns' },
    ],
    initial: 'two',
  };
}

/** What the data set of a file says of itself. */
export function describeTable(table: TableFile): DatasetDescription {
  const { name, label, question, explanation, citation, file, targetName, columns, pair, split, start, task } = table;
  return {
    name,
    label,
    question,
    explanation,
    citation,
    options: pair === null ? {} : { columns: columnsOption(pair) },
    files: [file],
    table: { path: file, target: targetName, features: columns, split },
    ...(task === undefined ? {} : { task }),
    start,
  };
}
