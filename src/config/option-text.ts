// Options as a person writes them in a form field, both ways. Numbers stay text until they are read, so that nothing typed
// is ever lost.
import { problemOf, type Option, type StatisticsRequest } from '../loop/index.ts';

/** A value as the text of its field: `loss: mean std, accuracy` for variables with what is wanted of them. */
export function optionText(option: Option, value: unknown): string {
  switch (option.kind) {
    case 'names':
      return isList(value) ? value.join(', ') : '';
    case 'statistics':
      return isList(value) ? value.map((item) => statisticsText(item as StatisticsRequest)).join(', ') : '';
    case 'mapping':
      return Object.entries(value as Readonly<Record<string, string>>)
        .map((pair) => pair.join(': '))
        .join(', ');
    case 'number':
    case 'optionalNumber':
    case 'choice':
    case 'flag':
    case 'text':
    case 'optionalText':
      return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
    default:
      return option satisfies never;
  }
}

/** The text that a field begins with. */
export function initialText(option: Option): string {
  return optionText(option, option.initial);
}

/** The value that a text stands for, and its problem as a sentence naming the option and what is allowed. */
export function readOptionText(option: Option, text: string): { value: unknown; problem: string | null } {
  const trimmed = text.trim();
  const value = valueOf(option, trimmed);
  const problem = problemOf(option, value);
  if (problem === null) return { value, problem: null };
  if (option.kind !== 'number' && option.kind !== 'optionalNumber')
    return { value, problem: `${option.label} ${problem}.` };
  const came = trimmed === '' ? 'the field is empty' : `it is ${trimmed}`;
  const hint = /^\d+,\d+$/.test(trimmed) ? ' Write a point for the decimals.' : '';
  return { value, problem: `${option.label} ${problem}; ${came}.${hint}` };
}

function valueOf(option: Option, text: string): unknown {
  switch (option.kind) {
    case 'number':
      return numberOf(text);
    case 'optionalNumber':
      return text === '' ? null : numberOf(text);
    case 'flag':
      return text === 'true';
    case 'choice':
    case 'text':
      return text;
    case 'optionalText':
      return text === '' ? null : text;
    case 'names':
      return text === '' ? null : partsOf(text);
    case 'statistics':
      return partsOf(text).map(statisticsOf);
    case 'mapping':
      return Object.fromEntries(partsOf(text).map(pairOf));
    default:
      return option satisfies never;
  }
}

function numberOf(text: string): number {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
}

function partsOf(text: string): string[] {
  return text === '' ? [] : text.split(',').map((part) => part.trim());
}

function pairOf(part: string): [string, string] {
  const [key = '', value = ''] = part.split(/:(.*)/s).map((side) => side.trim());
  return [key, value];
}

function statisticsOf(part: string): StatisticsRequest {
  const [variable, aggregations] = pairOf(part);
  return part.includes(':') ? { [variable]: aggregations.split(/\s+/).filter((name) => name !== '') } : part;
}

function statisticsText(request: StatisticsRequest): string {
  if (typeof request === 'string') return request;
  return Object.entries(request)
    .map(([variable, aggregations]) => `${variable}: ${aggregations.join(' ')}`)
    .join(', ');
}

/** `Array.isArray` would make the items `any`. */
function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
