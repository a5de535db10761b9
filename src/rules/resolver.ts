// Rules for how a Windows computer of 1999 turns a name into an address.
import type { Rule } from './rule.ts';

export const resolverRules: readonly Rule[] = [
  {
    id: 'resolver.host-name-order',
    text: 'A host name is looked up in this order: own name, HOSTS file, DNS, and the NetBIOS ways as the last resort.',
    label: 'stated',
    source: 'Q172218; Q139270',
  },
  {
    id: 'resolver.which-sequence',
    text: 'Which of its two orders the console uses for the stored name is written nowhere; the lab takes the one for host names.',
    label: 'assumed',
    source: 'the lab',
  },
  {
    id: 'resolver.netbios-before-dns',
    text: 'With DnsNbtLookupOrder set to 1 the NetBIOS ways come before DNS.',
    label: 'stated',
    source: 'Q139270',
  },
  { id: 'resolver.own-name', text: 'A computer knows its own name.', label: 'stated', source: 'Q172218' },
  {
    id: 'resolver.hosts-file',
    text: 'The HOSTS file is read before any server is asked.',
    label: 'stated',
    source: 'Q172218',
  },
  {
    id: 'resolver.dns',
    text: 'The DNS servers of the computer are asked in turn.',
    label: 'stated',
    source: 'Q172218',
  },
  {
    id: 'resolver.dns-waits',
    text: 'A silent DNS server is asked again after waits that differ by system: 45 s in all on NT 4.0 before SP4, 15 s from SP4 on, 17 s on Windows 2000.',
    label: 'stated',
    source: 'Q198550; TechNet, DNSQueryTimeouts',
  },
  {
    id: 'resolver.name-error',
    text: 'A server that says “no such name” ends that way of asking; the next way is tried.',
    label: 'stated',
    source: 'Q172218',
  },
  {
    id: 'resolver.node-type',
    text: 'The node type orders the NetBIOS ways: b broadcasts, p asks WINS, m broadcasts first, h asks WINS first.',
    label: 'stated',
    source: 'Q119493',
  },
  {
    id: 'resolver.name-cache',
    text: 'NetBIOS names found a short while ago, and those preloaded from LMHOSTS, are in a cache that is looked at first.',
    label: 'stated',
    source: 'Q119493; Q188655',
  },
  {
    id: 'resolver.wins',
    text: 'A WINS server is asked up to three times, 1.5 s apart; its “no” counts at once.',
    label: 'stated',
    source: 'Q219357; Q120642 for the three times',
  },
  {
    id: 'resolver.broadcast',
    text: 'A broadcast asks everybody on the segment, three times, 0.75 s apart; routers do not pass it on.',
    label: 'stated',
    source: 'NetBT parameters appendix (NT 4.0); Q119493',
  },
  {
    id: 'resolver.lmhosts',
    text: 'The LMHOSTS file, where it is switched on, is read last; a name with its 16th octet stands there in quotes.',
    label: 'stated',
    source: 'Q119493; Q122057',
  },
  {
    id: 'resolver.workstation-suffix',
    text: 'A host name asked by NetBIOS ways is asked with 00h as the 16th octet.',
    label: 'inferred',
    source: 'Q172218; RFC 1001 section 14.1',
  },
];
