// Kept work and an address that may be of the same run: finding the one for the other, and telling whether they agree.
import type { LinkState, OpenedWork } from '../../page/index.ts';
import { newestWithFile, openKeptWork } from '../../page/index.ts';
import type { Recording } from '../../lab/index.ts';

/** What an address says of a run beside its scenario. */
export type RunSettings = Omit<LinkState, 'scenario'>;

/** What was kept, what was wrong with it, or nothing. */
export type Found = OpenedWork | 'none';

export const nothingKept: Promise<Found> = Promise.resolve('none');

/** The work of that id, if it is of this scenario; for a file, else the newest that is. */
export async function findKept(scenario: string, isFile: boolean, work: string | undefined): Promise<Found> {
  const ofScenario = async (id: string | undefined): Promise<OpenedWork | undefined> => {
    const kept = id === undefined ? undefined : await openKeptWork(id);
    if (!kept || 'problems' in kept) return kept;
    const { scenario: of } = kept.recording;
    return (isFile ? typeof of !== 'string' && of.id === scenario : of === scenario) ? kept : undefined;
  };
  return (await ofScenario(work)) ?? (isFile ? await ofScenario(await newestWithFile(scenario)) : undefined) ?? 'none';
}

/** The kept run is the one of the address, perhaps some moments further: the address is written when a place rests. */
export function isSameRun(
  kept: Recording,
  { seed, readings, flags, choices = [], interventions = [] }: RunSettings,
): boolean {
  const begins = (one: readonly unknown[], other: readonly unknown[]): boolean => {
    const shared = Math.min(one.length, other.length);
    return inOneOrder(one.slice(0, shared)) === inOneOrder(other.slice(0, shared));
  };
  return (
    kept.seed === seed &&
    inOneOrder(kept.readings) === inOneOrder(readings ?? {}) &&
    inOneOrder(kept.flags ?? {}) === inOneOrder(flags ?? {}) &&
    begins(kept.choices, choices) &&
    begins(kept.interventions, interventions)
  );
}

/** The same run, at least as far. */
export function holdsRun(kept: Recording, settings: RunSettings): boolean {
  const { choices = [], interventions = [], position = 1 } = settings;
  const isAsLong = kept.choices.length >= choices.length && kept.interventions.length >= interventions.length;
  return isAsLong && (kept.position ?? 0) >= position && isSameRun(kept, settings);
}

/** As text, whatever order its keys were written in: an act from a file has them as its definition does. */
function inOneOrder(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
