// What every part of a host's network stack is handed: the world, the host, the timings, and how to put a frame on the
// cable or note a wait that ended without an answer.
import type { Adapter, AnyMessage, Host, MacAddress, World } from '../world/index.ts';
import type { TimingName, TimingValues } from '../rules/index.ts';

export interface StackContext {
  readonly world: World;
  readonly host: Host;
  readonly timings: TimingValues;
}

/** A wait or count that is one number; of a series, its first. */
export function timing(context: StackContext, name: TimingName): number {
  const value = context.timings[name];
  return typeof value === 'number' ? value : (value[0] ?? 0);
}

/** The waits of a series; of one number, that one. */
export function timingSeries(context: StackContext, name: TimingName): readonly number[] {
  const value = context.timings[name];
  return typeof value === 'number' ? [value] : value;
}

/** `count` waits of the same length. */
export function equalWaits(waitMs: number, count: number): number[] {
  return Array.from({ length: count }, () => waitMs);
}

/** `count` waits, each twice as long as the one before. */
export function doublingWaits(firstMs: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => firstMs * 2 ** index);
}

export interface Outgoing {
  adapter: Adapter;
  destinationMac: MacAddress;
  message: AnyMessage;
  rule: string;
  actor?: string | undefined;
}

/** Puts a frame on the cable. A host that is off sends nothing, whoever still asks it to. */
export function sendFrame(context: StackContext, frame: Outgoing): void {
  if (!context.host.isOn) return;
  const { actor, ...rest } = frame;
  context.world.send(actor === undefined ? rest : { ...rest, actor });
}

/** Notes that a wait ended without an answer; `awaited` says what was waited for, in words. */
export function recordNoAnswer(
  context: StackContext,
  wait: { waitedMs: number; awaited: string; rule: string; actor?: string | undefined },
): void {
  context.world.record({
    kind: 'wait.ended',
    host: context.host.name,
    ...(wait.actor === undefined ? {} : { actor: wait.actor }),
    rule: wait.rule,
    detail: { waitedMs: wait.waitedMs, for: wait.awaited, verdict: 'no answer' },
  });
}
