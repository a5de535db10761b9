// Where an agent listens, worked out from its settings and the computer.
import { expect, test } from 'vitest';
import type { AgentSettings } from '../../src/sms/index.ts';
import { agentEndpoint } from '../../src/sms/index.ts';
import type { OperatingSystem } from '../../src/world/index.ts';
import { World, seededDecider } from '../../src/world/index.ts';

function endpointOf(settings: AgentSettings, system: OperatingSystem = 'nt4-sp4') {
  const world = new World({ words: () => '', decider: seededDecider(1) });
  world.addSegment({ name: 'LAN', latencyMs: 1, loss: 0 });
  const lanas = [
    { lana: 0, transport: 'netbt', adapter: 0 },
    { lana: 2, transport: 'nbf', adapter: 0 },
    { lana: 3, transport: 'nwlnknb', adapter: 1 },
  ] as const;
  const host = world.addHost({ name: 'PC', system, protocols: ['tcpip', 'nwlink'], lanas, isOn: true });
  world.addAdapter(host, { segment: 'LAN', ipAddress: '10.0.0.1' });
  world.addAdapter(host, { segment: 'LAN', ipAddress: '10.0.9.1', ipxNetwork: '0000a1b2' });
  return agentEndpoint(settings, host);
}

test('with several adapters the first in binding order that fits is taken', () => {
  expect(endpointOf({})).toEqual({ transport: 'tcp', address: '10.0.0.1', port: 2701 });
  expect(endpointOf({ protocol: 'IPX' })).toEqual({
    transport: 'ipx',
    address: '0000A1B2:020000000101',
    socket: 0x8138,
  });
});

test('NetBIOS is taken on the named LANA, else on the first', () => {
  expect(endpointOf({ protocol: 'NetBIOS', lana: 3 })).toEqual({ transport: 'nwlnknb', lana: 3 });
  expect(endpointOf({ protocol: 'NetBIOS' })).toEqual({ transport: 'netbt', lana: 0 });
  expect(endpointOf({ protocol: 'NetBIOS', lana: 5 })).toBeUndefined();
  // Its LANA is there, but NetBEUI is not bound.
  expect(endpointOf({ protocol: 'NetBIOS', lana: 2 })).toBeUndefined();
});

test('a Windows 3.x client uses NetBIOS unless it is told otherwise', () => {
  expect(endpointOf({}, 'windows-3x')).toEqual({ transport: 'netbt', lana: 0 });
  expect(endpointOf({ protocol: 'TCP' }, 'windows-3x')).toMatchObject({ transport: 'tcp' });
});

test('the site’s setting counts for all but Windows 3.x, unless the client has its own', () => {
  const site = { siteProtocol: 'IPX' } as const;
  expect(endpointOf(site)).toMatchObject({ transport: 'ipx' });
  expect(endpointOf({ ...site, protocol: 'TCP' })).toMatchObject({ transport: 'tcp' });
  expect(endpointOf(site, 'windows-3x')).toEqual({ transport: 'netbt', lana: 0 });
  expect(endpointOf({ ...site, protocol: 'TCP' }, 'windows-3x')).toMatchObject({ transport: 'tcp' });
});

test('the legacy setting IP means UDP, and before SP2 the port is another', () => {
  expect(endpointOf({ protocol: 'IP', servicePack: 1 })).toEqual({ transport: 'udp', address: '10.0.0.1', port: 1761 });
});
