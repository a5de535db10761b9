// Does a run that was opened go as it did when it was recorded? The digests say so; this says it in words.
import { digest } from '../world/index.ts';
import type { Lab } from './lab.ts';
import type { Recording } from './recording.ts';
import { labVersion } from './recording.ts';

export interface RecordingDifference {
  /** The log is another one; else only the lab is. */
  readonly isOtherLog: boolean;
  readonly text: string;
}

/** What differs between the recording and the run that the lab made of it, or undefined. The run may go on for it. */
export function findDifference(recording: Recording, lab: Lab): RecordingDifference | undefined {
  const isOtherLab = recording.labVersion !== labVersion;
  const labs = `It was saved by version ${recording.labVersion} of the lab; this is version ${labVersion}.`;
  const log = recording.entries === undefined ? lab.log : lab.log.slice(0, recording.entries);
  if (log.length === (recording.entries ?? log.length) && digest(log) === recording.digest) {
    return isOtherLab ? { isOtherLog: false, text: `${labs} The run goes exactly as it did there.` } : undefined;
  }
  const what =
    recording.entries === undefined
      ? 'The run does not go as it did when it was saved.'
      : `The first ${recording.entries} entries of this run are not those that were saved.`;
  const why = isOtherLab ? labs : 'The file, its scenario or the lab was changed since.';
  return { isOtherLog: true, text: `${what} ${why} The run is open all the same.` };
}
