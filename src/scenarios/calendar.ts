// The calendar as far as a scenario's start needs it: is this day in it? No zones, no arithmetic.

const daysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Is `1999-07-12T09:00` a day and an hour that exist? Its digits must stand where they belong. */
export function isCalendarMoment(moment: string): boolean {
  const [year = 0, month = 0, day = 0, hour = 24, minute = 60] = moment.split(/[-T:]/).map(Number);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && isLeap ? 29 : (daysOfMonths[month - 1] ?? 0);
  return day >= 1 && day <= days && hour < 24 && minute < 60;
}
