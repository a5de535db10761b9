// Ports and sockets a host takes for its own end. They are counted per host through ranges that no protocol of the day
// (nor any tool that reads captures) claims for itself, so that the same run has the same numbers.
import type { Host } from '../world/index.ts';

const freeRanges: readonly (readonly [number, number])[] = [
  [1154, 1193],
  [1214, 1292],
  [1301, 1343],
  [1345, 1432],
  [1434, 1520],
  [1548, 1627],
  [1647, 1699],
  [2601, 2699],
  [4059, 4154],
  [4881, 4990],
];
const freePorts = freeRanges.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index),
);

/** The next TCP or UDP port of a host; after the last the first comes again. */
export function nextPort(host: Host): number {
  const place = host.count('port', 0) % freePorts.length;
  return freePorts[place] ?? 1154;
}

/** The next dynamic IPX socket of a host: from 4005h, below the documented sockets of Remote Tools. */
export function nextIpxSocket(host: Host): number {
  return 0x4005 + (host.count('ipx-socket', 0) % 0xf0);
}
