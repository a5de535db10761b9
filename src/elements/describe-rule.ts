// Puts the `meta` of a state or transition into words for the inspector: the rule it names, with label and source.
import { findRule } from '../rules/index.ts';

export function describeRule(
  meta: unknown,
): { title: string; label: string; text: string; source: string } | undefined {
  const id = typeof meta === 'object' && meta !== null && 'rule' in meta ? meta.rule : undefined;
  const rule = typeof id === 'string' ? findRule(id) : undefined;
  return rule && { title: rule.id, label: rule.label, text: rule.text, source: rule.source };
}
