// The messages a name server says: DNS answers and name errors, and WINS answers to queries, registrations and releases,
// with the flags of the period.
import type { DnsMessage, NetbiosName, NetbiosNameMessage } from '../../protocols/index.ts';
import { dnsQuestion } from '../../protocols/index.ts';
import type { DnsAnswer } from '../../sms/index.ts';

export function dnsAnswer(query: DnsMessage, { address, ttlSeconds, isAuthoritative }: DnsAnswer): DnsMessage {
  const { name } = query.question;
  return { ...dnsResponse(query), isAuthoritative, answers: [{ name, address, ttlSeconds }] };
}

export function dnsNameOfAddress(query: DnsMessage, pointsTo: string, recordLifetimeMs: number): DnsMessage {
  const { name } = query.question;
  const ttlSeconds = Math.floor(recordLifetimeMs / 1000);
  return { ...dnsResponse(query), isAuthoritative: true, answers: [{ name, pointsTo, ttlSeconds }] };
}

export function dnsNameError(query: DnsMessage, isAuthoritative: boolean): DnsMessage {
  return { ...dnsResponse(query), isAuthoritative, responseCode: 'name-error' };
}

/** Another server's answer, under the id of the one who asked here. */
export function dnsAnswerPassedOn(query: DnsMessage, answer: DnsMessage): DnsMessage {
  const { responseCode, answers } = answer;
  return { ...dnsResponse(query), responseCode, answers };
}

function dnsResponse({ id, recursionDesired, question }: DnsMessage): DnsMessage {
  return {
    ...dnsQuestion(id, question.name, question.type),
    isResponse: true,
    recursionDesired,
    recursionAvailable: true,
  };
}

/** The answer of WINS, positive (0) or with a response code; a positive one names addresses. */
export function winsAnswer(
  request: NetbiosNameMessage,
  answer: { responseCode: 0 | 3 | 6; addresses?: readonly string[]; ttlSeconds?: number },
): NetbiosNameMessage {
  const { id, operation, name, isGroup, nodeType } = request;
  const { responseCode, addresses, ttlSeconds } = answer;
  return {
    protocol: 'nbns',
    id,
    operation: operation === 'refresh' ? 'registration' : operation,
    isResponse: true,
    isBroadcast: false,
    isAuthoritative: true,
    recursionDesired: true,
    recursionAvailable: true,
    responseCode,
    name,
    ...(addresses === undefined ? {} : { addresses }),
    ...(ttlSeconds === undefined ? {} : { ttlSeconds }),
    ...(isGroup === undefined ? {} : { isGroup }),
    ...(nodeType === undefined ? {} : { nodeType }),
  };
}

/** WINS asks the owner of a name whether it still uses it. */
export function ownerQuery(id: number, name: NetbiosName): NetbiosNameMessage {
  return {
    protocol: 'nbns',
    id,
    operation: 'query',
    isResponse: false,
    isBroadcast: false,
    isAuthoritative: false,
    recursionDesired: false,
    recursionAvailable: false,
    responseCode: 0,
    name,
  };
}
