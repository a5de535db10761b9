// The settings of an agent in a scenario: its own, and what the site that knows the client sets for remote control.
import type { AgentSettings } from '../sms/index.ts';
import type { Scenario, ScenarioHost } from './scenario.ts';

export function agentSettingsOf(given: ScenarioHost, scenario: Scenario): AgentSettings | undefined {
  if (!given.agent) return undefined;
  const site = scenario.hosts.find(({ siteDatabase }) =>
    siteDatabase?.resources.some(({ name }) => name.toUpperCase() === given.name.toUpperCase()),
  );
  const siteProtocol = site?.siteDatabase?.remoteControlProtocol;
  return { ...given.agent, ...(siteProtocol === undefined ? {} : { siteProtocol }) };
}
