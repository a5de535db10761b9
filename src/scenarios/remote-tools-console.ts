// A console of a scenario: Remote Tools started on it again and again, each start with an actor of its own.
import type { RemoteFunction } from '../protocols/index.ts';
import { readingOf } from '../rules/index.ts';
import type { ConsoleTransports, NetbiosAmongOthers, ViewerNameForm } from '../sms/index.ts';
import type { Actor, ConsoleLink, NameCache, OpenRemoteToolsEvent } from '../statecharts/index.ts';
import { Viewer, startOpenRemoteTools } from '../statecharts/index.ts';
import { addressOf } from './host-address.ts';
import type { HostActorOptions } from './host-actor-options.ts';
import { nameSettingsOf } from './name-settings.ts';

/** A console on which Remote Tools are started again and again: one actor for each start. */
export class RemoteToolsConsole {
  readonly #options: HostActorOptions;
  readonly #nameCache: NameCache;
  readonly #viewer: Viewer;
  readonly #link: ConsoleLink | undefined;
  #transports: ConsoleTransports;
  readonly #started: { target: string; actor: Actor<OpenRemoteToolsEvent> }[] = [];

  constructor(
    options: HostActorOptions,
    { nameCache, link }: { nameCache: NameCache; link?: ConsoleLink | undefined },
  ) {
    this.#options = options;
    this.#nameCache = nameCache;
    this.#link = link;
    const { world, host, stack, devTools, given } = options;
    this.#transports = given.console?.transports ?? 'all';
    const { viewerNameForm, lanaOrder } = this.#settings();
    this.#viewer = new Viewer({ world, host, stack, devTools, nameForm: viewerNameForm, lanaOrder });
  }

  open(start: { name: string; target: string; user?: string; function?: RemoteFunction }): void {
    const { world, host, stack, timings, given, devTools } = this.#options;
    const actor = startOpenRemoteTools({
      world,
      host,
      stack,
      timings,
      devTools,
      nameCache: this.#nameCache,
      viewer: this.#viewer,
      ...(this.#link ? { link: this.#link } : {}),
      name: start.name,
      settings: this.#settings(),
    });
    this.#started.push({ target: start.target, actor });
    actor.send({
      type: 'start',
      user: start.user ?? given.console?.user ?? '',
      target: start.target,
      function: start.function ?? 'remote-control',
    });
  }

  /** Tells the latest start for this target; a hang-up goes to the latest that has a session. */
  tell(target: string, event: OpenRemoteToolsEvent): void {
    const starts = this.#started.filter((start) => start.target === target);
    const open = event.type === 'disconnect' ? starts.findLast(({ actor }) => actor.isIn('connected')) : undefined;
    (open ?? starts.at(-1))?.actor.send(event);
  }

  /** Which protocols Remote Tools may use here, from the next start on. */
  setTransports(transports: ConsoleTransports): void {
    this.#transports = transports;
  }

  stop(): void {
    for (const { actor } of this.#started) actor.stop();
    this.#viewer.stop();
  }

  powerOn(): void {}

  powerOff(): void {
    this.#nameCache.forget();
    for (const { actor } of this.#started) actor.send({ type: 'power.off' });
    this.#viewer.powerOff();
  }

  #settings(): Parameters<typeof startOpenRemoteTools>[0]['settings'] {
    const { given, scenario, readings } = this.#options;
    const { console: settings } = given;
    if (!settings) throw new Error(`${given.name} is no console.`);
    return {
      ...nameSettingsOf(given),
      providerAddress: addressOf(scenario, settings.siteServer),
      lanaOrder: settings.lanaOrder ?? [0, 1, 2, 3, 4, 5, 6, 7],
      sockets: settings.sockets ?? 'tcp',
      servicePack: settings.servicePack ?? 2,
      trustsAnyHost: readingOf('remote-tools.wrong-host', readings) === 'trust',
      transports: this.#transports,
      viewerNameForm: readingOf('remote-tools.viewer-name', readings) as ViewerNameForm,
      netbiosAmongOthers: readingOf('remote-tools.netbios-among-others', readings) as NetbiosAmongOthers,
    };
  }
}
