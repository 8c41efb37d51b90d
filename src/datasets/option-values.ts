import type { ChoiceOption, NumberOption } from '../loop/index.ts';

/** An option as the user set it, or as it is at first. Throws where it is not a number: validation was passed by. */
export function numberValue(options: Readonly<Record<string, unknown>>, name: string, option: NumberOption): number {
  const value = options[name] ?? option.initial;
  if (typeof value === 'number') return value;
  throw new TypeError(`Option '${name}' of the data set must be a number, but ${JSON.stringify(value)} came.`);
}

/** As {@link numberValue}, for a choice. */
export function choiceValue<T extends string>(
  options: Readonly<Record<string, unknown>>,
  name: string,
  option: ChoiceOption<T>,
): T {
  const value = options[name] ?? option.initial;
  const choice = option.choices.find((candidate) => candidate.value === value);
  if (choice !== undefined) return choice.value;
  const known = option.choices.map((candidate) => candidate.value).join(', ');
  throw new TypeError(`Option '${name}' of the data set must be one of ${known}, but ${JSON.stringify(value)} came.`);
}
