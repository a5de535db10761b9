// Kept work, checked like a file: whatever else writes into the browser's storage, only a whole run comes out.
import { checkRecording } from '../lab/index.ts';
import type { Recording } from '../lab/index.ts';
import type { Problem } from '../scenarios/index.ts';
import type { KeptWork } from './kept-work.ts';
import { workStore } from './work-store.ts';

/** `savedAt` in milliseconds of the calendar. */
export type OpenedWork =
  { id: string; savedAt: number; recording: Recording } | { problems: Pick<Problem, 'place' | 'text'>[] };

/** Undefined when it is not there. */
export async function openKeptWork(id: string): Promise<OpenedWork | undefined> {
  const kept = await workStore.read(id);
  if (!kept) return undefined;
  const reading = checkRecording(runOf(kept.work, kept.scenario), { name: 'The kept run' });
  return 'problems' in reading ? reading : { id, savedAt: kept.work.savedAt, recording: reading.recording };
}

/** The newest work with the scenario of a file, for an address that came without this tab's history. */
export async function newestWithFile(scenario: string): Promise<string | undefined> {
  const { works } = await workStore.list();
  return works.find((work) => work.isFromFile && work.scenario === scenario)?.id;
}

/** The run with its scenario put back in; what cannot be read is left for the check to refuse. */
function runOf({ run, isFromFile }: KeptWork, scenario: string | undefined): unknown {
  try {
    const value = JSON.parse(run) as object;
    return isFromFile ? { ...value, scenario: JSON.parse(scenario ?? 'null') as unknown } : value;
  } catch {
    return undefined;
  }
}
