// The words of a run's log entries: one table made of each layer's own.
import { protocolWords } from '../protocols/index.ts';
import { statechartWords } from '../statecharts/index.ts';
import type { LogEntry, Words } from '../world/index.ts';
import type { Act, Scenario } from './scenario.ts';

type EntryWords = (detail: Record<string, unknown>, entry: Omit<LogEntry, 'text'>) => string;

/** Entries of the world and of the scenario itself. */
const scenarioWords: Record<string, EntryWords> = {
  'run.began': ({ title, hosts, segments, startsAt }) =>
    `${String(startsAt).replace('T', ' ')}: ${title}; ${(hosts as unknown[]).length} computers on ${(segments as unknown[]).length} segment(s)`,
  'run.ended': ({ reason }) => `the run ends: ${reason}`,
  'act.done': (detail) =>
    detail['refused'] === undefined
      ? actWords(detail)
      : `${actWords(detail)}; nothing comes of it, for ${detail['refused']}`,
  'choice.taken': ({ question, options, taken }) => `${question} ${(options as string[])[taken as number]}`,
  'host.powered': ({ isOn }, { host }) => `${host} is ${isOn ? 'on' : 'off'} now`,
  'host.addressed': ({ ip, was }, { host }) =>
    `${host} now has ${ip}${was === undefined ? '' : `, before it had ${was}`}`,
  'host.moved': ({ segment, was }, { host }) => `${host} is moved from segment ${was} to segment ${segment}`,
  'segment.changed': ({ segment, isSevered }) => `segment ${segment} is ${isSevered ? 'severed' : 'whole again'}`,
};

export function wordsFor(_scenario: Scenario): Words {
  const table: Record<string, EntryWords> = { ...protocolWords, ...statechartWords, ...scenarioWords };
  return (entry) => {
    const words = table[entry.kind];
    if (!words) throw new Error(`There are no words for log entries of kind ${entry.kind}.`);
    return words(entry.detail, entry);
  };
}

/** An act that waits to be done, in the words that the log will have for it. */
export function describeAct({ hosts }: Scenario, act: Act): string {
  const user = 'host' in act ? hosts.find(({ name }) => name === act.host)?.console?.user : undefined;
  return actWords({ ...('target' in act && user !== undefined ? { user } : {}), ...act });
}

function actWords(detail: Record<string, unknown>): string {
  const { act, host, target, user, ip, segment, name, address, transports, local, server, share, protocol, service } =
    detail as Record<string, string | null | undefined>;
  const who = user ?? 'somebody';
  switch (act) {
    case 'open-remote-tools':
      return `${who} starts Remote Tools for ${target} on ${host}`;
    case 'cancel':
      return `${who} cancels the attempt to reach ${target}`;
    case 'hang-up':
      return `${who} ends the session with ${target}`;
    case 'dismiss':
      return `${who} closes the message about ${target}`;
    case 'give-credentials':
      return `${who} gives credentials for ${target}`;
    case 'cancel-credentials':
      return `${who} gives no credentials for ${target}`;
    case 'set-console-transports':
      return `Remote Tools on ${host} ${transports === 'tcpip' ? 'are set to TCP/IP only' : 'may use every protocol'}`;
    case 'connect-console':
      return `${who} connects the console on ${host}`;
    case 'connect-wbemtest':
      return `${who} connects with Wbemtest on ${host}${server === undefined ? '' : ` to ${server}`}`;
    case 'cancel-console':
      return `somebody gives up connecting the console on ${host}`;
    case 'disconnect-console':
      return `somebody ends the connection of the console on ${host}`;
    case 'retry-console':
      return `somebody has the console on ${host} connect again`;
    case 'cancel-wbemtest':
      return `somebody gives up connecting with Wbemtest on ${host}`;
    case 'disconnect-wbemtest':
      return `somebody leaves Wbemtest on ${host}`;
    case 'start-agent':
      return `the Remote Control Agent on ${host} is started`;
    case 'stop-agent':
      return `the Remote Control Agent on ${host} is stopped`;
    case 'power-on':
      return `${host} is switched on`;
    case 'power-off':
      return `${host} is switched off`;
    case 'change-address':
      return `${host} is given the address ${ip}`;
    case 'move-adapter':
      return `${host} is plugged into segment ${segment}`;
    case 'log-on':
      return `${who} logs on at ${host}`;
    case 'log-off':
      return `whoever is logged on at ${host} logs off`;
    case 'sever-segment':
      return `segment ${segment} is cut`;
    case 'mend-segment':
      return `segment ${segment} is mended`;
    case 'set-dns-record':
      return address === null
        ? `${name} is taken out of DNS on ${host}`
        : `DNS on ${host} now has ${name} at ${address}`;
    case 'server-down':
      return `the service on ${host} falls silent`;
    case 'server-up':
      return `the service on ${host} answers again`;
    case 'need-access-point':
      return detail['list'] === 'cap'
        ? `a component on ${host} needs a CAP${detail['site'] === undefined ? '' : ` of the site ${detail['site']}`}`
        : `a component on ${host} needs a DP of the package ${detail['package']}`;
    case 'map-drive':
      return `${local} on ${host} is to be \\\\${server}\\${share}${user === undefined ? '' : `, as ${user}`}`;
    case 'unmap-drive':
      return `${local} on ${host} is given up`;
    case 'prefer-server':
      return `Prefserv on ${host} names ${server} for the ${detail['list'] === 'cap' ? 'CAPs' : 'DPs'} of the site ${detail['site']}`;
    case 'set-nal-switches':
      return `on ${host} it is set how servers are chosen: ${switchWords(detail)}`;
    case 'change-accounts':
      return `the connection accounts on ${host} are now ${nameList(detail['accounts'])}`;
    case 'set-share-users':
      return `the share ${share} on ${host} is now for ${nameList(detail['users'])}`;
    case 'run-program':
      return `${detail['program']} is started on ${host}`;
    case 'run-client-cycle':
      return `the client cycle on ${host} is started by hand`;
    case 'update-access-point':
      return `the site copies what it has to ${host}`;
    case 'store-resource':
      return `a discovery record of ${name} reaches the database on ${host}`;
    case 'move-protocol':
      return `${protocol} is moved to place ${Number(detail['to'] ?? 0) + 1} of the list on ${host}`;
    case 'add-protocol':
      return `${protocol} is added to the list on ${host}`;
    case 'remove-protocol':
      return `${protocol} is taken off the list on ${host}`;
    case 'stop-service':
      return `the service ${service} on ${host} is stopped`;
    case 'start-service':
      return `the service ${service} on ${host} is started`;
    case 'disable-dcom':
      return `DCOM on ${host} is switched off`;
    case 'enable-dcom':
      return `DCOM on ${host} is switched on`;
    case 'restart-computer':
      return `${host} is restarted`;
    default:
      return String(act);
  }
}

function switchWords(detail: Record<string, unknown>): string {
  const names = { usePreferred: 'preferred servers', useExisting: 'existing connections', useRandom: 'random draw' };
  const said = Object.entries(names).flatMap(([key, words]) =>
    detail[key] === undefined ? [] : [`${words} ${detail[key] === true ? 'on' : 'off'}`],
  );
  return said.join(', ') || 'as before';
}

function nameList(names: unknown): string {
  return (names as string[]).join(', ') || 'nobody';
}
