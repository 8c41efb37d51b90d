import type { Option } from '../../config/options.ts';
import { formatCount } from '../number-format.ts';

/** What a field is for and what it takes, in one or two sentences. */
export function fieldExplanation(option: Option): string {
  switch (option.kind) {
    case 'number':
    case 'optionalNumber':
      return `${option.explanation} From ${numberText(option.min)} to ${numberText(option.max)}${option.isInteger ? ', whole numbers' : ''}.`;
    case 'choice':
    case 'flag':
    case 'text':
    case 'names':
      return option.explanation;
  }
}

function numberText(value: number): string {
  if (Number.isInteger(value)) return formatCount(value);
  return String(value);
}
