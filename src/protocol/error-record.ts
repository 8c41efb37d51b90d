import type { ErrorRecord } from './messages.ts';

/** Turns anything that was thrown into plain data that can cross the seam. */
export function toErrorRecord(thrown: unknown): ErrorRecord {
  if (thrown instanceof Error) return { name: thrown.name, message: thrown.message, stack: thrown.stack ?? null };
  return { name: 'Error', message: String(thrown), stack: null };
}
