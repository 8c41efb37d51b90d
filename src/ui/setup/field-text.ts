import type { Option } from '../../config/options.ts';
import { formatCount } from '../number-format.ts';

/** What a field is for and what it takes, in one or two sentences. */
export function fieldExplanation(option: Option): string {
  if (option.kind !== 'number' && option.kind !== 'optionalNumber') return option.explanation;
  const range = `From ${numberText(option.min)} to ${numberText(option.max)}${option.isInteger ? ', whole numbers' : ''}.`;
  return `${option.explanation} ${range}`;
}

function numberText(value: number): string {
  if (Number.isInteger(value)) return formatCount(value);
  return String(value);
}
