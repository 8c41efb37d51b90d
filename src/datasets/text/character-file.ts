import type { DatasetDescription } from '../dataset-definition.ts';

/** Files of text in which the next character is to be foretold from those before it. */
export interface CharacterFile extends Pick<
  DatasetDescription,
  'name' | 'label' | 'question' | 'explanation' | 'files' | 'start'
> {
  readonly citation: string;
  /** How many characters the model sees. */
  readonly window: number;
}

/** What the data set says of itself. */
export function describeCharacters(file: CharacterFile): DatasetDescription {
  const { name, label, question, explanation, citation, files, start } = file;
  return { name, label, question, explanation, citation, options: {}, files, table: null, start };
}
