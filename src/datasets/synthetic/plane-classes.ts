import type { NumberOption } from '../../loop/index.ts';
import { numberValue } from '../option-values.ts';

/** The classes of a figure: their names, or the option that says how many there are with the word for one of them. */
export type PlaneClasses =
  readonly string[] | { readonly optionName: string; readonly option: NumberOption; readonly word: string };

/** Their names: `inner` and `outer`, or `arm 1` to as many as the options say. */
export function classNamesOf(classes: PlaneClasses, options: Readonly<Record<string, unknown>>): readonly string[] {
  if (!('option' in classes)) return classes;
  const count = numberValue(options, classes.optionName, classes.option);
  return Array.from({ length: count }, (_, index) => `${classes.word} ${index + 1}`);
}
