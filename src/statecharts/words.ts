// What the log says of the statecharts' entries, in plain short words made from kind and detail. Nothing parses them.
import type { LogEntry } from '../world/index.ts';
import { programOutcome, programWords } from './program-words.ts';

type Detail = Record<string, unknown>;
type Entry = Omit<LogEntry, 'text'>;

const transportNames: Record<string, string> = {
  tcp: 'TCP',
  udp: 'UDP',
  ipx: 'IPX',
  netbt: 'NetBIOS over TCP/IP',
  nwlnknb: 'NetBIOS over IPX',
  nbf: 'NetBEUI',
};

const stageNames: Record<string, string> = {
  name: 'by name',
  address: 'by stored address',
  netbios: 'by NetBIOS',
};

const agentStates: Record<string, string> = {
  listening: 'listens',
  stopped: 'does not run',
  starting: 'starts',
  busy: 'is busy with a viewer',
  initFailed: 'could not open its transport',
};

const recordHolders: Record<string, string> = {
  dns: 'DNS zone',
  'dns-cache': 'DNS cache',
  wins: 'WINS',
  database: 'site database',
  'hosts-file': 'HOSTS file',
  lmhosts: 'LMHOSTS file',
};

const connectionStates: Record<string, string> = {
  connecting: 'begins to connect to',
  connected: 'is connected to',
  disconnected: 'has no connection any more to',
  failed: 'does not reach',
  lost: 'has lost its connection to',
};

const outcomes: Record<string, string> = {
  connected: 'connected',
  failed: 'not connected',
  cancelled: 'cancelled',
  waiting: 'still under way',
};

const cycleEnds: Record<string, string> = {
  heartbeat: 'the heartbeat is due',
  change: 'its addresses have changed',
  'kept record': 'a record waits',
  nothing: 'nothing is to be reported',
};

const pickReasons: Record<string, string> = {
  only: 'nothing else is left',
  random: 'drawn',
  preferred: 'it is preferred',
  existing: 'it is connected already',
};

const connectionChanges: Record<string, string> = {
  opened: 'is opened',
  reused: 'is used again',
  released: 'has one user less',
  dropped: 'is cut',
  mapped: 'is mapped',
  unmapped: 'is unmapped',
};

