// The connections of one console of a scenario to its site: made and ended by its person, one actor for each start, and by
// the console itself when Remote Tools need one. What worked before is kept while the computer runs.
import type { ProtocolSequence } from '../protocols/index.ts';
import { readingOf } from '../rules/index.ts';
import type { ConnectionTool, ConsoleConnectionActor, ConsoleLink, NameCache } from '../statecharts/index.ts';
import { BindingCache, startConsoleConnection } from '../statecharts/index.ts';
import type { HostActorOptions } from './host-actor-options.ts';
import { nameSettingsOf } from './name-settings.ts';

export interface ConnectionStart {
  /** Of the actor that this starts. */
  name: string;
  tool: ConnectionTool;
  server?: string | undefined;
  user?: string | undefined;
}

export class ConsoleConnections implements ConsoleLink {
  readonly #options: HostActorOptions;
  readonly #nameCache: NameCache;
  readonly #ownProtocols: () => readonly ProtocolSequence[];
  readonly #bindings = new BindingCache();
  readonly #started: { name: string; tool: ConnectionTool; connection: ConsoleConnectionActor }[] = [];
  #startedByItself = 0;

  constructor(
    options: HostActorOptions,
    { nameCache, ownProtocols }: { nameCache: NameCache; ownProtocols: () => readonly ProtocolSequence[] },
  ) {
    this.#options = options;
    this.#nameCache = nameCache;
    this.#ownProtocols = ownProtocols;
  }

  connect({ name, tool, server, user }: ConnectionStart): void {
    const { world, host, stack, timings, given, devTools, readings } = this.#options;
    const latest = this.#latest(tool);
    const connection = startConsoleConnection({
      world,
      host,
      stack,
      timings,
      devTools,
      name,
      nameCache: this.#nameCache,
      bindings: this.#bindings,
      ownProtocols: this.#ownProtocols,
      settings: nameSettingsOf(given),
      afterCure: readingOf('dcom.after-cure', readings),
    });
    this.#started.push({ name, tool, connection });
    latest?.actor.send({ type: 'user.cancel' });
    latest?.actor.send({ type: 'disconnect' });
    connection.actor.send({
      type: 'connect',
      tool,
      server: server ?? given.console?.siteServer ?? '',
      user: user ?? given.console?.user ?? '',
    });
  }

  /** Name of the console's latest connection when it has failed, and so can be tried again. */
  get nameOfFailed(): string | undefined {
    const latest = this.#started.findLast(({ tool }) => tool === 'console');
    return latest?.connection.actor.isIn('failed') ? latest.name : undefined;
  }

  /** Tells the latest start with this tool. */
  tell(tool: ConnectionTool, type: 'user.cancel' | 'disconnect' | 'retry'): void {
    this.#latest(tool)?.actor.send({ type });
  }

  need(told: (isConnected: boolean) => void): void {
    const latest = this.#latest('console');
    const isThere = latest && !latest.actor.isIn('disconnected') && !latest.actor.isIn('failed');
    if (!isThere) {
      this.#startedByItself += 1;
      const number = this.#startedByItself === 1 ? '' : `-${this.#startedByItself}`;
      this.connect({ name: `console-connection-by-itself${number}`, tool: 'console' });
    }
    this.#latest('console')?.whenSettled(told);
  }

  ask(...question: Parameters<ConsoleLink['ask']>): void {
    const latest = this.#latest('console');
    if (latest) return latest.ask(...question);
    const [, , answered] = question;
    answered(undefined);
  }

  stop(): void {
    for (const { connection } of this.#started) connection.actor.stop();
  }

  powerOn(): void {}

  powerOff(): void {
    this.#bindings.forgetAll();
    for (const { connection } of this.#started) connection.actor.send({ type: 'power.off' });
  }

  #latest(tool: ConnectionTool): ConsoleConnectionActor | undefined {
    return this.#started.findLast((start) => start.tool === tool)?.connection;
  }
}
