// IP addresses as numbers, as far as checking a file needs it: masks, subnets, and addresses a host may have.

export const usualMask = '255.255.255.0';

/** An address in dots as a number; what is no address gives something else than a whole number up to 2^32. */
function ipNumber(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

/** Ones, then zeros; at least two host addresses, so 255.255.255.252 is the longest. */
export function isMask(address: string): boolean {
  const hosts = hostsOf(address);
  // A power of two shares no bit with the number before it.
  return hosts >= 4 && hosts < 2 ** 32 && (hosts & (hosts - 1)) === 0;
}

function hostsOf(mask: string): number {
  return 2 ** 32 - ipNumber(mask);
}

export function isSameSubnet(one: string, other: string, mask: string): boolean {
  const hosts = hostsOf(mask);
  return Math.floor(ipNumber(one) / hosts) === Math.floor(ipNumber(other) / hosts);
}

/** Neither the subnet itself nor its broadcast address, nor a loopback or group address. */
export function isHostAddress(address: string, mask: string): boolean {
  const first = Math.floor(ipNumber(address) / 2 ** 24);
  const rest = ipNumber(address) % hostsOf(mask);
  return first > 0 && first !== 127 && first < 224 && rest !== 0 && rest !== hostsOf(mask) - 1;
}
