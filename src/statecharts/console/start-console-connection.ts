// Starts the statechart of a console's connection on a host and does for it what it asks: name lookups, and RPC calls to the
// server's object resolver, to the object it activates, and over that to the SMS Provider.
import type { SmsProviderMessage } from '../../protocols/index.ts';
import { isDatagramSequence, isTransportInstalled } from '../../protocols/index.ts';
import { hostLookupOrder } from '../../sms/index.ts';
import type { Actor } from '../run.ts';
import { startActor } from '../run.ts';
import type { ConsoleConnectionEvent, ConsoleConnectionPorts } from './console-connection-ports.ts';
import { consoleConnection } from './console-connection.ts';
import { connectionCalls } from './connection-calls.ts';
import type { ConsoleConnectionOptions } from './console-connection-settings.ts';
import { nameQueries } from './name-queries.ts';

export interface ConsoleConnectionActor {
  readonly actor: Actor<ConsoleConnectionEvent>;
  /** Is told once, now or when it has come so far, whether the connection stands. */
  whenSettled(told: (isConnected: boolean) => void): void;
  /** Asks the SMS Provider over a connection that stands; `undefined` is heard when there is none, or it breaks. */
  ask(question: SmsProviderMessage, rule: string, answered: (answer: SmsProviderMessage | undefined) => void): void;
}

export function startConsoleConnection(options: ConsoleConnectionOptions): ConsoleConnectionActor {
  const { world, host, name, devTools } = options;
  const send = (event: ConsoleConnectionEvent) => actor.send(event);
  const waiting = waitingOnes(options);
  const calls = connectionCalls(options, send);
  const actor: Actor<ConsoleConnectionEvent> = startActor(
    consoleConnection(connectionPorts(options, calls, waiting, send)),
    {
      world,
      host,
      name,
      ...(devTools === undefined ? {} : { devTools }),
    },
  );
  return {
    actor,
    ask: calls.ask,
    whenSettled: (told) => {
      if (actor.isIn('connected')) world.soon(host, () => told(true));
      else waiting.add(told);
    },
  };
}

/** Those who wait for a connection; each is told once. */
function waitingOnes({ world, host }: ConsoleConnectionOptions) {
  let those: ((isConnected: boolean) => void)[] = [];
  return {
    add: (told: (isConnected: boolean) => void) => void those.push(told),
    tell: (isConnected: boolean) => {
      const now = those;
      those = [];
      for (const told of now) world.soon(host, () => told(isConnected));
    },
  };
}

function connectionPorts(
  options: ConsoleConnectionOptions,
  calls: ReturnType<typeof connectionCalls>,
  waiting: ReturnType<typeof waitingOnes>,
  send: (event: ConsoleConnectionEvent) => void,
): ConsoleConnectionPorts {
  const { world, host, stack, settings, name, bindings, ownProtocols, afterCure } = options;
  const actor = `${host.name}/${name}`;
  return {
    ...nameQueries(options, actor, send),
    hostLookups: () => (stack.tcp ? hostLookupOrder(settings.lookup) : []),
    record: (kind, rule, detail) => world.recordSoon(host, { kind, actor, rule, detail }),
    now: () => world.nowMs,
    hasTcpip: () => stack.tcp !== undefined,
    ownProtocols: () => [...ownProtocols()],
    isInstalled: (sequence) => isTransportInstalled(stack, sequence),
    sendsDatagrams: (sequence) => isDatagramSequence(sequence),
    ownActivation: () => (host.system === 'windows-2000' ? 'RemoteCreateInstance' : 'RemoteActivation'),
    allowsDatagrams: () => host.system !== 'windows-2000',
    isShutOutAfterCure: (serverSystem) =>
      afterCure === 'strict' && host.system !== 'windows-2000' && serverSystem === 'nt4',
    cachedSequence: (server, user) => bindings.lookUp(server, user),
    remember: (server, user, sequence) => bindings.remember(server, user, sequence),
    forget: (server, user) => bindings.forget(server, user),
    askResolver: calls.askResolver,
    activate: calls.activate,
    logIn: calls.logIn,
    locateProvider: calls.locateProvider,
    closeLink: calls.closeLink,
    tellWaiting: (isConnected) => waiting.tell(isConnected),
  };
}
