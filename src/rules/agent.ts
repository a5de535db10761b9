// Rules for the Remote Control Agent of a client: what it listens on, when it comes up, whom it lets in.
import type { Rule } from './rule.ts';

export const agentRules: readonly Rule[] = [
  {
    id: 'agent.one-transport',
    text: 'The agent listens on one transport at a time, with several adapters on the first in binding order. The address it took when it started stays until it is restarted.',
    label: 'stated',
    source:
      "SMS 2.0 Administrator's Companion, chapter 10; that an address change does not move it is the lab's reading",
  },
  {
    id: 'agent.netbios-names',
    text: 'Over NetBIOS the agent registers the client’s name with the 16th octets 43h (remote control), 45h (chat) and 46h (file transfer).',
    label: 'stated',
    source: 'Q186078',
  },
  {
    id: 'agent.names-while-running',
    text: 'An agent that does not run has not registered its names, though the computer’s own names may be known everywhere.',
    label: 'inferred',
    source: 'Q122057; period documentation',
  },
  {
    id: 'agent.start',
    text: 'Started by hand, the agent comes up at once, entries that cannot be resolved apart.',
    label: 'assumed',
    source: 'the lab',
  },
  {
    id: 'agent.start-delay',
    text: 'After the computer starts, the agent listens about half a minute later than the desktop appears.',
    label: 'inferred',
    source: 'period documentation',
  },
  {
    id: 'agent.unresolvable-viewers',
    text: 'On Windows NT each entry of Permitted Viewers that cannot be resolved holds the starting agent up for about a minute.',
    label: 'stated',
    source: 'Q230255',
  },
  {
    id: 'agent.stop',
    text: 'An agent that is stopped gives its names back and ends what it serves.',
    label: 'inferred',
    source: 'period documentation',
  },
  {
    id: 'agent.power',
    text: 'With the computer switched off the agent is gone without a word; with it switched on the agent starts by itself.',
    label: 'assumed',
    source: 'the lab',
  },
  {
    id: 'agent.init-failed',
    text: 'An agent that cannot open its transport says so on the client and listens nowhere.',
    label: 'stated',
    source: 'Q182593',
  },
  {
    id: 'agent.permitted-viewers',
    text: 'On Windows NT and 2000 the user must be among the permitted viewers; the other systems keep no such list.',
    label: 'stated',
    source: 'SMS 2.0 Training Kit, chapter 6; Q173565',
  },
  {
    id: 'agent.prompt',
    text: 'Where permission is required, a prompt on the client names the user who asks (its words are those of SMS 1.2).',
    label: 'stated',
    source: 'Q166837; Q234162',
  },
  {
    id: 'agent.user-answer',
    text: 'The person at the client clicks Yes, clicks No, or does nothing; each is as likely as the others.',
    label: 'assumed',
    source: 'the lab',
  },
  {
    id: 'agent.residual-grant',
    text: 'Before SMS 2.0 SP3 a granted permission counts for the same console for another two minutes, without a new prompt.',
    label: 'stated',
    source: 'Q248452',
  },
];
