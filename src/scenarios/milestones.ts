// "By now, this should have happened": the milestones of a scenario, held against a run.
import { canonicalJson } from '../world/index.ts';
import type { LogEntry } from '../world/index.ts';
import type { Outcome } from './outcomes.ts';
import type { Run } from './run.ts';
import type { Milestone } from './scenario.ts';

/** Milestones that a run misses, each in a sentence. */
export function missedMilestones(milestones: readonly Milestone[], run: Pick<Run, 'log' | 'outcomes'>): string[] {
  return milestones.flatMap((milestone, index) => {
    const has = milestone.outcome
      ? run.outcomes.some((outcome) => outcome.atMs <= milestone.byMs && holdsAtLeast(outcome, milestone.outcome ?? {}))
      : run.log.some((entry) => entry.atMs <= milestone.byMs && matches(entry, milestone));
    if (has !== (milestone.never ?? false)) return [];
    const { byMs, never, ...wanted } = milestone;
    return [`milestones[${index}]: by ${byMs} ms there should ${never ? 'not ' : ''}be ${canonicalJson(wanted)}.`];
  });
}

function matches(entry: LogEntry, { kind, host, rule, detail }: Milestone): boolean {
  return (
    (kind === undefined || entry.kind === kind) &&
    (host === undefined || entry.host === host) &&
    (rule === undefined || entry.rule === rule) &&
    holdsAtLeast(entry.detail, detail ?? {})
  );
}

/** Is all of `wanted` in `actual`? Lists are compared whole length, their items in part. */
export function holdsAtLeast(actual: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(actual) &&
      actual.length === wanted.length &&
      wanted.every((item, i) => holdsAtLeast(actual[i], item))
    );
  }
  if (typeof wanted === 'object' && wanted !== null) {
    if (typeof actual !== 'object' || actual === null) return false;
    return Object.entries(wanted as Outcome | object).every(([key, value]) =>
      holdsAtLeast((actual as Record<string, unknown>)[key], value),
    );
  }
  return actual === wanted;
}
