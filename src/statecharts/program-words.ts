// What the log says of a client's own work: polls, programs, files that wait for upload, and what became of them.
import type { LogEntry } from '../world/index.ts';

type Detail = Record<string, unknown>;
type Entry = Omit<LogEntry, 'text'>;

export const programWords: Readonly<Record<string, (detail: Detail, entry: Entry) => string>> = {
  'component.failed': ({ component, reason, retryMs }, { host = '' }) =>
    `${text(component)} of ${host}: ${text(reason)}; again in ${minutes(retryMs)} min`,
  'file.queued': ({ name, about }, { host = '' }) => `${host} has ${text(name)} to upload: ${text(about)}`,
  'file.kept': ({ name, reason }, { host = '' }) => `${host} keeps ${text(name)} for the next try: ${text(reason)}`,
  'file.dropped': ({ name, keptMs }, { host = '' }) =>
    `${host} throws ${text(name)} away after ${Math.floor(Number(keptMs) / 3_600_000)} hours`,
  'file.arrived': ({ name, inbox, count }, { host = '' }) =>
    `${text(name)} lies in ${text(inbox)} of ${host}${count === undefined ? '' : `; ${text(count)} in all`}`,
  'file.passed': ({ name, to }, { host = '' }) => `${host} has passed ${text(name)} on to ${text(to)}`,
  'content.changed': ({ advertisements, accessPoints }, { host = '' }) =>
    `${host} has what the site has: ${list(advertisements).join(', ') || 'no advertisement'}; CAPs ${list(accessPoints).join(', ')}`,
  'offers.read': ({ server, offers, fresh }, { host = '' }) =>
    `${host} reads on ${text(server)}: ${list(offers).join(', ') || 'no advertisement'}` +
    `${list(fresh).length === 0 ? ', nothing new' : `, new: ${list(fresh).join(', ')}`}`,
  'program.started': ({ program, package: packageId, by }, { host = '' }) =>
    `${host} starts ${text(program)} of ${text(packageId)} from ${text(by)}`,
  'program.waits': ({ program, reason, tries, retryMs }, { host = '' }) =>
    `${host} cannot start ${text(program)}: ${text(reason)} (try ${text(tries)}); again in ${minutes(retryMs)} min`,
};

/** The end of a program, for its outcome. */
export function programOutcome({ program, result, reason, server, letter, tries, tookMs }: Detail): string {
  const from = server === undefined ? '' : ` from ${text(server)}${letter === undefined ? '' : ` as ${text(letter)}`}`;
  const how = result === 'done' ? 'has run' : result === 'cancelled' ? 'is cancelled' : 'failed';
  const why = reason === undefined ? '' : `, ${text(reason)}`;
  return `${text(program)} ${how}${from}${why}, tries: ${text(tries)}, after ${text(tookMs)} ms`;
}

function minutes(ms: unknown): string {
  return String(Math.round(Number(ms) / 60_000));
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.map(text) : [];
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
