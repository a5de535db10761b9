// Rules for the site database and the SMS Provider that answers out of it.
import type { Rule } from './rule.ts';

export const siteRules: readonly Rule[] = [
  {
    id: 'provider.answers',
    text: 'The SMS Provider answers consoles out of the site database: rights first, then the data of the resource.',
    label: 'stated',
    source: "SMS 2.0 Administrator's Companion, chapter 10; Q198716",
  },
  {
    id: 'provider.down',
    text: 'A provider that does not run has closed its port: the console’s connection fails.',
    label: 'assumed',
    source: 'the lab; Q198716 for what follows',
  },
  {
    id: 'database.last-discovery',
    text: 'The database holds what discovery last reported, so name and addresses may be old.',
    label: 'inferred',
    source: 'Q226297; Q257799',
  },
  {
    id: 'database.discovery',
    text: 'A discovery record replaces the addresses of its resource; the agent on the client goes on as before.',
    label: 'inferred',
    source: 'Q226297; Q257799',
  },
];
