// Servers on an IPX network, found by name: one SAP query to the own segment, and an answer from each server there.
import type { IpxAddress } from './ipx.ts';
import { ipxBroadcastNode } from './ipx.ts';
import type { Ipx } from './ipx-layer.ts';
import { ipxAddressOf } from './ipx-addresses.ts';
import type { IpxSapMessage } from './ipx-sap.ts';
import { ipxSapSocket, ntServerType } from './ipx-sap.ts';
import { nextIpxSocket } from './client-ports.ts';
import type { StackContext } from './stack-context.ts';
import { recordNoAnswer, timing } from './stack-context.ts';

/** Looks for a server. `found` is called once, later, with nothing when no server of that name answers. Returns how to give up. */
export function findIpxServer(
  search: {
    context: StackContext;
    ipx: Ipx;
    name: string;
    rule?: string | undefined;
    actor?: string | undefined;
  },
  found: (address: IpxAddress | undefined) => void,
): () => void {
  const { context, ipx, name, actor, rule = 'rpc.server-query' } = search;
  const { host } = context;
  const sourceSocket = nextIpxSocket(host);
  const stop = () => {
    host.clock.clearTimeout(timer);
    unbind();
  };
  const unbind = ipx.bind(sourceSocket, {
    received: (message) => {
      if (message.protocol !== 'ipx-sap' || message.operation !== 'general-response') return;
      const server = message.servers?.find((one) => one.name.toUpperCase() === name.toUpperCase());
      if (!server) return;
      stop();
      found({ network: server.network, node: server.node });
    },
  });
  const waitedMs = timing(context, 'rpcServerWait');
  const timer = host.clock.setTimeout(() => {
    stop();
    recordNoAnswer(context, { waitedMs, awaited: `a server named ${name}`, rule: 'rpc.no-server', actor });
    found(undefined);
  }, waitedMs);
  const message: IpxSapMessage = { protocol: 'ipx-sap', operation: 'general-query', serverType: ntServerType };
  for (const adapter of host.adapters) {
    const destination = { network: ipxAddressOf(adapter).network, node: ipxBroadcastNode };
    const packet = { destination, socket: ipxSapSocket, sourceSocket, type: 4 as const, message, rule, actor };
    ipx.send({ ...packet, adapter: adapter.index });
  }
  return stop;
}

/** Answers such queries with this computer. Returns how to stop. */
export function answerServerQueries({
  context,
  ipx,
  socket,
}: {
  context: StackContext;
  ipx: Ipx;
  socket: number;
}): () => void {
  return ipx.bind(ipxSapSocket, {
    received: (message, from, { adapter }) => {
      if (message.protocol !== 'ipx-sap' || message.operation !== 'general-query') return;
      if (message.serverType !== ntServerType) return;
      const { name } = context.host;
      ipx.send({
        destination: { network: from.network, node: from.node },
        socket: from.socket,
        sourceSocket: ipxSapSocket,
        type: 4,
        message: { ...message, operation: 'general-response', servers: [{ name, ...ipxAddressOf(adapter), socket }] },
        rule: 'rpc.server-answer',
      });
    },
  });
}
