// Where each rule is at work. The build found it out; it is fetched when the Sources place opens.
import type { RuleUses } from '../scenarios/index.ts';
import { unpackRuleUses } from '../scenarios/index.ts';

export async function loadRuleUses(): Promise<RuleUses> {
  return unpackRuleUses((await import('virtual:rule-uses')).ruleUses);
}
