// A scenario of three weeks: an office that is switched on each working morning and off each evening, a console that calls once
// a day, a client that moves in the second week, and a flag for the day on which the site database learns of it.

const hour = 3_600_000;
const day = 24 * hour;

/** Two clients, called on alternate days. Monday 12 July 1999, eight o'clock, is moment 0. */
export function weeksScenario() {
  const workdays = Array.from({ length: 21 }, (_, place) => place).filter((place) => place % 7 < 5);
  const acts = workdays.flatMap((place) => {
    const morning = place * day;
    const target = place % 2 === 0 ? 'PC-17' : 'PC-18';
    return [
      ...(place === 0 ? [] : [{ atMs: morning + hour / 2, act: 'power-on', host: 'PC-17' }]),
      { atMs: morning + 2 * hour, act: 'open-remote-tools', host: 'CONSOLE1', target },
      { atMs: morning + 2 * hour + 300_000, act: 'hang-up', host: 'CONSOLE1', target },
      { atMs: morning + 9 * hour, act: 'power-off', host: 'PC-17' },
    ];
  });
  const moved = 8 * day;
  const learned = 10 * day + 4 * hour;
  return {
    format: 1,
    id: 'three-weeks',
    title: 'Three weeks in an office',
    articles: [],
    summary: 'PC-17 gets another address in the second week. The site database learns of it later.',
    question: 'On which days does the console find PC-17?',
    startsAt: '1999-07-12T08:00',
    seed: 3,
    segments: [{ name: 'office', latencyMs: 1 }],
    hosts: [
      {
        name: 'CONSOLE1',
        role: 'console',
        system: 'nt4-sp4',
        adapters: [{ segment: 'office', ip: '10.0.1.5' }],
        protocols: ['tcpip'],
        nameResolution: { nodeType: 'p', dnsServers: ['10.0.1.10'] },
        console: { siteServer: 'SITE1', user: 'CORP\\anna' },
      },
      {
        name: 'SITE1',
        role: 'site-server',
        system: 'nt4-sp4',
        adapters: [{ segment: 'office', ip: '10.0.1.20' }],
        protocols: ['tcpip'],
        siteDatabase: {
          resources: ['PC-17', 'PC-18'].map((name, place) => ({
            resourceId: 17 + place,
            name,
            ipAddresses: [`10.0.1.${17 + place}`],
            ipxAddresses: [],
            collections: ['All Systems'],
          })),
          rights: [{ user: 'CORP\\anna', collection: 'All Systems', useRemoteTools: true }],
        },
      },
      {
        name: 'DNS1',
        role: 'name-server',
        system: 'nt4-sp4',
        adapters: [{ segment: 'office', ip: '10.0.1.10' }],
        protocols: ['tcpip'],
        dnsServer: { records: { SITE1: '10.0.1.20' } },
      },
      ...['PC-17', 'PC-18'].map((name, place) => ({
        name,
        role: 'client',
        system: 'windows-98',
        adapters: [{ segment: 'office', ip: `10.0.1.${17 + place}` }],
        protocols: ['tcpip'],
        agent: { promptAnswer: 'yes' },
      })),
    ],
    acts: [
      ...acts,
      { atMs: moved, act: 'change-address', host: 'PC-17', ip: '10.0.1.99' },
      { atMs: learned, act: 'store-resource', host: 'SITE1', name: 'PC-17', ipAddresses: ['10.0.1.99'] },
    ],
    flags: [
      {
        name: 'learned',
        label: 'The database learns of the new address',
        moves: [`/acts/${acts.length + 1}/atMs`],
        fromMs: 7 * day,
        untilMs: 18 * day,
      },
      {
        name: 'moved',
        label: 'PC-17 gets another address',
        moves: [`/acts/${acts.length}/atMs`],
        fromMs: day,
        untilMs: 14 * day,
      },
    ],
    milestones: [],
  };
}
