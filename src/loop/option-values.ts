import type { OptionsRefusal } from './hook.ts';
import { artifactName } from './hooks/artifact-name.ts';
import type { Named, Option, Options, StatisticsRequest } from './option.ts';

/** The values that options of this description have, once checked. */
export type OptionValues<T extends Options> = { readonly [Name in keyof T]: ValueOf<T[Name]> };

type ValueOf<T extends Option> = T extends { readonly kind: 'choice' }
  ? T['choices'][number]['value']
  : T extends { readonly kind: 'number' }
    ? number
    : T extends { readonly kind: 'optionalNumber' }
      ? number | null
      : T extends { readonly kind: 'flag' }
        ? boolean
        : T extends { readonly kind: 'text' }
          ? string
          : T extends { readonly kind: 'optionalText' }
            ? string | null
            : T extends { readonly kind: 'statistics' }
              ? readonly StatisticsRequest[]
              : T extends { readonly kind: 'mapping' }
                ? Readonly<Record<string, string>>
                : readonly string[] | null;

/** The problem of a value with respect to its option, as the rest of a sentence ("must be …"), or null when it is fine. */
export function problemOf(option: Option, value: unknown): string | null {
  if (!isAllowed(option, value)) return `must be ${allowedText(option)}`;
  const named = option.kind === 'text' || option.kind === 'optionalText' ? option.names : undefined;
  return named === undefined || typeof value !== 'string' || isNameOf(named, value) ? null : `must name a ${named}`;
}

/** "a whole number from 1 to 1,000" */
export function rangeText({ min, max, isInteger }: { min: number; max: number; isInteger: boolean }): string {
  return `a ${isInteger ? 'whole ' : ''}number from ${plainNumber(min)} to ${plainNumber(max)}`;
}

interface Owner<T extends Options> {
  readonly name: string;
  readonly options: T;
  refusal?(values: Readonly<Record<string, unknown>>, nameOf: (option: string) => string): OptionsRefusal | null;
}

/**
 * Fills in the defaults and checks every value, then all together. Throws naming the owner, the option, the value and what
 * is allowed.
 */
export function readOptions<const T extends Options>(owner: Owner<T>, given: object): OptionValues<T> {
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(owner.options)) {
    const asked: unknown = Reflect.get(given, name);
    const value = asked === undefined ? option.initial : asked;
    const problem = problemOf(option, value);
    if (problem !== null) throw new TypeError(`${owner.name}: option ${name} ${problem}, but is ${valueText(value)}.`);
    values[name] = value;
  }
  const refusal = owner.refusal?.(values, (option) => option) ?? null;
  if (refusal !== null) throw new TypeError(`${owner.name}: ${refusal.sentence}`);
  return values as OptionValues<T>;
}

/** A value as it is shown in an error. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

function isAllowed(option: Option, value: unknown): boolean {
  switch (option.kind) {
    case 'number':
      return isNumberWithin(option, value);
    case 'optionalNumber':
      return value === null || isNumberWithin(option, value);
    case 'choice':
      return option.choices.some((choice) => choice.value === value);
    case 'flag':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'string';
    case 'optionalText':
      return value === null || typeof value === 'string';
    case 'names':
      return value === null || isListOfNames(value);
    case 'statistics':
      return isListOfStatistics(value);
    case 'mapping':
      return isMapping(value);
    default:
      return option satisfies never;
  }
}

function allowedText(option: Option): string {
  switch (option.kind) {
    case 'number':
      return rangeText(option);
    case 'optionalNumber':
      return `empty or ${rangeText(option)}`;
    case 'choice':
      return `one of ${option.choices.map((choice) => choice.value).join(', ')}`;
    case 'flag':
      return 'true or false';
    case 'text':
      return 'text';
    case 'optionalText':
      return 'empty or text';
    case 'names':
      return 'a list of names';
    case 'statistics':
      return 'a list of names, each alone or with its aggregations';
    case 'mapping':
      return 'pairs of names';
    default:
      return option satisfies never;
  }
}

function isNumberWithin(option: { min: number; max: number; isInteger: boolean }, value: unknown): boolean {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  return value >= option.min && value <= option.max && (!option.isInteger || Number.isInteger(value));
}

function isListOfNames(value: unknown): boolean {
  return Array.isArray(value) && value.every(isName);
}

/** Names may come with aggregations, as `{ loss: ['mean', 'std'] }`; whether these exist the owner knows. */
function isListOfStatistics(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => isName(item) || isMapOfNames(item));
}

function isMapOfNames(item: unknown): boolean {
  return typeof item === 'object' && item !== null && Object.keys(item).every(isName);
}

function isMapping(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every((pair) => pair.every(isName));
}

/** A name of a file must have something in it to name a file by. */
function isNameOf(named: Named, text: string): boolean {
  return (named === 'file' ? artifactName(text) : text) !== '';
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function plainNumber(value: number): string {
  return Math.abs(value) >= 1000 ? String(value).replace(/\B(?=(\d{3})+$)/g, ',') : String(value);
}
