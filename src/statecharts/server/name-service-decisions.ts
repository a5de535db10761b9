// The guards, actions and delays that the name server's statechart names. The decisions themselves are in sms.
import type { MachineOptions } from 'xstate';
import { assign } from 'xstate';
import {
  activeWinsRecord,
  cacheDnsAnswer,
  findDnsAnswer,
  findDnsName,
  findWinsRecord,
  heldDnsAddress,
  isNameFreeFor,
  isSameName,
  isSameNetbiosName,
  newerReplicas,
  releaseWinsRecord,
  replicasOf,
  setDnsRecord,
  storeReplicas,
  storeWinsRecord,
  winsNameLifetimeMs,
} from '../../sms/index.ts';
import type { NetbiosName, NetbiosNameMessage } from '../../protocols/index.ts';
import { addressOfReverseName, dnsQuestion } from '../../protocols/index.ts';
import { dnsAnswer, dnsAnswerPassedOn, dnsNameError, dnsNameOfAddress, winsAnswer } from './name-answers.ts';
import type {
  Asker,
  AwaitedAnswer,
  Claim,
  NameServiceContext,
  NameServiceDelays,
  NameServiceEvent,
  NameServicePorts,
} from './name-service-ports.ts';

type EventOf<T extends NameServiceEvent['type']> = Extract<NameServiceEvent, { type: T }>;
type DnsQueryEvent = EventOf<'dns.query.received'>;
type DnsAnswerEvent = EventOf<'dns.answer.received'>;
type NameQueryEvent = EventOf<'name.query.received'>;
type RegistrationEvent = EventOf<'registration.received'>;
type ReleaseEvent = EventOf<'release.received'>;
type OwnerEvent = EventOf<'owner.answered'>;
type ReplicasEvent = EventOf<'replicas.received'>;
type PartnerEvent = ReplicasEvent | EventOf<'partner.failed'>;

/** What a group name stands for: everybody on the segment who uses it. */
const groupAddress = '255.255.255.255';
const ttlSeconds = winsNameLifetimeMs / 1000;

