// Faults a scenario injects: each is a verdict on frames that match it (pass, delay or drop).
import type { Frame } from './frame.ts';

export interface Fault {
  readonly verdict: 'drop' | 'delay';
  /** Added to the latency when the verdict is `delay`. */
  readonly delayMs?: number;
  readonly segment?: string;
  readonly from?: string;
  /** The host whose adapter the frame is addressed to; group frames match no `to`. */
  readonly to?: string;
  /** Any protocol inside the frame, such as `dns` or `arp`. */
  readonly protocol?: string;
  readonly fromMs?: number;
  readonly untilMs?: number;
  /** How often it strikes, 0 to 1; 1 when left out. */
  readonly chance?: number;
  /** At most so many frames. */
  readonly times?: number;
}

/** Does the fault concern this frame, chance and count apart? */
export function matchesFault(fault: Fault, frame: Frame, toHost: string | undefined): boolean {
  return (
    (fault.segment === undefined || fault.segment === frame.segment) &&
    (fault.from === undefined || fault.from === frame.fromHost) &&
    (fault.to === undefined || fault.to === toHost) &&
    (fault.protocol === undefined || protocolsOf(frame.message).includes(fault.protocol)) &&
    frame.sentAtMs >= (fault.fromMs ?? 0) &&
    frame.sentAtMs < (fault.untilMs ?? Infinity)
  );
}

/** The protocols of a message and of what it carries in `payload`, outermost first. */
export function protocolsOf(message: unknown): string[] {
  const found: string[] = [];
  for (let layer = message; isLayer(layer); layer = layer.payload) found.push(layer.protocol);
  return found;
}

function isLayer(value: unknown): value is { protocol: string; payload?: unknown } {
  return typeof value === 'object' && value !== null && 'protocol' in value;
}
