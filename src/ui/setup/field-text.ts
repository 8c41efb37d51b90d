import { exampleText } from '../../config/option-text.ts';
import type { Option } from '../../config/options.ts';
import { formatCount } from '../number-format.ts';

/** What a field is for, what it takes and how that is written, in a few sentences. */
export function fieldExplanation(option: Option): string {
  const notation = notationOf(option);
  return notation === null ? option.explanation : `${option.explanation} ${notation}`;
}

function notationOf(option: Option): string | null {
  switch (option.kind) {
    case 'number':
    case 'optionalNumber':
      return `From ${numberText(option.min)} to ${numberText(option.max)}${option.isInteger ? ', whole numbers' : ''}.`;
    case 'names':
      return option.names === 'stream' ? null : 'Commas go between names; a name with a comma goes into quotes.';
    case 'mapping':
    case 'statistics':
      return `Write them as \`${String(exampleText(option))}\`. What holds a comma goes into quotes.`;
    case 'text':
      return option.isVerbatim === true ? 'Spaces count; write a tab as \\t and a backslash as \\\\.' : null;
    default:
      return null;
  }
}

function numberText(value: number): string {
  if (Number.isInteger(value)) return formatCount(value);
  return String(value);
}
