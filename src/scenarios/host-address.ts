// The address that the parts of a scenario mean when they name a computer: that of its first adapter.
import type { Scenario } from './scenario.ts';

export function addressOf(scenario: Scenario, hostName: string | undefined): string | undefined {
  return scenario.hosts.find(({ name }) => name === hostName)?.adapters[0]?.ip;
}