/** One line for each kind of entry that statecharts make. */
export const statechartWords: Readonly<Record<string, (detail: Detail, entry: Entry) => string>> = {
  ...programWords,
  'state.entered': ({ from, to }, { actor = '' }) => {
    const left = spacedPaths(from);
    const entered = spacedPaths(to);
    const name = spacedActor(actor);
    const leaving = left.filter((path) => !entered.includes(path));
    const entering = entered.filter((path) => !left.includes(path));
    if (left.length === 0) return `${name}: begins in ${entered.join(', ')}`;
    if (entering.length === 0) return `${name}: ${entered.join(', ')} again`;
    return `${name}: ${leaving.join(', ')} -> ${entering.join(', ')}`;
  },
  'agent.changed': (detail, { host = '' }) => {
    const place = placeWords(detail);
    const state = agentStates[text(detail['state'])] ?? text(detail['state']);
    return `the Remote Control Agent on ${host} ${state}${place === '' ? '' : ` (${place})`}`;
  },
  'viewer-name.changed': ({ name, suffix, state, lana, holder }) => {
    const shown = `the special name “${text(name)}” [${text(suffix)}h]`;
    if (state === 'claiming') return `${shown} is claimed`;
    if (state === 'held')
      return `${shown} is held by ${text(holder).includes('/remote-tools-session') ? 'an open session' : 'a start'}`;
    if (state === 'conflict')
      return `${shown} is another computer’s${lana === undefined ? '' : `, on LANA ${text(lana)}`}`;
    return `${shown} is free`;
  },
  'session.opened': ({ target, transport, open }) =>
    `a session with ${text(target)} is open (${transportNames[text(transport)] ?? text(transport)}); ${sessionCount(open)}`,
  'session.closed': ({ target, reason, open }) =>
    `the session with ${text(target)} is over, ${text(reason)}; ${sessionCount(open)}`,
  'record.changed': ({ kind, name, suffix, ipAddresses, ipxAddresses, was }) => {
    const present = [...list(ipAddresses), ...list(ipxAddresses)];
    const held = `${text(name)}${suffix === undefined ? '' : ` [${text(suffix)}h]`}`;
    const before = list(was);
    const holder = recordHolders[text(kind)] ?? text(kind);
    if (before.length > 0 && before.join() === present.join())
      return `${holder}: ${held} is still ${before.join(', ')}`;
    const change = before.length === 0 ? '' : ` (was ${before.join(', ')})`;
    return `${holder}: ${held} is ${present.length === 0 ? 'gone' : present.join(', ')}${change}`;
  },
  'message.shown': ({ text: shown, to, title }) =>
    `${text(to)} sees ${title === undefined ? '' : `${text(title)}: `}“${text(shown)}”`,
  'attempt.began': (detail) => `attempt ${text(detail['number'])}: ${attemptWords(detail)}`,
  'attempt.ended': (detail) => {
    const { number, result, reason, tookMs } = detail;
    const ended = `attempt ${text(number)} ${text(result)}${reason === undefined ? '' : `: ${text(reason)}`}`;
    return result === 'skipped' ? ended : `${ended}, after ${text(tookMs)} ms`;
  },
  'protocol.tried': ({ server, sequence, result, reason, tookMs }) =>
    result === 'skipped'
      ? `${text(sequence)} is passed over: ${text(reason)}`
      : `${text(server)} by ${text(sequence)} ${text(result)}: ${text(reason)}, after ${text(tookMs)} ms`,
  'console.changed': ({ tool, state, server, sequence }, { host = '' }) =>
    `${tool === 'wbemtest' ? 'Wbemtest' : 'the console'} on ${host} ${connectionStates[text(state)] ?? text(state)} ${text(server)}` +
    (sequence === undefined ? '' : ` (${text(sequence)})`),
  'list.read': ({ target, name, ipAddresses, ipxAddresses, lanas }) => {
    const addresses = [...list(ipAddresses), ...list(ipxAddresses)];
    const numbers = list(lanas);
    return (
      `to try for ${text(target)}: the name ${text(name)}; ` +
      `${addresses.length === 0 ? 'no stored address' : addresses.join(', ')}; ` +
      `${numbers.length === 0 ? 'no LANA' : `LANA ${numbers.join(', ')}`}`
    );
  },
  'outcome.reached': (detail) => {
    const { action, target, result, reason, tookMs } = detail;
    if (action === 'run-program') return programOutcome(detail);
    const way = detail['sequence'] === undefined ? attemptWords(detail) : text(detail['sequence']);
    const how = result === 'connected' ? way : text(reason);
    return `${text(target)}: ${outcomes[text(result)] ?? text(result)}${how === '' ? '' : `, ${how}`}, after ${text(tookMs)} ms`;
  },
  'cycle.ran': ({ sends }, { host = '' }) => `${host} runs its cycle: ${cycleEnds[text(sends)] ?? text(sends)}`,
  'record.written': ({ agent, name, ipAddresses, ipxAddresses }) =>
    `${text(name)} writes a ${text(agent)} record: ${addressesOf(ipAddresses, ipxAddresses)}`,
  'record.arrived': ({ name, ipAddresses, ipxAddresses, inbox }, { host = '' }) =>
    `a record of ${text(name) || 'some computer'} lies in ${text(inbox)} of ${host}: ${addressesOf(ipAddresses, ipxAddresses)}`,
  'record.passed': ({ name, to }, { host = '' }) =>
    `${host} has passed the record of ${text(name)} on to ddm.box of ${text(to)}`,
  'record.dropped': ({ name, keptMs }, { host = '' }) =>
    `${host} throws the record of ${text(name)} away after ${Math.floor(Number(keptMs) / 3_600_000)} hours`,
  'record.kept': ({ name, reason }, { host = '' }) =>
    `${host} keeps the record of ${text(name)} for the next try: ${text(reason)}`,
  'address.found': ({ address, name, dns, mask, isRecorded }) => {
    const found = `network discovery finds ${name === undefined ? '' : `${text(name)}, `}${text(address)}`;
    const known =
      dns === undefined ? found : `${found}, ${dns === 'silent' ? 'on which DNS is silent' : 'unknown to DNS'}`;
    return isRecorded === true
      ? `${known} (mask ${text(mask)}) and writes a record`
      : `${known}${known.includes(',') ? ',' : ''} without a subnet mask: no record`;
  },
  'server.picked': ({ list: kind, of, pool, picked, reason }, { host = '' }) =>
    `${host} picks ${text(picked)} for ${kind === 'cap' ? `the site ${text(of)}` : `the package ${text(of)}`}: ` +
    `${pickReasons[text(reason)] ?? text(reason)} (${list(pool).join(', ')})`,
  'server-list.changed': ({ list: kind, of, servers, preferred }, { host = '' }) =>
    `${kind === 'cap' ? `the CAP list of ${host} for the site` : `the DP list of ${host} for the package`} ${text(of)} ` +
    `is ${list(servers).join(', ') || 'empty'}${list(preferred).length === 0 ? '' : `; preferred: ${list(preferred).join(', ')}`}`,
  'protocols.changed': ({ configured, active, needsRestart }, { host = '' }) =>
    needsRestart === true
      ? `DCOM on ${host}: ${list(configured).join(', ') || 'no protocol'} from the next start on; in use: ${list(active).join(', ') || 'none'}`
      : `DCOM on ${host} uses ${list(active).join(', ') || 'no protocol'}`,
  'connection.changed': ({ remote, account, local, refs, change }, { host = '' }) =>
    `${host}: ${local === undefined ? '' : `${text(local)} `}${text(remote)} ${connectionChanges[text(change)] ?? text(change)}` +
    `${account === undefined ? '' : ` as ${text(account)}`}${local === undefined ? `; users: ${text(refs)}` : ''}`,
  'wait.ended': ({ waitedMs, for: awaited }) => `no answer after ${text(waitedMs)} ms of waiting for ${text(awaited)}`,
};

