// Date and clock of a run, from the scenario's start and the milliseconds since.
import { expect, test } from 'vitest';
import { calendarText, dateText, momentOf, sinceMidnightMs } from '../../src/lab/index.ts';

const day = 86_400_000;

test('the scenario’s clock goes on past midnight', () => {
  expect(calendarText('1999-07-12T09:00', 5600)).toBe('Mon 12 Jul 1999, 09:00:05');
  expect(calendarText('1999-07-12T23:59', 59_999)).toBe('Mon 12 Jul 1999, 23:59:59');
  expect(calendarText('1999-07-12T23:59', 61_000)).toBe('Tue 13 Jul 1999, 00:00:01');
});

test('every day from 1980 to 2099 has the name that the machine’s own calendar gives it', () => {
  const start = momentOf('1980-01-01T00:00', 0).day;
  const names = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  for (let place = 0; place < 43_829; place += 1) {
    const parts = Object.fromEntries(
      names.formatToParts(new Date((start + place) * day)).map(({ type, value }) => [type, value]),
    );
    const month = parts['month'] === 'Sept' ? 'Sep' : parts['month'];
    expect(dateText(start + place)).toBe(`${parts['weekday']} ${parts['day']} ${month} ${parts['year']}`);
  }
});

test('the leap day of 2000 is there, that of 1900 would not be', () => {
  expect(calendarText('2000-02-28T12:00', day)).toBe('Tue 29 Feb 2000, 12:00:00');
  expect(calendarText('1999-02-28T12:00', day)).toBe('Mon 1 Mar 1999, 12:00:00');
});

test('two moments have the same day number when they are on the same day', () => {
  const at = (ms: number) => momentOf('1999-12-31T22:00', ms).day;
  expect(at(0)).toBe(at(7_199_999));
  expect(at(7_200_000)).toBe(at(0) + 1);
  expect(sinceMidnightMs('1999-12-31T22:30')).toBe(81_000_000);
});
