// How a host learns the way to an IPX network: it is attached, or a router on the segment answers a RIP request. A router
// that does not know asks its other segments before it answers; a network that nobody knows is met with silence.
import type { Adapter, MacAddress } from '../world/index.ts';
import { ipxAddressOf } from './ipx-addresses.ts';
import type { IpxRipMessage } from './ipx-rip.ts';
import { Repeater } from './repeater.ts';
import type { StackContext } from './stack-context.ts';
import { equalWaits, recordNoAnswer, timing } from './stack-context.ts';

export interface IpxRoute {
  readonly adapter: Adapter;
  /** The next router; undefined when the network is attached. */
  readonly routerMac?: MacAddress;
  readonly hops: number;
}

interface LearnedRoute extends IpxRoute {
  readonly learnedAtMs: number;
}

type SendRip = (
  adapter: Adapter,
  destinationMac: MacAddress | 'everybody',
  message: IpxRipMessage,
  rule: string,
) => void;

export class IpxRoutes {
  readonly #context: StackContext;
  readonly #isRouter: boolean;
  readonly #sendRip: SendRip;
  readonly #learned = new Map<string, LearnedRoute>();
  readonly #asked = new Map<string, { repeater: Repeater; waiting: ((route: IpxRoute) => void)[] }>();

  constructor(context: StackContext, options: { isRouter: boolean; sendRip: SendRip }) {
    this.#context = context;
    this.#isRouter = options.isRouter;
    this.#sendRip = options.sendRip;
  }

  clear(): void {
    this.#learned.clear();
    this.#asked.clear();
  }

  /** Calls `found` at once when the way is known, else when a router answers; never when none does. */
  find(network: string, found: (route: IpxRoute) => void, except?: Adapter): void {
    const known = this.#known(network);
    if (known) return found(known);
    const asked = this.#asked.get(network);
    if (asked) return void asked.waiting.push(found);
    const adapters = this.#context.host.adapters.filter((adapter) => adapter !== except);
    // A router with one more segment has nobody left to ask.
    if (adapters.length === 0) return;
    const request: IpxRipMessage = { protocol: 'ipx-rip', operation: 'request', network, hops: 0xffff, ticks: 0xffff };
    const repeater = new Repeater({
      clock: this.#context.host.clock,
      waits: equalWaits(timing(this.#context, 'ipxRouteTimeout'), timing(this.#context, 'ipxRouteTries')),
      act: () => {
        for (const adapter of adapters) this.#sendRip(adapter, 'everybody', request, 'ipx.route-request');
      },
      expired: (waitedMs) => {
        this.#asked.delete(network);
        recordNoAnswer(this.#context, { waitedMs, awaited: `a way to IPX network ${network}`, rule: 'ipx.no-route' });
      },
    });
    this.#asked.set(network, { repeater, waiting: [found] });
    repeater.start();
  }

  receive(message: IpxRipMessage, adapter: Adapter, senderMac: MacAddress): void {
    if (message.operation === 'response') return this.#learn(message, adapter, senderMac);
    if (!this.#isRouter) return;
    this.find(
      message.network,
      (route) => {
        // No way back through the segment the question came from.
        if (route.adapter === adapter) return;
        const hops = route.hops + 1;
        const answer: IpxRipMessage = { ...message, operation: 'response', hops, ticks: hops + 1 };
        this.#sendRip(adapter, senderMac, answer, 'ipx.route-answer');
      },
      adapter,
    );
  }

  #known(network: string): IpxRoute | undefined {
    const adapter = this.#context.host.adapters.find((attached) => ipxAddressOf(attached).network === network);
    if (adapter) return { adapter, hops: 0 };
    const learned = this.#learned.get(network);
    const ageMs = this.#context.world.nowMs - (learned?.learnedAtMs ?? 0);
    return ageMs < timing(this.#context, 'ipxRouteLifetime') ? learned : undefined;
  }

  #learn({ network, hops }: IpxRipMessage, adapter: Adapter, routerMac: MacAddress): void {
    const known = this.#known(network);
    if (known && known.hops <= hops) return;
    const route = { adapter, routerMac, hops, learnedAtMs: this.#context.world.nowMs };
    this.#learned.set(network, route);
    const asked = this.#asked.get(network);
    this.#asked.delete(network);
    asked?.repeater.stop();
    for (const found of asked?.waiting ?? []) found(route);
  }
}
