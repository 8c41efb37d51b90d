/** The places of the speed slider, in events a second; null is full speed. */
export const SPEEDS = [1, 2, 4, 8, 20, 60, null] as const;

/** `8 events/s` on the page. */
export function speedLabel(eventsPerSecond: number | null): string {
  if (eventsPerSecond === null) return 'full speed';
  return eventsPerSecond === 1 ? '1 event/s' : `${eventsPerSecond} events/s`;
}

/** The place on the slider that comes nearest. */
export function speedIndex(eventsPerSecond: number | null): number {
  const index = SPEEDS.findIndex((speed) => speed === null || (eventsPerSecond !== null && speed >= eventsPerSecond));
  return eventsPerSecond === null ? SPEEDS.length - 1 : index;
}
