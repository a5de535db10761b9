// What a client's Remote Control Agent lets a viewer do: permitted viewers, allowed functions, permission of the person.
// Plain decisions; the statechart asks them in this order (assumed: the order is documented nowhere).
import type { RemoteFunction } from '../protocols/index.ts';
import type { OperatingSystem } from '../world/index.ts';

export interface AgentSecurity {
  readonly system: OperatingSystem;
  /** Users and groups; anybody when left out. */
  readonly permittedViewers?: readonly string[];
  /** All when left out. */
  readonly functions?: readonly RemoteFunction[];
  readonly permissionRequired: boolean;
  /** How long a granted permission counts for the same console; 0 from SMS 2.0 SP3 (Q248452). */
  readonly residualGrantLifetimeMs: number;
}

export interface RememberedGrant {
  readonly viewer: string;
  readonly grantedAtMs: number;
}

/** Windows NT and Windows 2000 keep a list of permitted viewers; the others have no accounts to check. */
export function hasPermittedViewers(system: OperatingSystem): boolean {
  return isWindowsNt(system);
}

/** The systems of the NT family, whose agent is a service. */
export function isWindowsNt(system: OperatingSystem): boolean {
  return system === 'nt4-before-sp4' || system === 'nt4-sp4' || system === 'windows-2000';
}

/** Is the user on the list? Upper and lower case are one; an entry without a domain stands for that name in any domain. */
export function isPermittedViewer(security: AgentSecurity, user: string): boolean {
  if (!hasPermittedViewers(security.system) || security.permittedViewers === undefined) return true;
  const wanted = user.toUpperCase();
  const withoutDomain = wanted.slice(wanted.lastIndexOf('\\') + 1);
  return security.permittedViewers.some((entry) => {
    const permitted = entry.toUpperCase();
    return permitted === wanted || permitted === withoutDomain;
  });
}

export function isFunctionAllowed(security: AgentSecurity, wanted: RemoteFunction): boolean {
  return security.functions?.includes(wanted) ?? true;
}

/** Does an earlier permission still count for this console? */
export function isGrantRemembered(
  security: AgentSecurity,
  grant: RememberedGrant | undefined,
  viewer: string,
  nowMs: number,
): boolean {
  return (
    grant !== undefined &&
    grant.viewer.toUpperCase() === viewer.toUpperCase() &&
    nowMs < grant.grantedAtMs + security.residualGrantLifetimeMs
  );
}
