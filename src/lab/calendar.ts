// The calendar of a run: what day and hour it is so many milliseconds after the scenario's start. Integers only: no zone, no
// machine's language, no clock of its own.

const dayMs = 86_400_000;
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export interface Moment {
  /** Days since 1 Jan 1970: the same number means the same day. */
  readonly day: number;
  /** `09:00:05`. */
  readonly clock: string;
}

/** The moment so long after a start such as `1999-07-12T09:00`. */
export function momentOf(startsAt: string, atMs: number): Moment {
  const total = startMs(startsAt) + atMs;
  const day = Math.floor(total / dayMs);
  const seconds = Math.floor((total - day * dayMs) / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return { day, clock: [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':') };
}

/** `Mon 12 Jul 1999`. */
export function dateText(day: number): string {
  return `${shortDateText(day)} ${dateOf(day).year}`;
}

/** The same without the year, where room is short. */
export function shortDateText(day: number): string {
  const { month, date } = dateOf(day);
  return `${weekdays[(((day + 4) % 7) + 7) % 7] ?? ''} ${date} ${months[month - 1] ?? ''}`;
}

/** Date and clock: `Mon 12 Jul 1999, 09:00:05`. */
export function calendarText(startsAt: string, atMs: number): string {
  const { day, clock } = momentOf(startsAt, atMs);
  return `${dateText(day)}, ${clock}`;
}

/** Milliseconds from the start of the first day to the start of the scenario. */
export function sinceMidnightMs(startsAt: string): number {
  return startMs(startsAt) % dayMs;
}

function startMs(startsAt: string): number {
  const [year = 1970, month = 1, date = 1, hour = 0, minute = 0] = startsAt.split(/[-T:]/).map(Number);
  return dayOf(year, month, date) * dayMs + hour * 3_600_000 + minute * 60_000;
}

/** Counted in years that begin in March, so that the leap day comes last. */
function dayOf(year: number, month: number, date: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function dateOf(day: number): { year: number; month: number; date: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, date: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1 };
}
