// What stands in the JSON texts of XState 4: events in the manner of SCXML, and the transitions of the last microstep.
import type { ReportedTransition } from '../trace.ts';
import { plainText } from '../plain-text.ts';
import { asObject, jsonOf } from './front-end.ts';

export const severalEvents = 'several events';

export interface ReadEvent {
  readonly type: string;
  /** The event itself as JSON; of a batch all of them. */
  readonly data: string | undefined;
  /** Session of the sender, or the id of an invoked actor. */
  readonly origin: string | undefined;
  /** Types of a batch. */
  readonly batch?: readonly string[];
}

/** An SCXML event as `service.event` and `_event` of states hold it. */
export function readEvent(scxmlEvent: Record<string, unknown> | undefined, event?: unknown): ReadEvent {
  const inner = scxmlEvent?.['data'] ?? event;
  const name = scxmlEvent?.['name'] ?? asObject(inner)?.['type'];
  const origin = scxmlEvent?.['origin'];
  const batch = Array.isArray(inner) ? inner.map((each) => plainText(asObject(each)?.['type'] ?? each)) : undefined;
  return {
    type: typeof name === 'string' ? name : severalEvents,
    data: inner === undefined ? undefined : jsonOf(inner),
    origin: typeof origin === 'string' ? origin : undefined,
    ...(batch === undefined ? {} : { batch }),
  };
}

export function readTransition(value: unknown): ReportedTransition[] {
  const raw = asObject(value);
  const { source, eventType, target, internal } = raw ?? {};
  if (raw === undefined || typeof source !== 'string') return [];
  const { name, type } = asObject(raw['cond']) ?? {};
  const guard = typeof name === 'string' ? name : type;
  const targets = (Array.isArray(target) ? target : []).filter((id): id is string => typeof id === 'string');
  return [
    {
      source: withoutHash(source),
      event: typeof eventType === 'string' ? eventType : '',
      targets: targets.map(withoutHash),
      isInternal: internal === true,
      ...(typeof guard === 'string' ? { guard: guard === 'cond' || guard.length > 40 ? 'inline' : guard } : {}),
    },
  ];
}

function withoutHash(id: string): string {
  return id.startsWith('#') ? id.slice(1) : id;
}

/** What an app cannot write as JSON, such as a BigInt, comes as a text that says so. */
export function isExcuse(text: unknown): boolean {
  return typeof text === 'string' && text.slice(0, 40).includes('[unable to serialize');
}

/** Ids of the actors that a state names as its children. */
export function childrenOf(state: Record<string, unknown>): string[] {
  return Object.keys(asObject(state['children']) ?? {});
}

/** What is started under an id, as far as the definition tells: `invoke` of any state. */
export function sourcesOf(definition: Record<string, unknown>): Map<string, string> {
  const found = new Map<string, string>();
  const open = [definition];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const item of Array.isArray(node['invoke']) ? node['invoke'] : []) {
      const invoke = asObject(item);
      const src = invoke?.['src'];
      const name = typeof src === 'string' ? src : asObject(src)?.['type'];
      if (typeof invoke?.['id'] === 'string' && typeof name === 'string') found.set(invoke['id'], name);
    }
    for (const child of Object.values(asObject(node['states']) ?? {})) {
      const state = asObject(child);
      if (state !== undefined) open.push(state);
    }
  }
  return found;
}
