// The connections of callers at one end point on a computer, on several protocols at once, by number.
import type { Connection, ProtocolSequence, RpcBody, RpcCall, RpcInterface } from '../../protocols/index.ts';
import type { Host, World } from '../../world/index.ts';
import { openSoon } from '../open-soon.ts';
import type { DcomNetwork } from './dcom-network.ts';

export interface RpcLinks {
  open(sequences: readonly ProtocolSequence[]): void;
  /** Nobody is taken any more; whoever is connected is cut off, as far as the computer is on to say so. */
  close(): void;
  answer(link: number, body: RpcBody, rule: string): void;
}

export function rpcLinks(
  { world, host, network }: { world: World; host: Host; network: DcomNetwork },
  place: {
    endpointOf: (sequence: ProtocolSequence) => number;
    interfaces: readonly RpcInterface[];
    called: (link: number, call: RpcCall) => void;
  },
): RpcLinks {
  const links = new Map<number, Connection<RpcBody>>();
  let count = 0;
  let wanted: readonly ProtocolSequence[] = [];
  const { interfaces, endpointOf, called } = place;

  const port = openSoon(host, () => {
    // What is open when a run begins was open before: names it needs cost no frame.
    const quietly = world.nowMs === 0;
    const stops = wanted.map((sequence) =>
      network.listen({ sequence, endpoint: endpointOf(sequence), interfaces, quietly }, (connection) => {
        const link = ++count;
        links.set(link, connection);
        return {
          received: (body) => {
            if (body.type === 'call') called(link, body);
          },
          lost: () => void links.delete(link),
        };
      }),
    );
    return () => stops.forEach((stop) => stop());
  });

  return {
    open: (sequences) => {
      wanted = sequences;
      port.open();
    },
    close: () => {
      const open = [...links.values()];
      links.clear();
      if (host.isOn) open.forEach((connection) => connection.abort());
      port.close();
    },
    answer: (link, body, rule) => world.soon(host, () => links.get(link)?.send(body, rule)),
  };
}
