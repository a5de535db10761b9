// Rules of a scenario file for DCOM: lists without repeats, on computers that have DCOM, and a provider that is there.
import { checkOnce, items } from './check-hosts.ts';
import type { NamedParts } from './check-hosts.ts';
import type { Sketch } from './check-shape.ts';
import type { ProblemList } from './problem.ts';
import type { Scenario, ScenarioHost } from './scenario.ts';

const withProvider = {
  words: 'a siteDatabase and dcom',
  isThere: (host: Sketch<ScenarioHost>) => Object.hasOwn(host, 'siteDatabase') && Object.hasOwn(host, 'dcom'),
};

export function checkDcom(scenario: Sketch<Scenario>, parts: NamedParts, problems: ProblemList): void {
  for (const [place, host] of items(scenario.hosts)) {
    const { dcom, system } = host;
    if (dcom === undefined) continue;
    const at = ['hosts', place, 'dcom'];
    if (system === 'windows-3x') {
      problems.add(at, { found: 'on a host with windows-3x', expected: 'no such key, as that system has no DCOM' });
    }
    checkOnce(
      items(dcom.protocols).map(([entry, value]) => ({ at: [...at, 'protocols', entry], value })),
      'protocols of DCOM',
      problems,
    );
    checkOnce(
      items(dcom.stoppedServices).map(([entry, value]) => ({ at: [...at, 'stoppedServices', entry], value })),
      'services',
      problems,
    );
    parts.refer([...at, 'provider'], dcom.provider, withProvider);
    if (dcom.provider !== undefined && dcom.provider !== host.name && Object.hasOwn(host, 'siteDatabase')) {
      problems.addValue([...at, 'provider'], dcom.provider, 'this host, as it has a siteDatabase itself');
    }
  }
}
