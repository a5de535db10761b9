// Rules for RPC on the cable: binding, calls over connections and by datagrams, and how long a caller waits.
import type { Rule } from './rule.ts';

export const rpcRules: readonly Rule[] = [
  {
    id: 'rpc.bind',
    text: 'Over a connection the first call of an interface is preceded by a bind, each further interface by an altered context.',
    label: 'stated',
    source: 'C706 chapter 12.6',
  },
  {
    id: 'rpc.bind-accepted',
    text: 'A server that has the interface accepts it on this connection.',
    label: 'stated',
    source: 'C706 chapter 12.6',
  },
  {
    id: 'rpc.unknown-interface',
    text: 'A server that does not have the interface rejects it, and the call is not made.',
    label: 'stated',
    source: 'C706 chapters 12.5 and 12.6',
  },
  {
    id: 'rpc.refused-again',
    text: 'RPC goes on for two seconds to ask for a connection that is refused. The caller cannot tell a server with other protocols from one without RPC.',
    label: 'assumed',
    source: 'the lab; Q272937 gives no time',
  },
  {
    id: 'rpc.ping',
    text: 'By datagrams, a caller that hears nothing of its call asks after it, each time after a longer wait.',
    label: 'stated',
    source: 'C706 chapter 12.5; the waits are inferred',
  },
  {
    id: 'rpc.working',
    text: 'A server that still works on the call says so, and the caller’s waits begin anew.',
    label: 'stated',
    source: 'C706 chapter 12.5',
  },
  {
    id: 'rpc.no-call',
    text: 'A server that knows nothing of the call says so, and the caller sends it again.',
    label: 'stated',
    source: 'C706 chapter 12.5',
  },
  {
    id: 'rpc.answer-again',
    text: 'When the caller asks after a call that was answered, the answer is sent again.',
    label: 'stated',
    source: 'C706 chapter 12.5',
  },
  {
    id: 'rpc.ack',
    text: 'The caller confirms the answer to a call that must not be done twice.',
    label: 'stated',
    source: 'C706 chapter 12.5',
  },
  {
    id: 'rpc.who-are-you',
    text: 'Before it does a thing that must not be done twice, the server asks a new caller who it is and where it stands.',
    label: 'stated',
    source: 'C706 chapter 12.5',
  },
  {
    id: 'rpc.no-answer',
    text: 'A call by datagrams that nobody answers is given up after 32 seconds. A message that the port cannot be reached does not shorten that.',
    label: 'inferred',
    source: 'material of the period; that ICMP is not heeded follows from the 32 s',
  },
  {
    id: 'rpc.farewell',
    text: 'A server that goes away in good order tells its callers, also by datagrams.',
    label: 'assumed',
    source: 'the lab; datagrams have no such word, and a real caller finds out by its next ping',
  },
  {
    id: 'rpc.server-query',
    text: 'IPX finds a server by its name: one question to the own network, answered by every server there that has RPC over IPX.',
    label: 'assumed',
    source: 'the lab, after Novell’s SAP; tables of routers are left out',
  },
  {
    id: 'rpc.server-answer',
    text: 'A server with RPC over IPX or SPX tells its name and address.',
    label: 'inferred',
    source: 'Novell’s SAP, server type 0640h',
  },
  {
    id: 'rpc.no-server',
    text: 'A server that cannot be found over IPX or NetBIOS is given up after five seconds.',
    label: 'assumed',
    source: 'the lab',
  },
  {
    id: 'rpc.netbios-again',
    text: 'Over NetBIOS the server has its end point as 16th octet of its name; a call that fails at once is repeated until the wait is over.',
    label: 'assumed',
    source: 'the lab; end point 135 is general knowledge',
  },
  {
    id: 'rpc.spx',
    text: 'SPX has no model of its own: a call over SPX goes as a call by datagrams does, in IPX packets of type 5.',
    label: 'assumed',
    source: 'the lab',
  },
  {
    id: 'rpc.object-endpoint',
    text: 'Objects of WMI listen at an end point of their own, which the activation tells; it is the same on every computer and at every start.',
    label: 'assumed',
    source: 'the lab; on a real computer it is dynamic',
  },
];
