// Options as a person writes them in a form field, both ways. Numbers stay text until they are read, so that nothing typed
// is ever lost.
import { problemOf, type MappingOption, type Option, type StatisticsRequest } from '../loop/index.ts';
import { readList, readPairs, writtenItem, writtenName, type WrittenItem } from './quoted-items.ts';
import { readVerbatim, writeVerbatim } from './verbatim-text.ts';

const PAIRS_EXAMPLE: MappingOption['initial'] = { features: 'flat_features', target: 'flat_target' };
const STATISTICS_EXAMPLE: readonly StatisticsRequest[] = [{ loss: ['mean', 'std'] }, 'accuracy'];

/** A value as the text of its field: `loss: mean std, accuracy` for variables with what is wanted of them. */
export function optionText(option: Option, value: unknown): string {
  switch (option.kind) {
    case 'names':
      return isList(value) ? value.map((name) => writtenItem(String(name))).join(', ') : '';
    case 'statistics':
      return isList(value) ? value.map((item) => statisticsText(item as StatisticsRequest)).join(', ') : '';
    case 'mapping':
      return Object.entries(value as Readonly<Record<string, string>>)
        .map(([name, named]) => `${writtenName(name)}: ${writtenItem(named)}`)
        .join(', ');
    case 'number':
    case 'optionalNumber':
    case 'choice':
    case 'flag':
    case 'optionalText':
      return plainText(value);
    case 'text':
      return option.isVerbatim === true ? writeVerbatim(plainText(value)) : plainText(value);
    default:
      return option satisfies never;
  }
}

/** The text that a field begins with. */
export function initialText(option: Option): string {
  return optionText(option, option.initial);
}

/** How pairs, and variables with what is wanted of them, are written; null for all else. */
export function exampleText(option: Option): string | null {
  if (option.kind === 'mapping') return optionText(option, option.example ?? PAIRS_EXAMPLE);
  return option.kind === 'statistics' ? optionText(option, STATISTICS_EXAMPLE) : null;
}

/** The value that a text stands for, and its problem as a sentence naming the option and what is allowed. */
export function readOptionText(option: Option, text: string): { value: unknown; problem: string | null } {
  const written = option.kind === 'text' && option.isVerbatim === true ? text : text.trim();
  const value = valueOf(option, written);
  return { value, problem: quotesProblem(option, written) ?? sentenceOf(option, written, problemOf(option, value)) };
}

function quotesProblem({ kind, label }: Option, text: string): string | null {
  if (kind !== 'names' && kind !== 'statistics' && kind !== 'mapping') return null;
  const { isClear } = kind === 'names' ? readList(text) : readPairs(text);
  return isClear
    ? null
    : `${label}: text that begins with a quote must end with one. Inside of it write a quote twice.`;
}

function sentenceOf(option: Option, text: string, problem: string | null): string | null {
  if (problem === null) return null;
  switch (option.kind) {
    case 'number':
    case 'optionalNumber':
      return `${option.label} ${problem}; ${text === '' ? 'the field is empty' : `it is ${text}`}.${decimalsHint(text)}`;
    case 'text':
    case 'optionalText':
      return `${option.label} ${problem}, but is ${text === '' ? 'empty' : `'${text}'`}.`;
    default: {
      const example = exampleText(option);
      return `${option.label} ${problem}.${example === null ? '' : ` Write them as \`${example}\`.`}`;
    }
  }
}

function decimalsHint(text: string): string {
  return /^\d+,\d+$/.test(text) ? ' Write a point for the decimals.' : '';
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
      return text;
    case 'text':
      return option.isVerbatim === true ? readVerbatim(text) : text;
    case 'optionalText':
      return text === '' ? null : text;
    case 'names':
      return text === '' ? null : readList(text).items.map(({ name }) => name);
    case 'statistics':
      return readPairs(text).items.map(statisticsOf);
    case 'mapping':
      return Object.fromEntries(readPairs(text).items.map(({ name, value }) => [name, value ?? '']));
    default:
      return option satisfies never;
  }
}

function numberOf(text: string): number {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
}

function statisticsOf({ name, value }: WrittenItem): StatisticsRequest {
  return value === null ? name : { [name]: value.split(/\s+/).filter((aggregation) => aggregation !== '') };
}

function statisticsText(request: StatisticsRequest): string {
  if (typeof request === 'string') return writtenName(request);
  return Object.entries(request)
    .map(([variable, aggregations]) => `${writtenName(variable)}: ${writtenItem(aggregations.join(' '))}`)
    .join(', ');
}

function plainText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** `Array.isArray` would make the items `any`. */
function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
