// DCOM on one computer: its list of protocols, what may stand in it and be used of it, and on which protocols its object
// resolver answers. Plain decisions; nobody has seen the insides of the last one, so it is one function with readings.
import type { ProtocolSequence } from '../protocols/index.ts';
import { isDatagramSequence } from '../protocols/index.ts';
import type { BoundProtocol, OperatingSystem } from '../world/index.ts';

/** Registry order of NT 4.0 with every transport (Q224460). */
const nt4List: readonly ProtocolSequence[] = [
  'ncadg_ip_udp',
  'ncadg_ipx',
  'ncacn_ip_tcp',
  'ncacn_spx',
  'ncacn_nb_nb',
  'ncacn_nb_ipx',
];
/** First entry Q272937; the order of the rest is assumed. */
const windows2000List: readonly ProtocolSequence[] = ['ncacn_ip_tcp', 'ncacn_spx', 'ncacn_nb_nb', 'ncacn_nb_ipx'];

const transportOf: Readonly<Record<ProtocolSequence, BoundProtocol>> = {
  ncadg_ip_udp: 'tcpip',
  ncacn_ip_tcp: 'tcpip',
  ncadg_ipx: 'nwlink',
  ncacn_spx: 'nwlink',
  ncacn_nb_nb: 'netbeui',
  ncacn_nb_ipx: 'nwlink',
  ncacn_nb_tcp: 'tcpip',
  ncacn_http: 'tcpip',
};

/** The list as setup leaves it: the system's own, without transports that are not bound. */
export function defaultDcomProtocols(system: OperatingSystem, bound: readonly BoundProtocol[]): ProtocolSequence[] {
  const lists: Partial<Record<OperatingSystem, readonly ProtocolSequence[]>> = {
    'windows-2000': windows2000List,
    'windows-95': ['ncacn_ip_tcp'],
    'windows-98': ['ncacn_ip_tcp'],
    'windows-3x': [],
  };
  return (lists[system] ?? nt4List).filter((sequence) => bound.includes(transportOf[sequence]));
}

/** Has Dcomcnfg the tab Default Protocols? From Service Pack 4 of NT 4.0 on; before, only the registry has the list. */
export function hasDefaultProtocolsTab(system: OperatingSystem): boolean {
  return system === 'nt4-sp4' || system === 'windows-2000';
}

/** DCOM on Windows 2000 runs over no datagram protocol; Windows 3.x has no DCOM. */
export function isProtocolOfSystem(system: OperatingSystem, sequence: ProtocolSequence): boolean {
  if (system === 'windows-3x') return false;
  if (system === 'windows-95' || system === 'windows-98') return sequence === 'ncacn_ip_tcp';
  return system !== 'windows-2000' || !isDatagramSequence(sequence);
}

/** What a change of the list in Dcomcnfg or the registry does. */
export type ListEdit =
  | { readonly edit: 'move' | 'add'; readonly protocol: ProtocolSequence; readonly to: number }
  | { readonly edit: 'remove'; readonly protocol: ProtocolSequence };

/** The list after the edit; undefined when it cannot be made: what is not there cannot be moved, what is there not added. */
export function editedProtocols(list: readonly ProtocolSequence[], edit: ListEdit): ProtocolSequence[] | undefined {
  const isThere = list.includes(edit.protocol);
  if (isThere === (edit.edit === 'add')) return undefined;
  const others = list.filter((sequence) => sequence !== edit.protocol);
  return edit.edit === 'remove' ? others : others.toSpliced(edit.to, 0, edit.protocol);
}

export function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((entry, place) => entry === other[place]);
}

/** A computer as its own object resolver knows it. */
export interface DcomServer {
  readonly system: OperatingSystem;
  /** The list in use, in order. */
  readonly active: readonly ProtocolSequence[];
  /** Protocols whose transport is installed. */
  readonly installed: readonly ProtocolSequence[];
}

export type NegotiationReading = 'serversPreferred' | 'anyCommon';
export type AfterCureReading = 'fallback' | 'strict' | 'mild';

/**
 * The protocols on which the object resolver answers. By `serversPreferred` it is the first that it can use, and no other:
 * the simplest rule that lets a Windows 2000 console fail where NT 4.0 consoles connect (Q272937). `mild` adds the datagram
 * protocols of the list, so that consoles which begin with those feel nothing of a server that prefers a connection.
 * By `anyCommon` it is every one that it can use, which the article rules out.
 */
export function answeredProtocols(
  { system, active, installed }: DcomServer,
  { negotiation, afterCure }: { negotiation: NegotiationReading; afterCure: AfterCureReading },
): ProtocolSequence[] {
  const usable = active.filter((sequence) => installed.includes(sequence) && isProtocolOfSystem(system, sequence));
  if (negotiation === 'anyCommon') return usable;
  return usable.filter((sequence, place) => place === 0 || (afterCure === 'mild' && isDatagramSequence(sequence)));
}

/** Of the protocols a caller asks for, those that the server has, in the caller's order. */
export function commonProtocols(
  asked: readonly ProtocolSequence[],
  answered: readonly ProtocolSequence[],
): ProtocolSequence[] {
  return asked.filter((sequence) => answered.includes(sequence));
}

/** Who may open the namespaces of SMS: the group SMS Admins; everybody when it is left out. Capitals do not matter. */
export function isSmsAdmin(admins: readonly string[] | null, user: string): boolean {
  if (admins === null) return true;
  const wanted = user.toUpperCase();
  const withoutDomain = wanted.slice(wanted.lastIndexOf('\\') + 1);
  return admins.some((admin) => [wanted, withoutDomain].includes(admin.toUpperCase()));
}

/** Version of COM that an activation tells: 5.1 on NT 4.0, 5.6 on Windows 2000. */
export function comVersionOf(system: OperatingSystem): '5.1' | '5.6' {
  return system === 'windows-2000' ? '5.6' : '5.1';
}
