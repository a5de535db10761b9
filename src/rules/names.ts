// Rules for DNS and WINS servers: what they answer, how long an answer is kept, how names get from server to server.
import type { Rule } from './rule.ts';

export const nameServiceRules: readonly Rule[] = [
  {
    id: 'names.serving',
    text: 'A name server answers what it knows, at once.',
    label: 'stated',
    source: 'RFC 1034 section 4.3; RFC 1001 section 11',
  },
  {
    id: 'names.silent',
    text: 'A server that is down answers nothing; who asks waits until patience ends.',
    label: 'assumed',
    source: 'the lab; Q198550 for how long a silent DNS server holds a computer up',
  },
  {
    id: 'names.administrator',
    text: 'An administrator, or DHCP on behalf of a computer, changes a record of the zone.',
    label: 'assumed',
    source: 'the lab',
  },
  {
    id: 'dns.answers',
    text: 'A DNS server answers with the address its zone has for the name, upper or lower case alike.',
    label: 'stated',
    source: 'RFC 1034 section 4.3.2; RFC 1035 section 2.3.3',
  },
  {
    id: 'dns.reverse',
    text: 'Asked for the name of an address, a DNS server tells the first name its zone has for it. That each name has its pointer there, and that no server keeps what another says of it, is the lab’s.',
    label: 'assumed',
    source: 'RFC 1035 section 3.5; the lab',
  },
  {
    id: 'dns.name-error',
    text: 'A name that neither the zone nor another server has is answered by a name error.',
    label: 'stated',
    source: 'RFC 1034 section 4.3.1',
  },
  {
    id: 'dns.asks-next',
    text: 'What the server does not have it asks the next server for, each time it is asked again, and passes the answer on.',
    label: 'inferred',
    source: 'RFC 1034 section 4.3.1',
  },
  {
    id: 'dns.cache',
    text: 'An answer of another server is kept until its time to live is over; until then a change made elsewhere is not seen here.',
    label: 'stated',
    source: 'RFC 1034 section 4.3; RFC 1035 section 7.4',
  },
  {
    id: 'wins.answers',
    text: 'A WINS server answers with the address registered for the name, compared octet by octet, the 16th included.',
    label: 'stated',
    source: 'RFC 1001 sections 14.1 and 15.3',
  },
  {
    id: 'wins.negative-at-once',
    text: 'A name that is not registered is answered by “no” at once.',
    label: 'stated',
    source: 'RFC 1002 section 4.2.14',
  },
  {
    id: 'wins.registers',
    text: 'A name that is free, given back, expired, or the computer’s own is granted; the registration counts for six days unless it is refreshed.',
    label: 'inferred',
    source: 'RFC 1001 section 15.2; WINS defaults of Windows NT 4.0',
  },
  {
    id: 'wins.releases',
    text: 'The owner gives a name back; nobody else can.',
    label: 'stated',
    source: 'RFC 1001 section 15.4',
  },
  {
    id: 'wins.challenge',
    text: 'When another computer holds the name, WINS asks that computer: if it answers, the claim is refused; if it stays silent, the name is granted. The waits are the lab’s, and so is that one silence counts for all its names.',
    label: 'assumed',
    source: 'the lab; RFC 1001 section 15.2.2 for the question',
  },
  {
    id: 'wins.replication',
    text: 'A WINS server pulls the names of its partners every half hour.',
    label: 'inferred',
    source: 'WINS defaults of Windows NT',
  },
  {
    id: 'wins.newest-wins',
    text: 'Of two copies of a name the one registered later stays. WINS itself compares versions of one owner and asks when owners differ.',
    label: 'assumed',
    source: 'the lab',
  },
];
