// A small scenario that is right in every part, for tests to spoil. Each call gives a fresh one.

/** Any part of it may be replaced, so it is loosely typed on purpose. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type LooseScenario = any;

export function smallScenario(): LooseScenario {
  return {
    $schema: '../scenario.schema.json',
    format: 1,
    id: 'Q226297-small',
    title: 'A console and its client',
    articles: ['Q226297'],
    summary: 'The console finds its client by name.',
    question: 'Which attempt connects?',
    startsAt: '1999-07-12T09:00',
    endsAtMs: 600000,
    seed: 1,
    races: false,
    timings: { udpProbeTimeout: 4000, dnsWaitsNt4Sp4: [1000, 2000] },
    stage: ['CONSOLE1', 'PC-17', 'SITE1', 'DNS1'],
    segments: [
      { name: 'office', latencyMs: 1, loss: 0 },
      { name: 'branch', latencyMs: 20 },
    ],
    hosts: [
      {
        name: 'CONSOLE1',
        role: 'console',
        system: 'nt4-sp4',
        adapters: [
          { segment: 'office', ip: '10.0.1.5', mask: '255.255.255.0', gateway: '10.0.1.1', ipxNetwork: '0000A1B2' },
        ],
        protocols: ['tcpip', 'nwlink', 'netbeui'],
        lanas: [
          { lana: 0, transport: 'netbt', adapter: 0 },
          { lana: 3, transport: 'nbf', adapter: 0 },
        ],
        nameResolution: {
          nodeType: 'h',
          dnsServers: ['10.0.1.10'],
          winsServers: ['10.0.1.10'],
          dnsNbtLookupOrder: 0,
          hosts: { 'old-pc.corp.example': '10.0.1.99' },
          lmhostsEnabled: true,
          lmhosts: [{ name: 'PC-17', suffix: '43', address: '10.0.1.17', preload: true }],
        },
        console: { siteServer: 'SITE1', user: 'CORP\\anna', lanaOrder: [0, 3, 7], sockets: 'tcp', servicePack: 2 },
      },
      {
        name: 'PC-17',
        role: 'client',
        system: 'windows-98',
        adapters: [{ segment: 'office', ip: '10.0.1.17' }],
        protocols: ['tcpip'],
        nameResolution: { winsServers: ['10.0.1.10'] },
        agent: { state: 'listening', protocol: 'TCP', lana: 0, listensOn: '10.0.1.16', permissionRequired: false },
      },
      {
        name: 'SITE1',
        role: 'site-server',
        system: 'nt4-sp4',
        adapters: [{ segment: 'office', ip: '10.0.1.20' }],
        protocols: ['tcpip'],
        siteDatabase: {
          resources: [
            {
              resourceId: 17,
              name: 'PC-17',
              ipAddresses: ['10.0.1.16'],
              ipxAddresses: ['0000A1B2:00C04F123456'],
              collections: ['All Systems'],
            },
          ],
          rights: [{ user: 'CORP\\anna', collection: 'All Systems', useRemoteTools: true }],
        },
      },
      {
        name: 'DNS1',
        role: 'name-server',
        system: 'nt4-sp4',
        adapters: [{ segment: 'office', ip: '10.0.1.10' }],
        protocols: ['tcpip'],
        dnsServer: {
          records: { 'PC-17': '10.0.1.17' },
          cached: [{ name: 'PC-18', address: '10.0.1.18', expiresAtMs: 60000 }],
          asks: 'DNS2',
        },
        winsServer: { without: ['PC-17'], pullsFrom: ['DNS2'] },
      },
      {
        name: 'DNS2',
        role: 'name-server',
        system: 'windows-2000',
        isOn: true,
        adapters: [{ segment: 'branch', ip: '10.0.2.10' }],
        protocols: ['tcpip'],
        dnsServer: {},
        winsServer: { records: [{ name: 'PC-17', suffix: '00', addresses: ['10.0.1.16'] }] },
      },
    ],
    faults: [{ verdict: 'delay', delayMs: 100, segment: 'office', from: 'PC-17', to: 'CONSOLE1', protocol: 'tcp' }],
    acts: [
      { atMs: 0, act: 'open-remote-tools', host: 'CONSOLE1', target: 'PC-17' },
      { atMs: 1000, act: 'stop-agent', host: 'PC-17' },
      { atMs: 2000, act: 'change-address', host: 'PC-17', ip: '10.0.1.19', gateway: '10.0.1.1' },
      { atMs: 3000, act: 'set-dns-record', host: 'DNS1', name: 'PC-17', address: null },
      { atMs: 4000, act: 'sever-segment', segment: 'branch' },
      { atMs: 5000, act: 'cancel', host: 'CONSOLE1', target: 'PC-17' },
      { atMs: 6000, act: 'store-resource', host: 'SITE1', name: 'PC-17', ipAddresses: ['10.0.1.19'] },
      { atMs: 7000, act: 'server-down', host: 'DNS1' },
      { atMs: 8000, act: 'move-adapter', host: 'PC-17', adapter: 0, segment: 'branch' },
    ],
    flags: [{ name: 'cut', label: 'The line is cut', moves: ['/acts/4/atMs'], fromMs: 1000, untilMs: 500000 }],
    milestones: [
      { byMs: 5000, kind: 'attempt.ended', host: 'CONSOLE1', detail: { stage: 'name' } },
      {
        byMs: 9000,
        outcome: { action: 'open-remote-tools', target: 'PC-17', result: 'connected', detail: { a: [1] } },
      },
      { byMs: 9000, kind: 'frame.sent', never: true },
    ],
  };
}
