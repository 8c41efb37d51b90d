/** How dates of a column are written: ISO alone unless a person says more. */
export type DateForm = 'iso' | 'dayFirst' | 'monthFirst' | 'epochMilliseconds';

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d\d):?(\d\d))?)?$/;
const SLASHED = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/;
const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Milliseconds since 1970 of an ISO date, with or without a time; UTC where no zone is given. NaN for all else. */
export function isoTime(text: string): number {
  const match = ISO.exec(text);
  if (match === null) return NaN;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((digits) => Number(digits || 0));
  const fraction = Number(`0.${match[7] ?? '0'}`);
  const zone = (match[8] === '-' ? -1 : 1) * (Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0));
  const seconds = clockSeconds(hour, minute, second);
  return dayTime(year, month, day) + seconds * 1000 + Math.floor(fraction * 1000) - zone * MINUTE;
}

/** How `03/04/2024` can be read: one of the orders, either, or not at all. */
export function slashedOrder(text: string): 'dayFirst' | 'monthFirst' | 'either' | null {
  const isDayFirst = !Number.isNaN(slashedTime(text, 'dayFirst'));
  const isMonthFirst = !Number.isNaN(slashedTime(text, 'monthFirst'));
  if (isDayFirst && isMonthFirst) return 'either';
  if (isDayFirst) return 'dayFirst';
  return isMonthFirst ? 'monthFirst' : null;
}

/** Milliseconds since 1970 of a date of that order, with `/`, `.` or `-` between its parts. NaN for all else. */
export function slashedTime(text: string, order: 'dayFirst' | 'monthFirst'): number {
  const match = SLASHED.exec(text);
  if (match === null) return NaN;
  const [first, second, year] = [Number(match[1]), Number(match[3]), Number(match[4])];
  return order === 'dayFirst' ? dayTime(year, second, first) : dayTime(year, first, second);
}

/** The time a text stands for. ISO is read in every form, for it cannot be mistaken. */
export function timeOf(text: string, form: DateForm): number {
  if (form === 'epochMilliseconds') return /^-?\d{1,15}$/.test(text) ? Number(text) : isoTime(text);
  const time = isoTime(text);
  return Number.isNaN(time) && form !== 'iso' ? slashedTime(text, form) : time;
}

/** `2024-03-04`, or `2024-03-04 05:06` where it is not midnight. */
export function timeText(time: number): string {
  const minutes = Math.floor((time - Math.floor(time / DAY) * DAY) / MINUTE);
  const [year, month, day] = civilDate(Math.floor(time / DAY));
  const date = [String(year).padStart(4, '0'), twoDigits(month), twoDigits(day)].join('-');
  return minutes === 0 ? date : `${date} ${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/** What of a time comes round again: month from 0 for January, weekday from 0 for Monday, hour with its minutes as a fraction. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly weekday: number;
  readonly hour: number;
}

export function dateParts(time: number): DateParts {
  const days = Math.floor(time / DAY);
  const [year, month] = civilDate(days);
  const weekday = (((days + 3) % 7) + 7) % 7; // 1 January 1970 was a Thursday
  return { year, month: month - 1, weekday, hour: (time - days * DAY) / HOUR };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function clockSeconds(hour = NaN, minute = NaN, second = NaN): number {
  return hour <= 23 && minute <= 59 && second <= 60 ? (hour * 60 + minute) * 60 + second : NaN;
}

function dayTime(year = NaN, month = NaN, day = NaN): number {
  if (!(month >= 1 && month <= 12 && day >= 1)) return NaN;
  const days = daysFromCivil(year, month, day);
  const [, sameMonth] = civilDate(days); // 30 February would be a day of March
  return sameMonth === month ? days * DAY : NaN;
}

/** Days since 1970-01-01 in the Gregorian calendar (H. Hinnant, "chrono-compatible low-level date algorithms"). */
function daysFromCivil(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of {@link daysFromCivil}. */
function civilDate(days: number): readonly [year: number, month: number, day: number] {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return [year, month, dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1];
}
