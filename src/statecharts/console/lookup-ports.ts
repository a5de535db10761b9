// What a statechart that looks names up remembers, hears and may ask its host to do: Remote Tools, and the console's connection.
import type { Lookup } from '../../sms/index.ts';

export interface LookupContext {
  /** The name that is looked up. */
  name: string;
  lookupsLeft: Lookup[];
  lookup: Lookup | null;
  /** Queries sent in the present way of looking up. */
  queries: number;
}

export type LookupEvent =
  { type: 'resolved'; address: string; by: Lookup } | { type: 'missed' } | { type: 'exhausted' };

export interface LookupPorts {
  hostLookups(): Lookup[];
  /** Own name, HOSTS, name cache, LMHOSTS: what the console itself knows. */
  lookUp(lookup: Lookup, name: string, suffix: string): void;
  /** DNS, WINS, broadcast: the given query (from 1) of this way. */
  query(lookup: Lookup, name: string, suffix: string, queryNumber: number): void;
  /** Stops listening for an answer to a query. */
  dropQuery(): void;
  rememberName(name: string, suffix: string, address: string): void;
  /** Waits after each query of this way, in ms; as many as there are queries. */
  queryWaits(lookup: Lookup): readonly number[];
  record(kind: string, rule: string, detail: Record<string, unknown>): void;
}
