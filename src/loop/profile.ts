import type { Profile } from './hook.ts';

/** Appends one timing, in seconds, to the list of a timer. */
export function recordSeconds(profile: Profile, timer: string, seconds: number): void {
  const list = profile[timer];
  if (list === undefined) profile[timer] = [seconds];
  else list.push(seconds);
}

/** Empties the profile but keeps the object: hooks that hold on to it see it filled again (emloop 2.6). */
export function clearProfile(profile: Profile): void {
  for (const timer of Object.keys(profile)) Reflect.deleteProperty(profile, timer);
}

/** Sum of a timer's list, 0 where it has none. */
export function totalSeconds(profile: Profile, timer: string): number {
  let total = 0;
  for (const seconds of profile[timer] ?? []) total += seconds;
  return total;
}
