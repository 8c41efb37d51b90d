import { isNdArray } from '../batch.ts';

/** What emloop calls a scalar: a number, a truth value or a text. */
export function isScalar(value: unknown): value is number | boolean | string {
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string';
}

/** Aggregations by name, or any other plain object. */
export function isMapping(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !ArrayBuffer.isView(value) && !isNdArray(value);
}

/** The kind of a value, as it is told in an error. */
export function typeText(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : typeof value;
}