export function nameServiceImplementations(
  ports: NameServicePorts,
  delays: NameServiceDelays,
): Partial<MachineOptions<NameServiceContext, NameServiceEvent>> {
  const known = ({ dns }: NameServiceContext, { query, atMs }: DnsQueryEvent) =>
    query.question.type === 'A'
      ? findDnsAnswer(dns, query.question.name, { nowMs: atMs, recordLifetimeMs: delays.dnsRecordLifetime })
      : undefined;
  const knownName = ({ dns }: NameServiceContext, { query: { question } }: DnsQueryEvent) => {
    const address = question.type === 'PTR' ? addressOfReverseName(question.name) : undefined;
    return address === undefined ? undefined : findDnsName(dns, address);
  };

  function tellDnsRecord(kind: 'dns' | 'dns-cache', rule: string, name: string, address: string | null, was?: string) {
    const ipAddresses = address === null ? [] : [address];
    const detail = { kind, name, ipAddresses, ipxAddresses: [], was: was === undefined ? [] : [was] };
    if (ipAddresses.join() !== detail.was.join()) ports.record('record.changed', rule, detail);
  }

  function tellWinsRecord(rule: string, name: NetbiosName, ipAddresses: readonly string[], was: readonly string[]) {
    if (ipAddresses.join() === was.join()) return;
    ports.record('record.changed', rule, {
      kind: 'wins',
      name: name.name.trimEnd(),
      suffix: name.suffix,
      ipAddresses,
      ipxAddresses: [],
      was,
    });
  }

  const tellClaim = ({ wins }: NameServiceContext, { registration, from }: Claim, atMs: number) =>
    tellWinsRecord(
      'wins.challenge',
      registration.name,
      claimed(registration, from),
      addressesOf(wins, registration.name, atMs),
    );
  const grant = (registration: NetbiosNameMessage, from: Asker, rule: string) =>
    ports.sendName(
      from,
      winsAnswer(registration, { responseCode: 0, addresses: claimed(registration, from), ttlSeconds }),
      rule,
    );

  return {
    delays: {
      challengeTimeout: delays.challengeTimeout,
      replicationInterval: delays.replicationInterval,
    },
    guards: {
      isSilentBefore: ({ isSilentBefore }) => isSilentBefore,
      knowsAddress: (server, event) => known(server, event as DnsQueryEvent) !== undefined,
      knowsName: (server, event) => knownName(server, event as DnsQueryEvent) !== undefined,
      hasNextServer: ({ nextServer }) => nextServer !== null,
      isAwaited: (server, event) => awaitedBy(server, event as DnsAnswerEvent) !== undefined,
      isLastAwaited: (server, event) =>
        server.awaited.length === 1 && awaitedBy(server, event as DnsAnswerEvent) !== undefined,
      isRegistered: ({ wins }, event) => {
        const { query, atMs } = event as NameQueryEvent;
        return activeWinsRecord(wins, query.name, atMs) !== undefined;
      },
      isNameFree: ({ wins }, event) => {
        const { registration, from, atMs } = event as RegistrationEvent;
        if (registration.isGroup) return true;
        return isNameFreeFor(wins, registration.name, claimed(registration, from)[0] ?? from.address, atMs);
      },
      isClaimKnown: ({ claims }, event) => {
        const { registration, from } = event as RegistrationEvent;
        return claims.some(
          (claim) =>
            isSameNetbiosName(claim.registration.name, registration.name) && claim.from.address === from.address,
        );
      },
      isOwner: ({ wins }, event) => {
        const { release, from } = event as ReleaseEvent;
        const owned = findWinsRecord(wins, release.name);
        return owned !== undefined && owned.addresses.includes(claimed(release, from)[0] ?? from.address);
      },
      hasClaims: ({ claims }) => claims.length > 0,
      hasTriesLeft: ({ tries }) => tries < delays.challengeTries,
      ownerKeepsName: ({ claims }, event) => {
        const answer = event as OwnerEvent;
        return answer.isOwner && claims.some((claim) => concerns(claim, answer));
      },
      ownerGaveNameUp: ({ claims }, event) => {
        const answer = event as OwnerEvent;
        return !answer.isOwner && claims.some((claim) => concerns(claim, answer));
      },
      hasPartners: ({ partners }) => partners.length > 0,
      isLastPartner: ({ pullsLeft }, event) =>
        pullsLeft.length === 1 && pullsLeft[0] === (event as PartnerEvent).partner,
    },
    actions: {
      openPartnerPort: () => ports.openPartnerPort(),
      closePartnerPort: () => ports.closePartnerPort(),
      forgetWhatIsUnderWay: assign({ awaited: [], claims: [], pullsLeft: [], tries: 0 }),

      tellRecordSet: ({ dns }, event) => {
        const { name, address } = event as EventOf<'record.set'>;
        tellDnsRecord('dns', 'names.administrator', name, address, heldDnsAddress(dns.zone, name));
      },
      setRecord: assign({
        dns: ({ dns }, event) => {
          const { name, address } = event as EventOf<'record.set'>;
          return setDnsRecord(dns, name, address);
        },
      }),

      answerAddress: (server, event) => {
        const { query, from } = event as DnsQueryEvent;
        const answer = known(server, event as DnsQueryEvent);
        // An answer out of the cache may be old: that is how a change stays unseen for a while.
        const rule = answer?.isAuthoritative ? 'dns.answers' : 'Q226297.delay-by-topology';
        if (answer) ports.sendDns(from, dnsAnswer(query, answer), rule);
      },
      answerName: (server, event) => {
        const { query, from } = event as DnsQueryEvent;
        const name = knownName(server, event as DnsQueryEvent);
        if (name === undefined) return;
        ports.sendDns(from, dnsNameOfAddress(query, name, delays.dnsRecordLifetime), 'dns.reverse');
      },
      answerNameError: (_, event) => {
        const { query, from } = event as DnsQueryEvent;
        ports.sendDns(from, dnsNameError(query, true), 'dns.name-error');
      },
      awaitAnswer: assign((server, event) => awaitAnswer(server, event as DnsQueryEvent)),
      askNextServer: ({ nextServer, awaited }, event) => {
        const { name, type } = (event as DnsQueryEvent).query.question;
        const question = awaited.find((entry) => isSameName(entry.name, name));
        if (nextServer === null || question === undefined) return;
        ports.sendDns({ address: nextServer, port: 53 }, dnsQuestion(question.id, name, type), 'dns.asks-next');
      },
      tellKept: ({ dns }, event) => {
        const [kept] = (event as DnsAnswerEvent).answer.answers;
        if (kept?.address !== undefined)
          tellDnsRecord('dns-cache', 'dns.cache', kept.name, kept.address, heldDnsAddress(dns.cache, kept.name));
      },
      passAnswerOn: (server, event) => {
        const { answer } = event as DnsAnswerEvent;
        for (const { from, query } of awaitedBy(server, event as DnsAnswerEvent)?.askers ?? []) {
          ports.sendDns(from, dnsAnswerPassedOn(query, answer), 'dns.asks-next');
        }
      },
      keepAnswer: assign((server, event) => {
        const { answer, atMs } = event as DnsAnswerEvent;
        const question = awaitedBy(server, event as DnsAnswerEvent);
        const awaited = server.awaited.filter((entry) => entry !== question);
        const [kept] = answer.answers;
        // Names of addresses are asked for anew each time.
        if (kept?.address === undefined) return { awaited };
        const { name, address } = kept;
        return {
          awaited,
          dns: cacheDnsAnswer(server.dns, { name, address, expiresAtMs: atMs + kept.ttlSeconds * 1000 }),
        };
      }),

      answerRegistered: ({ wins }, event) => {
        const { query, from, atMs } = event as NameQueryEvent;
        const record = activeWinsRecord(wins, query.name, atMs);
        if (!record) return;
        const secondsLeft = Math.floor((record.expiresAtMs - atMs) / 1000);
        const answer = { responseCode: 0, addresses: record.addresses, ttlSeconds: secondsLeft } as const;
        ports.sendName(from, winsAnswer(query, answer), 'wins.answers');
      },
      answerNotRegistered: (_, event) => {
        const { query, from } = event as NameQueryEvent;
        ports.sendName(from, winsAnswer(query, { responseCode: 3 }), 'wins.negative-at-once');
      },
      tellRegistered: ({ wins }, event) => {
        const { registration, from, atMs } = event as RegistrationEvent;
        const { name } = registration;
        tellWinsRecord('wins.registers', name, claimed(registration, from), addressesOf(wins, name, atMs));
      },
      grantName: (_, event) => {
        const { registration, from } = event as RegistrationEvent;
        grant(registration, from, 'wins.registers');
      },
      storeName: assign({
        wins: ({ wins }, event) => {
          const { registration, from, atMs } = event as RegistrationEvent;
          return storeWinsRecord(wins, registration.name, claimed(registration, from), atMs);
        },
      }),
      tellReleased: ({ wins }, event) => {
        const { release, atMs } = event as ReleaseEvent;
        tellWinsRecord('wins.releases', release.name, [], addressesOf(wins, release.name, atMs));
      },
      confirmRelease: (_, event) => {
        const { release, from } = event as ReleaseEvent;
        const answer = { responseCode: 0, addresses: claimed(release, from), ttlSeconds: 0 } as const;
        ports.sendName(from, winsAnswer(release, answer), 'wins.releases');
      },
      refuseRelease: (_, event) => {
        const { release, from } = event as ReleaseEvent;
        ports.sendName(
          from,
          winsAnswer(release, { responseCode: 6, addresses: claimed(release, from) }),
          'wins.releases',
        );
      },
      releaseName: assign({
        wins: ({ wins }, event) =>
          releaseWinsRecord(wins, (event as ReleaseEvent).release.name, (event as ReleaseEvent).atMs),
      }),

      rememberClaim: assign({
        claims: ({ claims, wins }, event) => {
          const { registration, from, atMs } = event as RegistrationEvent;
          return [...claims, { registration, from, owner: addressesOf(wins, registration.name, atMs)[0] ?? '' }];
        },
      }),
      beginTries: assign({ tries: 1 }),
      countTry: assign({ tries: ({ tries }) => tries + 1 }),
      askOwner: ({ claims }) => {
        for (const { owner, registration } of claimsOnOneOwner(claims)) {
          ports.askOwner(owner, registration.name, 'wins.challenge');
        }
      },
      refuseClaim: ({ claims }, event) => {
        const answer = event as OwnerEvent;
        for (const { registration, from } of claims.filter((claim) => concerns(claim, answer))) {
          const refusal = { responseCode: 6, addresses: claimed(registration, from), ttlSeconds: 0 } as const;
          ports.sendName(from, winsAnswer(registration, refusal), 'wins.challenge');
        }
      },
      forgetClaim: assign({
        claims: ({ claims }, event) => claims.filter((claim) => !concerns(claim, event as OwnerEvent)),
      }),
      tellClaimGranted: (server, event) => {
        const claim = server.claims.find((entry) => concerns(entry, event as OwnerEvent));
        if (claim) tellClaim(server, claim, (event as OwnerEvent).atMs);
      },
      grantClaim: ({ claims }, event) => {
        const claim = claims.find((entry) => concerns(entry, event as OwnerEvent));
        if (claim) grant(claim.registration, claim.from, 'wins.challenge');
      },
      storeClaim: assign((server, event) => {
        const { atMs } = event as OwnerEvent;
        const granted = server.claims.filter((claim) => concerns(claim, event as OwnerEvent)).slice(0, 1);
        return storeClaims(server, granted, atMs);
      }),
      tellOwnerSilent: ({ claims }) =>
        ports.record('wait.ended', 'wins.challenge', {
          waitedMs: delays.challengeTries * delays.challengeTimeout,
          for: `an answer from ${claims[0]?.owner ?? ''}, which holds ${claims[0]?.registration.name.name ?? ''}`,
          verdict: 'no answer',
        }),
      tellSilentOwnersNamesGranted: (server) => {
        for (const claim of claimsOnOneOwner(server.claims)) tellClaim(server, claim, ports.nowMs());
      },
      grantSilentOwnersNames: ({ claims }) => {
        for (const { registration, from } of claimsOnOneOwner(claims)) grant(registration, from, 'wins.challenge');
      },
      storeSilentOwnersNames: assign((server) => storeClaims(server, claimsOnOneOwner(server.claims), ports.nowMs())),

      beginPulling: assign({ pullsLeft: ({ partners }) => partners }),
      pullReplicas: ({ partners }) => {
        for (const partner of partners) ports.pull(partner, 'wins.replication');
      },
      stopPulling: () => ports.stopPulling(),
      sendReplicas: ({ wins }, event) =>
        ports.sendReplicas((event as EventOf<'partner.asked'>).link, replicasOf(wins), 'wins.replication'),
      tellReplicas: ({ wins }, event) => {
        const { replicas, atMs } = event as ReplicasEvent;
        for (const { name, addresses, isReleased } of newerReplicas(wins, replicas)) {
          tellWinsRecord('wins.newest-wins', name, isReleased ? [] : addresses, addressesOf(wins, name, atMs));
        }
      },
      takeReplicas: assign(({ wins, pullsLeft }, event) => {
        const { replicas, atMs, partner } = event as ReplicasEvent;
        return {
          wins: storeReplicas(wins, newerReplicas(wins, replicas), atMs),
          pullsLeft: pullsLeft.filter((left) => left !== partner),
        };
      }),
      giveUpPartner: assign({
        pullsLeft: ({ pullsLeft }, event) => pullsLeft.filter((left) => left !== (event as PartnerEvent).partner),
      }),
    },
  };
}

