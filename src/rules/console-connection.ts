// Rules for how a console comes to its connection with a site: WMI over DCOM, protocol by protocol (Q272937).
import type { Rule } from './rule.ts';

const openSpecification = 'MS-DCOM 3.2.4.1.1.1';

export const consoleConnectionRules: readonly Rule[] = [
  {
    id: 'Q272937.windows-2000-fails',
    text: 'A console on Windows 2000 offers DCOM only protocols with connections; a distant site server on Windows NT 4.0 may answer on none of them, and it does not connect.',
    label: 'stated',
    source: 'Q272937',
    claim: 'Q272937.1',
  },
  {
    id: 'Q272937.nt4-connects',
    text: 'A console on Windows NT 4.0 connects to that same site server: both prefer datagrams over UDP/IP.',
    label: 'stated',
    source: 'Q272937',
    claim: 'Q272937.2',
  },
  {
    id: 'Q272937.wbemtest-rpc',
    text: 'Wbemtest on the same computer tells what the console hides: the RPC connection fails. Which code it shows is inferred.',
    label: 'stated',
    source: 'Q272937',
    claim: 'Q272937.3',
  },
  {
    id: 'Q272937.windows-2000-connects',
    text: 'A console on Windows 2000 connects to a server that prefers connection-oriented TCP/IP, as a cured one does.',
    label: 'stated',
    source: 'Q272937',
    claim: 'Q272937.8',
  },
  {
    id: 'Q272937.nt4-affected',
    text: 'A console on Windows NT 4.0 that begins with datagrams may suffer from a server that prefers TCP/IP: here its first protocol goes unanswered, and it comes to TCP/IP only later.',
    label: 'stated',
    source: 'Q272937',
    claim: 'Q272937.9',
  },
  {
    id: 'Q272937.common-protocol',
    text: 'With connection-oriented TCP/IP at the top of the list of a Windows NT 4.0 console too, it has the first protocol in common with the cured server, and connects at once.',
    label: 'stated',
    source: 'Q272937',
    claim: 'Q272937.10',
  },
  {
    id: 'console.two-hops',
    text: 'A console connects to its site server first and reads there on which computer the SMS Provider is; that computer is the second hop when it is another.',
    label: 'stated',
    source: 'Q317872, Q201126',
  },
  {
    id: 'console.name-first',
    text: 'The server’s name is turned into an IP address as any host name; without TCP/IP on the console nothing is looked up, and the other protocols find the name themselves.',
    label: 'assumed',
    source: 'the lab',
  },
  {
    id: 'console.own-list',
    text: 'The console tries the protocols of its own computer’s list in their order, until the server’s object resolver answers on one.',
    label: 'stated',
    source: openSpecification,
  },
  {
    id: 'console.next-protocol',
    text: 'Whatever goes wrong with a protocol costs its wait; then comes the next of the list.',
    label: 'stated',
    source: openSpecification,
  },
  {
    id: 'console.skips-missing',
    text: 'A protocol of the list that is not installed costs nothing.',
    label: 'inferred',
    source: 'Q224460',
  },
  {
    id: 'console.no-datagrams',
    text: 'DCOM on Windows 2000 passes over every datagram protocol of its list, wherever it stands.',
    label: 'inferred',
    source: 'MSDN Library, COM+ “DCOMProtocols” collection',
  },
  {
    id: 'console.exhausted',
    text: 'When the list is used up and nothing has answered, the RPC server counts as unavailable.',
    label: 'inferred',
    source: 'Q217351, Q228480',
  },
  {
    id: 'console.cached-binding',
    text: 'What worked for a person and a server is kept while the computer runs: only the first connection pays for the search.',
    label: 'stated',
    source: 'Q185012',
  },
  {
    id: 'console.stale-binding',
    text: 'A kept protocol on which the server answers no more costs its wait once; then it is forgotten, and the search begins anew.',
    label: 'assumed',
    source: 'the lab',
  },
  {
    id: 'console.activation',
    text: 'Over the protocol that answered, the console asks for the object: Windows NT 4.0 with that one protocol, Windows 2000 with all that it could use.',
    label: 'inferred',
    source: 'MS-DCOM 2.1; books on COM of the time',
  },
  {
    id: 'console.bindings',
    text: 'The server names protocols and places for the object; the console takes the first it can use, and without one the activation has failed.',
    label: 'stated',
    source: 'MS-DCOM 2.1',
  },
  {
    id: 'console.login',
    text: 'Then the person is authenticated, and WMI and SMS check whether the person may.',
    label: 'stated',
    source: 'Q201126',
  },
  {
    id: 'console.provider-location',
    text: 'In root\\sms on the site server the class SMS_ProviderLocation tells on which computer the SMS Provider is.',
    label: 'stated',
    source: 'Q317872',
  },
  {
    id: 'console.second-hop',
    text: 'When the SMS Provider is on another computer, that computer’s own list decides about the second hop; a cured site server does not help there.',
    label: 'inferred',
    source: 'Q317872, Q272937',
  },
  {
    id: 'console.connected',
    text: 'The connection stands until somebody ends it or it is lost.',
    label: 'inferred',
    source: 'Q201126',
  },
  {
    id: 'console.link-lost',
    text: 'When the other end restarts or falls silent, the connection is gone; the console has to connect again.',
    label: 'inferred',
    source: 'Q272937; Q217351',
  },
  {
    id: 'console.one-text',
    text: 'Whatever the cause, the console shows the same two words: Connection Failed.',
    label: 'stated',
    source: 'Q252674, Q201126',
  },
  {
    id: 'console.wbemtest',
    text: 'Wbemtest makes the same connection by hand and shows code and meaning of a failure.',
    label: 'stated',
    source: 'Q317872',
  },
  {
    id: 'console.cancel',
    text: 'Giving up while the console connects ends the attempt without a message.',
    label: 'assumed',
    source: 'the lab',
  },
];
