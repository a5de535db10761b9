// A small site for tests of populations: three CAPs, two of which are DPs, and a client with a drive letter on one of them.
import type { LooseScenario } from '../scenarios/small-scenario.ts';

export function siteWithLists(): LooseScenario {
  let last = 9;
  const host = (name: string, role: string, rest: object) => ({
    name,
    role,
    system: 'nt4-sp4',
    adapters: [{ segment: 'office', ip: `10.1.0.${(last += 1)}`, mask: '255.255.255.0' }],
    protocols: ['tcpip'],
    ...rest,
  });
  const cap = (name: string, rest: object = {}) =>
    host(name, 'other', { accessPoint: { siteServer: 'LEIPZIG1' }, ...rest });
  const dp = (packages: string[]) => ({ distributionPoint: { siteServer: 'LEIPZIG1', packages } });
  return {
    format: 1,
    id: 'Q226113-test-site',
    title: 'A site with three CAPs',
    articles: ['Q226113'],
    summary: 'A client needs a CAP.',
    startsAt: '2000-03-06T09:00',
    seed: 5,
    endsAtMs: 600_000,
    segments: [{ name: 'office', latencyMs: 1 }],
    hosts: [
      host('LEIPZIG1', 'site-server', {
        siteDatabase: { siteCode: 'LEI', resources: [], rights: [] },
        ...dp(['LEI00002']),
      }),
      cap('LEIPZIG2', dp(['LEI00001', 'LEI00002'])),
      cap('LEIPZIG3', dp(['LEI00001', 'LEI00002'])),
      cap('LEIPZIG4', dp(['LEI00001'])),
      host('PC-17', 'client', {
        networkAccess: {
          user: 'LEIPZIG\\meyer',
          capLists: [{ site: 'LEI', servers: ['LEIPZIG2', 'LEIPZIG3', 'LEIPZIG4'] }],
          connections: [{ local: 'G:', server: 'LEIPZIG3', share: 'CAP_LEI' }],
        },
      }),
      host('PC-18', 'client', { system: 'windows-98' }),
    ],
    acts: [{ act: 'need-access-point', host: 'PC-17', list: 'cap', atMs: 1000 }],
    milestones: [],
  };
}
