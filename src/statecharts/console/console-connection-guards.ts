// The questions the statechart of a console's connection asks before it moves.
import type { ObjectBinding, ProtocolSequence } from '../../protocols/index.ts';
import type {
  ConsoleConnectionContext,
  ConsoleConnectionEvent,
  ConsoleConnectionPorts,
} from './console-connection-ports.ts';
import { rpcFailures } from './connection-failures.ts';
import { lookupGuards } from './lookup-decisions.ts';

type Guard = (context: ConsoleConnectionContext, event: ConsoleConnectionEvent) => boolean;

export function consoleConnectionGuards(ports: ConsoleConnectionPorts): Record<string, Guard> {
  return {
    ...lookupGuards(ports),
    isUnderWay: ({ isUnderWay }) => isUnderWay,
    hasTcpip: () => ports.hasTcpip(),
    hasCachedBinding: ({ name, user }) => ports.cachedSequence(name, user) !== undefined,
    lacksTransport: ({ protocolsLeft: [next] }) => next !== undefined && !ports.isInstalled(next),
    isBarredDatagram: ({ protocolsLeft: [next] }) =>
      next !== undefined && ports.sendsDatagrams(next) && !ports.allowsDatagrams(),
    hasNextProtocol: ({ protocolsLeft }) => protocolsLeft.length > 0,
    hasUsableBinding: (context, event) =>
      event.type === 'bindings' &&
      usableBinding(event.bindings, ports) !== undefined &&
      !(beganWithDatagrams(context, ports) && ports.isShutOutAfterCure(event.serverSystem)),
    asksTheNewWay: ({ asks }) => asks === 'RemoteCreateInstance',
    isCached: ({ isCached }) => isCached,
    isAccessDenied: (_, event) => event.type === 'login.refused' && event.code === rpcFailures.denied.code,
    // Wbemtest is told the namespace by hand; the console reads in the first one where the second is.
    isAtGoal: ({ tool, hop }) => tool === 'wbemtest' || hop > 1,
  };
}

/** The protocols that this computer can use, in the order of its list. */
export function usableProtocols(ports: ConsoleConnectionPorts): ProtocolSequence[] {
  return ports
    .ownProtocols()
    .filter((sequence) => ports.isInstalled(sequence) && (ports.allowsDatagrams() || !ports.sendsDatagrams(sequence)));
}

/** The first of the server's bindings that this computer can use. */
export function usableBinding(
  bindings: readonly ObjectBinding[],
  ports: ConsoleConnectionPorts,
): ObjectBinding | undefined {
  const usable = usableProtocols(ports);
  return bindings.find(({ sequence }) => usable.includes(sequence));
}

/** Has it come from datagrams down to a protocol with connections? */
function beganWithDatagrams(
  { prefersDatagrams, sequence }: ConsoleConnectionContext,
  ports: ConsoleConnectionPorts,
): boolean {
  return prefersDatagrams && sequence !== null && !ports.sendsDatagrams(sequence);
}
