import type { EpochData } from '../hook.ts';
import { valueText } from '../option-values.ts';
import { isMapping } from './epoch-value.ts';
import { knownNames } from './known-names.ts';

/** A variable of the epoch that a hook goes by, and the hook that asks. */
export interface EpochPlace {
  readonly owner: string;
  readonly stream: string;
  readonly variable: string;
}

/** What earlier hooks made of a variable. Throws, with what there is, when the epoch has no such stream or variable. */
export function readEpochValue({ owner, stream, variable }: EpochPlace, epochData: EpochData): unknown {
  const variables = Object.hasOwn(epochData, stream) ? epochData[stream] : undefined;
  if (variables === undefined)
    throw new Error(`${owner}: the epoch has no stream '${stream}'. It has: ${knownNames(epochData)}.`);
  if (!Object.hasOwn(variables, variable))
    throw new Error(
      `${owner}: the epoch data of stream '${stream}' has no variable '${variable}'. It has: ${knownNames(variables)}. ` +
        `A hook that writes it, such as ComputeStats, must come before ${owner}.`,
    );
  return variables[variable];
}

/** The mean of a variable: its `mean` where it has aggregations, or the value where that is a number itself. */
export function readEpochMean(place: EpochPlace, epochData: EpochData): number {
  const value = readEpochValue(place, epochData);
  const mean = meanOf(value);
  if (mean === null) throw notANumber(place, `a number or a mean was expected, but it is ${contentText(value)}`);
  return mean;
}

/** An aggregation of a variable; null asks for a variable that is a number itself. */
export function readAggregation(place: EpochPlace, aggregation: string | null, epochData: EpochData): number {
  const value = readEpochValue(place, epochData);
  const number = asNumber(aggregation === null ? value : itemOf(value, aggregation));
  if (number !== null) return number;
  if (aggregation === null) throw notANumber(place, `a number was expected, but it is ${contentText(value)}`);
  const advice = asNumber(value) === null ? '' : '. Leave aggregation empty for a number';
  throw notANumber(place, `its ${aggregation} was expected, but it is ${contentText(value)}${advice}`);
}

/** The mean that a value holds or is, or null. */
export function meanOf(value: unknown): number | null {
  return asNumber(value) ?? asNumber(itemOf(value, 'mean'));
}

function asNumber(value: unknown): number | null {
  return typeof value === 'number' || typeof value === 'boolean' ? Number(value) : null;
}

function itemOf(value: unknown, name: string): unknown {
  return isMapping(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function notANumber({ owner, stream, variable }: EpochPlace, problem: string): TypeError {
  return new TypeError(`${owner}: variable '${variable}' of stream '${stream}': ${problem}.`);
}

function contentText(value: unknown): string {
  return isMapping(value) ? `an object with: ${knownNames(value)}` : valueText(value);
}