/** `busy.askingUser.promptOpen` as “busy (asking user, prompt open)”. */
export function spacedState(path: string): string {
  const [outermost = '', ...inner] = path
    .split('.')
    .map((key) => key.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase());
  return inner.length === 0 ? outermost : `${outermost} (${inner.join(', ')})`;
}

function sessionCount(open: unknown): string {
  return open === 0 ? 'none is open' : `${text(open)} open`;
}

function attemptWords(detail: Detail): string {
  const stage = stageNames[text(detail['stage'])] ?? text(detail['stage']);
  const name = detail['name'] === undefined ? '' : text(detail['name']);
  return [stage, name, placeWords(detail)].filter((part) => part !== '').join(', ');
}

function placeWords({ transport, address, lana }: Detail): string {
  const over = transport === undefined ? '' : (transportNames[text(transport)] ?? text(transport));
  const at = address === undefined ? (lana === undefined ? '' : `LANA ${text(lana)}`) : text(address);
  return [over, at].filter((part) => part !== '').join(', ');
}

function spacedActor(actor: string): string {
  const slash = actor.indexOf('/');
  return `${actor.slice(0, slash)}, ${actor.slice(slash + 1).replaceAll('-', ' ')}`;
}

function spacedPaths(paths: unknown): string[] {
  return list(paths).map(spacedState);
}

function addressesOf(ipAddresses: unknown, ipxAddresses: unknown): string {
  return [...list(ipAddresses), ...list(ipxAddresses)].join(', ') || 'no address';
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.map(listed) : [];
}

/** A LANA may come as its number or as a table row. */
function listed(value: unknown): string {
  return typeof value === 'object' && value !== null && 'lana' in value ? text(value.lana) : text(value);
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
