// What all actors of one host of a scenario are started with.
import type { NetworkStack } from '../protocols/index.ts';
import type { TimingValues } from '../rules/index.ts';
import type { Host, World } from '../world/index.ts';
import type { Scenario, ScenarioHost } from './scenario.ts';

export interface HostActorOptions {
  scenario: Scenario;
  world: World;
  host: Host;
  stack: NetworkStack;
  given: ScenarioHost;
  timings: TimingValues;
  readings: Readonly<Record<string, string>>;
  devTools: boolean;
}
