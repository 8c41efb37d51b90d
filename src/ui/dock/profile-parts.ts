import type { EpochProfile } from '../../protocol/messages.ts';

/** One stretch of the bar: what took the time, of which stream, and how long. */
export interface ProfilePart {
  readonly kind: 'read' | 'model' | 'hooks';
  /** Null for the hooks called after all streams. */
  readonly stream: string | null;
  readonly seconds: number;
}

/** The parts of the last epoch in the order they happened, without those that took no time. */
export function profileParts({ streams, afterEpochHooks }: EpochProfile): readonly ProfilePart[] {
  const parts: readonly ProfilePart[] = [
    ...streams.flatMap(({ name, read, model, hooks }) => [
      { kind: 'read', stream: name, seconds: read } as const,
      { kind: 'model', stream: name, seconds: model } as const,
      { kind: 'hooks', stream: name, seconds: hooks } as const,
    ]),
    { kind: 'hooks', stream: null, seconds: afterEpochHooks },
  ];
  return parts.filter(({ seconds }) => seconds > 0);
}

/** `model, train`; `hooks after the epoch`. */
export function partName({ kind, stream }: ProfilePart): string {
  return stream === null ? 'hooks after the epoch' : `${kind}, ${stream}`;
}

/** Seconds of each kind over all streams. */
export function profileTotals(parts: readonly ProfilePart[]): Readonly<Record<ProfilePart['kind'], number>> {
  const totals = { read: 0, model: 0, hooks: 0 };
  for (const { kind, seconds } of parts) totals[kind] += seconds;
  return totals;
}
