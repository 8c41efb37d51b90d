import { MAIN_LOOP_FIELDS } from '../../config/main-loop-fields.ts';
import { initialText } from '../../config/option-text.ts';
import type { Option } from '../../config/options.ts';

const FIELDS: readonly [string, Option][] = Object.entries(MAIN_LOOP_FIELDS);

/** The main loop in a few words: what differs from the defaults, else which streams are measured. */
export function mainLoopText(texts: Readonly<Record<string, string>>): string {
  const changed = FIELDS.flatMap(([name, option]) => {
    const text = (texts[name] ?? initialText(option)).trim();
    return text === initialText(option) ? [] : [changeText(name, option, text)];
  });
  return changed.length > 0 ? changed.join(', ') : `extra: ${initialText(MAIN_LOOP_FIELDS.extraStreams)}`;
}

function changeText(name: string, option: Option, text: string): string {
  if (name === 'extraStreams') return text === '' ? 'no extra streams' : `extra: ${text}`;
  const label = option.label.charAt(0).toLowerCase() + option.label.slice(1);
  if (option.kind === 'flag') return text === 'true' ? label : `not ${label}`;
  if (option.kind !== 'choice') return `${label} ${text}`;
  return `${label}: ${option.choices.find(({ value }) => value === text)?.label ?? text}`;
}
