// What the viewer program shares among all its starts on one machine: the special NetBIOS name, and the sessions that are
// open. Each has its own statechart; here they are started and told of each other.
import type { Host, NetbiosTransport, World } from '../../world/index.ts';
import type { NetworkStack } from '../../protocols/index.ts';
import type { ViewerNameForm } from '../../sms/index.ts';
import { lanasToTry, viewerName as nameOf } from '../../sms/index.ts';
import type { Actor } from '../run.ts';
import { startActor } from '../run.ts';
import type { Transport } from './console-ports.ts';
import type { RemoteToolsSessionEvent } from './remote-tools-session.ts';
import { remoteToolsSession } from './remote-tools-session.ts';
import { viewerName } from './viewer-name.ts';
import type { NameAnswer, ViewerNameEvent, ViewerNamePorts } from './viewer-name-ports.ts';

export interface ViewerOptions {
  world: World;
  host: Host;
  stack: NetworkStack;
  nameForm: ViewerNameForm;
  lanaOrder: readonly number[];
  devTools?: boolean;
}

interface OpenedSession {
  readonly start: string;
  readonly target: string;
  readonly usesNetbios: boolean;
  isOpen: boolean;
  actor?: Actor<RemoteToolsSessionEvent>;
}

const netbiosTransports: readonly string[] = ['netbt', 'nwlnknb', 'nbf'] satisfies NetbiosTransport[];

/** Name on its host of the actor of a console's special name. */
export const viewerNameActor = 'viewer-name';

export class Viewer {
  readonly #options: ViewerOptions;
  /** Absent where the machine has no NetBIOS that Remote Tools may use. */
  readonly #name: Actor<ViewerNameEvent> | undefined;
  readonly #wanting = new Map<string, (answer: NameAnswer) => void>();
  /** Starts that were let in and have neither failed nor become a session. */
  readonly #places = new Set<string>();
  readonly #sessions: OpenedSession[] = [];

  constructor(options: ViewerOptions) {
    this.#options = options;
    const { world, host, nameForm, devTools } = options;
    if (this.#lanas().length === 0) return;
    const { name, suffix } = nameOf(host.name, nameForm);
    this.#name = startActor(
      viewerName({
        context: { name, suffix, form: nameForm, holder: null, waiting: [], deniedOn: null },
        ports: this.#namePorts(),
      }),
      { world, host, name: viewerNameActor, ...(devTools === undefined ? {} : { devTools }) },
    );
  }

  /** Asks for the special name; 'no adapter' where there is no NetBIOS. `answer` may be called more than once. */
  wantName(start: string, answer: (answer: NameAnswer | 'no adapter') => void): void {
    const { world, host } = this.#options;
    world.soon(host, () => {
      if (!this.#name) return answer('no adapter');
      this.#wanting.set(start, answer);
      this.#name.send({ type: 'name.wanted', by: start });
    });
  }

  dropName(holder: string): void {
    const { world, host } = this.#options;
    world.soon(host, () => {
      this.#wanting.delete(holder);
      this.#name?.send({ type: 'name.dropped', by: holder });
    });
  }

  /** Sessions and starts that count to the four. */
  get placesTaken(): number {
    return this.#places.size + this.#sessions.filter(({ isOpen, usesNetbios }) => isOpen && !usesNetbios).length;
  }

  get hasOpenSession(): boolean {
    return this.#sessions.some(({ isOpen }) => isOpen);
  }

  takePlace(start: string): void {
    this.#places.add(start);
  }

  givePlaceBack(start: string): void {
    this.#places.delete(start);
  }

  /** A start has been let in by the agent: its place becomes a session. */
  openSession(opened: { start: string; target: string; transport: Transport; isTcpipOnly: boolean }): void {
    const { start, target, transport, isTcpipOnly } = opened;
    const { host, world, devTools } = this.#options;
    this.#places.delete(start);
    const session: OpenedSession = { start, target, usesNetbios: netbiosTransports.includes(transport), isOpen: true };
    this.#sessions.push(session);
    const count = this.#sessions.length;
    const name = `remote-tools-session${count === 1 ? '' : `-${count}`}`;
    const actor = `${host.name}/${name}`;
    // First the log tells that the start has come through, then that its session is open.
    host.note(() => {
      session.actor = startActor(
        remoteToolsSession({
          context: {
            session: actor,
            target,
            transport,
            usesNetbios: session.usesNetbios,
            isTcpipOnly,
            endedBecause: null,
          },
          ports: {
            keepName: () => world.soon(host, () => this.#name?.send({ type: 'name.kept', by: start, session: actor })),
            dropName: () => this.dropName(session.usesNetbios ? actor : start),
            openCount: () => this.#sessions.filter(({ isOpen }) => isOpen).length,
            record: (kind, rule, detail) => world.recordSoon(host, { kind, actor, rule, detail }),
          },
        }),
        { world, host, name, ...(devTools === undefined ? {} : { devTools }) },
      );
    });
  }

  closeSession(start: string, reason: string): void {
    const { host } = this.#options;
    const session = this.#sessions.find((one) => one.start === start);
    if (!session?.isOpen) return;
    session.isOpen = false;
    host.note(() => session.actor?.send({ type: 'session.ended', reason }));
  }

  powerOff(): void {
    this.#places.clear();
    for (const session of this.#sessions) {
      session.isOpen = false;
      session.actor?.send({ type: 'power.off' });
    }
    this.#wanting.clear();
    this.#name?.send({ type: 'power.off' });
  }

  stop(): void {
    this.#name?.stop();
    for (const { actor } of this.#sessions) actor?.stop();
  }

  #lanas(): number[] {
    const { stack, lanaOrder } = this.#options;
    return [...new Set(lanasToTry(lanaOrder, stack.netbios.lanas).map(({ lana }) => lana))];
  }

  #namePorts(): ViewerNamePorts {
    const { world, host, stack, nameForm } = this.#options;
    const actor = `${host.name}/${viewerNameActor}`;
    const name = nameOf(host.name, nameForm);
    let claim = 0;
    let claimedOn: number[] = [];
    const release = () => {
      claim += 1;
      for (const lana of claimedOn) stack.netbios.release({ ...name, lana });
      claimedOn = [];
    };
    return {
      claim: () =>
        world.soon(host, () => {
          const mine = ++claim;
          claimedOn = this.#lanas();
          let left = claimedOn.length;
          for (const lana of [...claimedOn]) {
            if (mine !== claim) return;
            stack.netbios.register({ ...name, lana }, (result) => {
              // An answer to a claim that was given up since then counts no more.
              if (mine !== claim) return;
              left -= 1;
              if (result === 'conflict') {
                claimedOn = claimedOn.filter((other) => other !== lana);
                release();
                this.#name?.send({ type: 'claim.denied', lana });
              } else if (left === 0) this.#name?.send({ type: 'claim.ok' });
            });
          }
        }),
      release: () => world.soon(host, release),
      // At once, for nobody sees it, and what waits on a computer is void when its power goes.
      forget: () => {
        claim += 1;
        claimedOn = [];
      },
      answer: (start, answer) => world.soon(host, () => this.#wanting.get(start)?.(answer)),
      record: (kind, rule, detail) => world.recordSoon(host, { kind, actor, rule, detail }),
    };
  }
}
