// The simple values of a scenario file: names, addresses, times, words. Each carries, as its message, the words that
// follow "expected" when a file has something else.
import {
  array,
  boolean,
  check,
  integer,
  maxLength,
  maxValue,
  minLength,
  minValue,
  number,
  picklist,
  pipe,
  record,
  regex,
  string,
} from 'valibot';
import type { GenericSchema } from 'valibot';
import { isCalendarMoment } from './calendar.ts';
import { isMask } from './subnet.ts';

/** More than any story of this lab lasts: ten years of 365 days. */
export const longestMs = 10 * 365 * 24 * 60 * 60 * 1000;

export const mostHosts = 500;

const octet = '(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])';
const ipPattern = new RegExp(`^${octet}(\\.${octet}){3}$`);
/** Control characters, line breaks, and marks that turn the direction of writing can hide what a text says. */
const unseen = '\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069';
/** Each letter can be matched in one way only, so that a long text takes no long time. */
const plainPattern = new RegExp(`^ *[^\\s${unseen}][^${unseen}]*$`);

const expectedName = "a computer name: 1 to 15 letters, digits and ! @ # $ % ^ & ' ) ( . - _ { } ~, no blanks";
const expectedIp = 'an IP address, such as "10.0.1.17"';
const expectedMask = 'a subnet mask, such as "255.255.255.0"';
const expectedStart = 'a local date and hour without zone, such as "1999-07-12T09:00"';

export function matching(pattern: RegExp, expected: string) {
  return pipe(string(expected), regex(pattern, expected));
}

/** One line of any letters and signs; markup in it is only ever shown as it stands. */
export function text(longest: number) {
  const expected = `a text of 1 to ${longest} characters in one line`;
  return pipe(string(expected), maxLength(longest, expected), regex(plainPattern, expected));
}

export function wholeNumber(least: number, most: number, what = 'a whole number') {
  const expected = `${what} from ${least} to ${most}`;
  return pipe(number(expected), integer(expected), minValue(least, expected), maxValue(most, expected));
}

export function milliseconds(most = longestMs) {
  return wholeNumber(0, most, 'a whole number of milliseconds');
}

/** A moment before the run, or its beginning. */
export function momentBefore() {
  return wholeNumber(-longestMs, 0, 'a whole number of milliseconds');
}

export function share() {
  const expected = 'a number from 0 (never) to 1 (always)';
  return pipe(number(expected), minValue(0, expected), maxValue(1, expected));
}

export function yesOrNo() {
  return boolean('true or false');
}

export function oneOf<const T extends readonly (string | number)[]>(options: T) {
  return picklist(options, `one of ${options.map((option) => JSON.stringify(option)).join(', ')}`);
}

/** A list; `items` are its items in words, such as `hosts`. */
export function listOf<const T extends GenericSchema>(item: T, items: string, least: number, most: number) {
  const expected = `a list of ${least === 0 ? 'at most' : `${least} to`} ${most} ${items}`;
  return pipe(array(item, expected), minLength(least, expected), maxLength(most, expected));
}

/** A table; `what` is a row of it in words, such as `name to address`. */
export function tableOf<const K extends GenericSchema<string, string>, const V extends GenericSchema>(
  key: K,
  value: V,
  what: string,
) {
  return record(key, value, `a table of ${what}, in braces`);
}

export const computerName = matching(/^[A-Za-z0-9!@#$%^&')(._{}~-]{1,15}$/, expectedName);
export const hostName = matching(
  /^[A-Za-z0-9!@#$%^&')(._{}~-]{1,255}$/,
  'a name of 1 to 255 letters, digits, dots and hyphens',
);
export const ipAddress = matching(ipPattern, expectedIp);
export const subnetMask = pipe(string(expectedMask), regex(ipPattern, expectedMask), check(isMask, expectedMask));
export const ipxAddress = matching(/^[0-9A-F]{8}:[0-9A-F]{12}$/, 'network:node, such as "0000A1B2:00C04F123456"');
export const ipxNetwork = matching(
  /^(?!0{8}|F{8})[0-9A-F]{8}$/,
  'an IPX network number: eight hexadecimal digits in capitals, such as "0000A1B2"',
);
/** The 16th octet of a NetBIOS name. */
export const suffix = matching(/^[0-9A-F]{2}$/, 'a 16th octet: two hexadecimal digits in capitals, such as "43"');
/** RFC 6901. It leads somewhere: not to the whole file. */
export const jsonPointer = pipe(
  string('a JSON pointer, such as "/acts/0/atMs"'),
  maxLength(200, 'a JSON pointer of at most 200 characters'),
  regex(/^(\/([^~/]|~[01])+)+$/, 'a JSON pointer, such as "/acts/0/atMs"'),
);
export const flagName = matching(
  /^[A-Za-z0-9]{1,20}(-[A-Za-z0-9]{1,20}){0,3}$/,
  'one to four words of letters and digits with hyphens between, such as "inventory"',
);
export const article = matching(/^Q[0-9]{5,6}$/, 'the number of an article, such as "Q226297"');
export const scenarioId = matching(
  /^[A-Za-z0-9]+(-[A-Za-z0-9]+){0,19}$/,
  'words of letters and digits with hyphens between, such as "Q226297-found-by-name"',
);
/** Of a site: three letters or digits. */
export const siteCode = matching(/^[A-Z0-9]{3}$/, 'a site code: three capital letters or digits, such as "ABC"');
/** Of a package: the code of the site it was made at, and a number. */
export const packageId = matching(
  /^[A-Z0-9]{3}[0-9A-F]{5}$/,
  'a package: site code and five hexadecimal digits in capitals, such as "ABC00001"',
);
export const driveLetter = matching(/^[D-Z]:$/, 'a drive letter from D to Z, such as "G:"');
export const shareName = matching(
  /^[A-Za-z0-9_$.-]{1,80}$/,
  'the name of a share: letters, digits and _ $ . -, such as "CAP_ABC"',
);
/** Below a server: share and folders. */
export const folderName = matching(
  /^[A-Za-z0-9_$.-]{1,80}(\\[A-Za-z0-9_$.-]{1,80}){0,5}$/,
  'a share and folders below it, such as "SMSPKGD$\\\\ABC00001"',
);
export const startMoment = pipe(
  string(expectedStart),
  regex(/^(19[89][0-9]|20[0-9]{2})-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$/, expectedStart),
  check(isCalendarMoment, expectedStart),
);
export const userName = text(64);
