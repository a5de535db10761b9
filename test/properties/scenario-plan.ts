// The skeleton of a drawn scenario: which segments and computers there are, and where each stands. Whatever refers to them
// is drawn with the plan in hand, so that names and addresses mean something.
import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';

export type Kind = 'console' | 'site' | 'client' | 'names' | 'router' | 'other';

export interface PlannedHost {
  readonly kind: Kind;
  readonly name: string;
  /** Places of its segments, one for each adapter. */
  readonly segments: readonly number[];
}

export interface Plan {
  /** In a calm scenario nobody has an accident, so that the search itself is seen; the others have all that the format has. */
  readonly isCalm: boolean;
  /** Do clients report to the site? That needs an access point, a site code, and an end. */
  readonly isReporting: boolean;
  /** On which transport the agents of a calm scenario listen, and its consoles look for them. */
  readonly protocol: string;
  /** Which protocol its computers have first, so that each gets to be the first LANA. */
  readonly firstProtocol: string;
  readonly segments: readonly string[];
  readonly hosts: readonly PlannedHost[];
}

const ownName = fc.stringMatching(/^[A-Za-z0-9!@#$%^&')(._{}~-]{1,15}$/);

/** A router passes on where there is more than one segment; without it much is out of reach, which is a story too. */
export const planArbitrary: Arbitrary<Plan> = fc
  .record({
    isCalm: fc.boolean(),
    isReporting: fc.constantFrom(true, false, false, false),
    protocol: fc.constantFrom('TCP', 'IP', 'IPX', 'NetBIOS', 'NetBIOS'),
    firstProtocol: fc.constantFrom('tcpip', 'nwlink', 'netbeui'),
    segmentCount: fc.constantFrom(1, 1, 2, 2, 3),
    consoles: fc.constantFrom(1, 1, 1, 2),
    clients: fc.constantFrom(1, 1, 2),
    nameServers: fc.constantFrom(0, 1, 1, 2),
    others: fc.constantFrom(0, 0, 0, 1),
    hasRouter: fc.constantFrom(true, true, true, false),
    /** Whether console and site server share a segment, as they mostly do. */
    isSiteNear: fc.constantFrom(true, true, true, false),
    places: fc.array(fc.nat(2), { minLength: 8, maxLength: 8 }),
    /** For a few hosts a name of its own making; the others are named plainly. */
    names: fc.array(fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: ownName }), {
      minLength: 8,
      maxLength: 8,
    }),
  })
  .map(
    ({
      isCalm,
      isReporting,
      protocol,
      firstProtocol,
      segmentCount,
      hasRouter,
      isSiteNear,
      places,
      names,
      ...counted
    }) => {
      const { consoles, clients, nameServers, others } = counted;
      const segments = ['A', 'B', 'C'].slice(0, segmentCount);
      const kinds: Kind[] = [
        ...Array<Kind>(consoles).fill('console'),
        'site',
        ...Array<Kind>(clients).fill('client'),
        ...Array<Kind>(nameServers).fill('names'),
        ...Array<Kind>(others).fill('other'),
      ];
      if ((hasRouter || isCalm) && segmentCount > 1) kinds.push('router');
      const counts = new Map<Kind, number>();
      const taken = new Set<string>();
      const hosts = kinds.map((kind, place): PlannedHost => {
        const count = (counts.get(kind) ?? 0) + 1;
        counts.set(kind, count);
        const own = names[place];
        const plain = `${plainNames[kind]}${count}`;
        const name = own === undefined || taken.has(own.toUpperCase()) ? plain : own;
        taken.add(name.toUpperCase());
        const isNear = kind === 'site' ? isSiteNear : isCalm && place % 2 === 0;
        const home = (places[isNear ? 0 : place] ?? 0) % segmentCount;
        return { kind, name, segments: kind === 'router' ? segments.map((_, index) => index) : [home] };
      });
      return { isCalm, isReporting, protocol, firstProtocol, segments, hosts };
    },
  );

const plainNames: Record<Kind, string> = {
  console: 'CONSOLE',
  site: 'SITE',
  client: 'PC-',
  names: 'NAMES',
  router: 'ROUTER',
  other: 'OTHER',
};

export const hostsOf = ({ hosts }: Plan, ...kinds: Kind[]): PlannedHost[] =>
  hosts.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));

/** `.1` is the router of each segment; a computer keeps its last octet wherever it moves. */
export function ipOf(plan: Plan, host: PlannedHost, segment = host.segments[0] ?? 0): string {
  return `10.0.${segment + 1}.${host.kind === 'router' ? 1 : plan.hosts.indexOf(host) + 10}`;
}

export const ipxNetworkOf = (segment: number): string => `0000A1B${segment + 1}`;

/** As the world makes the addresses of adapters: from the place of the host and of the adapter. */
export function ipxAddressOf(plan: Plan, host: PlannedHost, segment = host.segments[0] ?? 0): string {
  const number = (plan.hosts.indexOf(host) + 1).toString(16).toUpperCase().padStart(4, '0');
  const adapter = Math.max(0, host.segments.indexOf(segment)).toString(16).toUpperCase().padStart(2, '0');
  return `${ipxNetworkOf(segment)}:020000${number}${adapter}`;
}
