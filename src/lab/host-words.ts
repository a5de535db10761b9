// What is known of one computer or cable at a moment, as short sentences: the same facts that the stage draws, and those it has
// no room for.
import type { Scenario } from '../scenarios/index.ts';
import { transportNames } from './ladder-words.ts';
import type { ProtocolStack, ServerList } from './mechanism-facts.ts';
import type { FactAdapter, HeldFile, StageFacts } from './stage-facts.ts';

const systems: Readonly<Record<Scenario['hosts'][number]['system'], string>> = {
  'nt4-before-sp4': 'Windows NT 4.0 before Service Pack 4',
  'nt4-sp4': 'Windows NT 4.0 with Service Pack 4',
  'windows-2000': 'Windows 2000',
  'windows-98': 'Windows 98',
  'windows-95': 'Windows 95',
  'windows-3x': 'Windows 3.x',
};

const roles: Readonly<Record<Scenario['hosts'][number]['role'], string>> = {
  console: 'Console',
  client: 'Client',
  'site-server': 'Site server',
  'name-server': 'Name server',
  router: 'Router',
  other: 'Computer',
};

const files: Readonly<Record<string, string>> = {
  dns: 'DNS',
  'dns-cache': 'the DNS cache',
  wins: 'WINS',
  database: 'the database',
  'hosts-file': 'the HOSTS file',
  lmhosts: 'the LMHOSTS file',
};

const mostNames = 6;

/** Whatever there is to say of this computer, one fact a line. */
export function hostWords(scenario: Scenario, facts: StageFacts, name: string): string[] {
  const given = scenario.hosts.find((host) => host.name === name);
  const host = facts.hosts.find((one) => one.name === name);
  if (!given || !host) return [];
  const agent = facts.agents[name];
  const inbox = facts.inboxes[name];
  return [
    `${roles[given.role]}, ${systems[given.system]}, ${host.isOn ? 'on' : 'off'}.`,
    ...host.adapters.map(adapterWords),
    ...(host.forwards.length > 0 ? [`Passes on ${host.forwards.join(', ')}.`] : []),
    ...(agent ? [agentWords(agent)] : []),
    ...filesOf(facts.files.filter((file) => file.holder === name)),
    ...mechanismWords(facts, name),
    ...(inbox ? [inbox.length === 0 ? 'No record waits here.' : `Records waiting here: ${inbox.length}.`] : []),
  ];
}

/** The same of a cable. */
export function segmentWords(scenario: Scenario, facts: StageFacts, name: string): string[] {
  const given = scenario.segments.find((segment) => segment.name === name);
  const segment = facts.segments.find((one) => one.name === name);
  if (!given || !segment) return [];
  const here = facts.hosts.filter(({ adapters }) => adapters.some((adapter) => adapter.segment === name));
  const names = here.map((host) => host.name);
  return [
    segment.isSevered ? 'It is cut: nothing gets through.' : 'It is whole.',
    names.length === 0 ? 'Nobody is plugged in.' : `Plugged in: ${listed(names)}.`,
    `A frame takes ${given.latencyMs} ms${given.loss ? `, and ${Math.round(given.loss * 100)} in 100 are lost` : ''}.`,
  ];
}

function adapterWords({ segment, ip, ipxAddress }: FactAdapter): string {
  const addresses = [...(ip === undefined ? [] : [ip]), ...(ipxAddress === undefined ? [] : [`IPX ${ipxAddress}`])];
  const what = addresses.length === 0 ? 'No address' : addresses.join(' and ');
  return `${what} on segment ${segment}.`;
}

function agentWords({ state, transport, address, lana }: StageFacts['agents'][string]): string {
  const on = [
    transport === undefined ? undefined : (transportNames[transport] ?? transport),
    lana === undefined ? undefined : `LANA ${lana}`,
    address,
  ]
    .filter(Boolean)
    .join(', ');
  return `Remote Control Agent: ${state.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()}${on === '' ? '' : ` (${on})`}.`;
}

/** The viewer's name, the lists a client draws from, and the protocols of DCOM. */
function mechanismWords(facts: StageFacts, name: string): string[] {
  const tag = facts.nameTags[name];
  const protocols = facts.protocols[name];
  return [
    ...(tag ? [nameTagWords(tag)] : []),
    ...(facts.serverLists[name] ?? []).map(serverListWords),
    ...(protocols ? protocolWords(protocols) : []),
  ];
}

function nameTagWords({ name, suffix, state, sessions }: StageFacts['nameTags'][string]): string {
  const open = sessions === 1 ? '1 session open' : `${sessions === 0 ? 'no' : sessions} sessions open`;
  return `Viewer name ${name}${suffix === '' ? '' : ` <${suffix}>`}: ${state}, ${open}.`;
}

function serverListWords({ list, of, servers, preferred, picked, reason }: ServerList): string {
  const kind = list === 'cap' ? `Client access points of ${of}` : `Distribution points of ${of}`;
  return [
    `${kind}: ${servers.length === 0 ? 'none' : listed(servers)}`,
    ...(preferred.length === 0 ? [] : [`preferred: ${listed(preferred)}`]),
    ...(picked === undefined ? [] : [`picked last: ${picked}${reason === undefined ? '' : ` (${reason})`}`]),
  ]
    .join('; ')
    .concat('.');
}

function protocolWords({ configured, active, needsRestart }: ProtocolStack): string[] {
  const inOrder = (protocols: readonly string[]): string => (protocols.length === 0 ? 'none' : protocols.join(', '));
  return [
    `DCOM protocols, in order: ${inOrder(configured)}.`,
    ...(needsRestart ? [`Until it is started again: ${inOrder(active)}.`] : []),
  ];
}

/** One line for each kind of file, with the names in it. */
function filesOf(held: readonly HeldFile[]): string[] {
  const kinds = [...new Set(held.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const said = held
      .filter((file) => file.kind === kind)
      .map(({ name, suffix, ipAddresses, ipxAddresses }) => {
        const addresses = [...ipAddresses, ...ipxAddresses].join(' and ');
        return `${name}${suffix === undefined ? '' : ` <${suffix}>`} at ${addresses || 'no address'}`;
      });
    return `In ${files[kind] ?? kind}: ${listed(said)}.`;
  });
}

function listed(names: readonly string[]): string {
  const few = names.slice(0, mostNames).join(', ');
  return names.length > mostNames ? `${few} and ${names.length - mostNames} more` : few;
}
