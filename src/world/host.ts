// A computer: its names, adapters with their addresses, bound protocols, power. What it does is bound to it from outside.
import type { Frame, MacAddress } from './frame.ts';
import type { VirtualClock } from './clock.ts';

/** Operating systems whose timings differ. */
export type OperatingSystem =
  'nt4-before-sp4' | 'nt4-sp4' | 'windows-2000' | 'windows-98' | 'windows-95' | 'windows-3x';

/** `tcpip`, `nwlink` (IPX and NetBIOS over it), `netbeui`, in binding order on a host. */
export type BoundProtocol = 'tcpip' | 'nwlink' | 'netbeui';

/** A NetBIOS route: one protocol on one adapter. */
export type NetbiosTransport = 'netbt' | 'nwlnknb' | 'nbf';

export interface LanaEntry {
  readonly lana: number;
  readonly transport: NetbiosTransport;
  /** Place of the adapter on its host. */
  readonly adapter: number;
}

export interface Adapter {
  readonly host: Host;
  readonly index: number;
  readonly mac: MacAddress;
  segment: string;
  ipAddress: string | undefined;
  subnetMask: string | undefined;
  defaultGateway: string | undefined;
  /** Eight hexadecimal digits. */
  ipxNetwork: string | undefined;
}

/** The clock as one host has it: it fits XState's clock, and a timer set before a power failure never fires. */
export interface HostClock {
  setTimeout(callback: () => void, delayMs: number): number;
  clearTimeout(id: number): void;
}

/** Takes a frame that reached an adapter. */
export type FrameHandler = (frame: Frame, adapter: Adapter) => void;

export class Host {
  readonly name: string;
  readonly system: OperatingSystem;
  /** In binding order. */
  readonly protocols: readonly BoundProtocol[];
  readonly lanas: readonly LanaEntry[];
  readonly adapters: Adapter[] = [];
  readonly clock: HostClock;
  isOn: boolean;
  /** The timers that wait; a power failure takes them all. */
  readonly #timers = new Set<number>();
  /** What is still to be written down of what happened here; the power may fail, the log keeps it. */
  readonly #notes = new Map<number, () => void>();
  readonly #clock: VirtualClock;
  readonly #handlers = new Map<string, FrameHandler>();
  readonly #counters = new Map<string, number>();
  readonly #powerListeners: ((isOn: boolean) => void)[] = [];

  constructor(options: {
    name: string;
    system: OperatingSystem;
    protocols: readonly BoundProtocol[];
    lanas: readonly LanaEntry[];
    isOn: boolean;
    clock: VirtualClock;
  }) {
    this.name = options.name;
    this.system = options.system;
    this.protocols = options.protocols;
    this.lanas = options.lanas;
    this.isOn = options.isOn;
    const { clock } = options;
    this.#clock = clock;
    this.clock = {
      setTimeout: (callback, delayMs) => {
        const fire = () => {
          this.#timers.delete(id);
          callback();
        };
        const id: number = clock.setTimeout(fire, delayMs, this.name);
        this.#timers.add(id);
        return id;
      },
      clearTimeout: (id) => {
        this.#timers.delete(id);
        clock.clearTimeout(id);
      },
    };
  }

  /** Binds the handler for frames whose message is of this protocol (`arp`, `ip`, `ipx`, `nbf`, ...). */
  bind(protocol: string, handler: FrameHandler): void {
    if (this.#handlers.has(protocol)) throw new Error(`${this.name} already has a handler for ${protocol}.`);
    this.#handlers.set(protocol, handler);
  }

  handlerFor(protocol: string): FrameHandler | undefined {
    return this.#handlers.get(protocol);
  }

  /** The next number of a counter of this host (ports, transaction ids), starting at `first`. */
  count(counter: string, first: number): number {
    const next = this.#counters.get(counter) ?? first;
    this.#counters.set(counter, next + 1);
    return next;
  }

  onPower(listener: (isOn: boolean) => void): void {
    this.#powerListeners.push(listener);
  }

  /** Writes something down as soon as what is under way is done, or when the power fails before that. */
  note(write: () => void): void {
    const fire = () => {
      this.#notes.delete(id);
      write();
    };
    const id: number = this.#clock.setTimeout(fire, 0, this.name);
    this.#notes.set(id, write);
  }

  /** Switches on or off; what waited on this host is void after either. */
  switchPower(isOn: boolean): void {
    if (isOn === this.isOn) return;
    for (const [id, write] of this.#notes) {
      this.#clock.clearTimeout(id);
      write();
    }
    this.#notes.clear();
    this.isOn = isOn;
    for (const id of this.#timers) this.#clock.clearTimeout(id);
    this.#timers.clear();
    for (const listener of this.#powerListeners) listener(isOn);
  }
}