/** Adds the asker to the question of this name, which is passed on again when the asker repeats it. */
function awaitAnswer(
  { awaited, lastId }: NameServiceContext,
  { query, from }: DnsQueryEvent,
): Partial<NameServiceContext> {
  const { name } = query.question;
  const known = awaited.find((entry) => isSameName(entry.name, name));
  if (!known) return { awaited: [...awaited, { name, id: lastId + 1, askers: [{ from, query }] }], lastId: lastId + 1 };
  const isRepeat = (asker: AwaitedAnswer['askers'][number]) =>
    asker.query.id === query.id && asker.from.address === from.address && asker.from.port === from.port;
  if (known.askers.some(isRepeat)) return {};
  const joined = { ...known, askers: [...known.askers, { from, query }] };
  return { awaited: awaited.map((entry) => (entry === known ? joined : entry)) };
}

function awaitedBy({ awaited }: NameServiceContext, { answer }: DnsAnswerEvent): AwaitedAnswer | undefined {
  return awaited.find(({ id, name }) => id === answer.id && isSameName(name, answer.question.name));
}

function claimed(message: NetbiosNameMessage, from: Asker): readonly string[] {
  if (message.isGroup) return [groupAddress];
  return message.addresses?.length ? message.addresses : [from.address];
}

function addressesOf(wins: NameServiceContext['wins'], name: NetbiosName, nowMs: number): readonly string[] {
  return activeWinsRecord(wins, name, nowMs)?.addresses ?? [];
}

function concerns(claim: Claim, answer: OwnerEvent): boolean {
  return isSameNetbiosName(claim.registration.name, answer.name) && claim.owner === answer.from;
}

/** The first claim and all others to names of the same owner: its silence or presence counts for them all. */
function claimsOnOneOwner(claims: readonly Claim[]): readonly Claim[] {
  return claims.filter(({ owner }) => owner === claims[0]?.owner);
}

function storeClaims(server: NameServiceContext, granted: readonly Claim[], atMs: number): Partial<NameServiceContext> {
  return {
    wins: granted.reduce(
      (wins, { registration, from }) => storeWinsRecord(wins, registration.name, claimed(registration, from), atMs),
      server.wins,
    ),
    claims: server.claims.filter((claim) => !granted.includes(claim)),
  };
}
