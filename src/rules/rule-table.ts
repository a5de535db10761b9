// The one table of rules, and the ways to look into it. Each timing is a rule of its own, `timing.` and its name.
import { accessPointRules } from './access-points.ts';
import { agentRules } from './agent.ts';
import { consoleConnectionRules } from './console-connection.ts';
import { dcomRules } from './dcom.ts';
import { discoveryRules } from './discovery.ts';
import { fileServerRules } from './file-servers.ts';
import { labRules } from './lab.ts';
import { locateRules } from './locate.ts';
import { nameServiceRules } from './names.ts';
import { programRules } from './programs.ts';
import { resolverRules } from './resolver.ts';
import type { Rule } from './rule.ts';
import { rpcRules } from './rpc.ts';
import { sessionRules } from './sessions.ts';
import { siteRules } from './site.ts';
import { timings } from './timings.ts';
import { transportRules } from './transports.ts';

/** Every rule, in the order a reader would want them. */
export const rules: readonly Rule[] = [
  ...locateRules,
  ...sessionRules,
  ...resolverRules,
  ...nameServiceRules,
  ...agentRules,
  ...siteRules,
  ...discoveryRules,
  ...accessPointRules,
  ...consoleConnectionRules,
  ...programRules,
  ...fileServerRules,
  ...dcomRules,
  ...transportRules,
  ...rpcRules,
  ...labRules,
  ...timings.map(({ name, text, label, source }) => ({ id: `timing.${name}`, text: `${text}.`, label, source })),
];

const byId = new Map(rules.map((rule) => [rule.id, rule]));

export function findRule(id: string): Rule | undefined {
  return byId.get(id);
}

/** Rules that can be read in more than one way. */
export const rulesWithReadings: readonly Rule[] = rules.filter((rule) => rule.readings !== undefined);

/** The reading in force: the scenario's, else the rule's first. */
export function readingOf(ruleId: string, readings: Readonly<Record<string, string>> = {}): string {
  const first = findRule(ruleId)?.readings?.[0]?.name;
  if (first === undefined) throw new Error(`Rule ${ruleId} has no readings.`);
  return readings[ruleId] ?? first;
}
