// The special NetBIOS name of a console's machine (Q200832), in each form that the article's words allow. Plain decisions.
import type { NetbiosName } from '../protocols/index.ts';

export type ViewerNameForm = 'suffix' | 'lastOfFifteen' | 'appended';

/** What happens to a start that needs NetBIOS while other sessions are open. */
export type NetbiosAmongOthers = 'netbiosAlone' | 'netbiosLast';

/** Which protocols Remote Tools may use on a console. */
export type ConsoleTransports = 'all' | 'tcpip';

/** At most so many sessions that are not NetBIOS, from one console (Q200832). */
export const mostSessions = 4;

/** In the last two forms a long machine name is cut, so two machines may come to the same name. */
export function viewerName(machine: string, form: ViewerNameForm): NetbiosName {
  if (form === 'suffix') return { name: machine, suffix: '41' };
  if (form === 'lastOfFifteen') return { name: `${machine.slice(0, 14).padEnd(14, ' ')}A`, suffix: '00' };
  return { name: `${machine.slice(0, 13)} A`, suffix: '00' };
}
