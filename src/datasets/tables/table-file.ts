import type { ChoiceOption } from '../../loop/index.ts';
import type { DatasetDescription } from '../dataset-definition.ts';

/** A CSV file of the site whose rows are to be told apart by a column of categories. */
export interface TableFile extends Pick<DatasetDescription, 'name' | 'label' | 'question' | 'explanation' | 'start'> {
  readonly citation: string;
  readonly file: string;
  /** The column to learn. */
  readonly targetName: string;
  /** What a row is: `flower`. */
  readonly rowWord: string;
  /** The two columns that are seen at first, so that there is a map. */
  readonly pair: {
    readonly label: string;
    readonly columns: readonly [string, string];
    readonly axisLabels: readonly [string, string];
  };
  /** All that may be seen, in this order. */
  readonly columns: readonly string[];
}

/** Whether the model sees the pair or all columns. */
export function columnsOption({ rowWord, pair }: TableFile): ChoiceOption<'two' | 'all'> {
  return {
    kind: 'choice',
    label: 'Columns',
    explanation: `What the model sees of each ${rowWord}.`,
    choices: [
      { value: 'two', label: pair.label },
      { value: 'all', label: 'All columns' },
    ],
    initial: 'two',
  };
}

/** What the data set of a file says of itself. */
export function describeTable(table: TableFile): DatasetDescription {
  const { name, label, question, explanation, citation, file, start } = table;
  return {
    name,
    label,
    question,
    explanation,
    citation,
    options: { columns: columnsOption(table) },
    files: [file],
    start,
  };
}
