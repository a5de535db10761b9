// What stands on the stage at a desk: seven computers fit into its room, and the tick of an answer lies beside its label.
import { expect, test } from 'vitest';
import { SmsNetworkMap } from '../../src/elements/sms-network-map.ts';
import { layoutStage } from '../../src/elements/stage-layout.ts';
import type { StageHost, StagePicture } from '../../src/lab/index.ts';
import { mount } from './mount.ts';

function host(name: string, role: StageHost['role'], text: string): StageHost {
  const slots = [{ kind: 'plate', caption: '', text, state: 'known' } as const];
  return { name, role, segments: ['office'], slots, isActing: false, isOn: true };
}

const desks = ['ACCT-01', 'ACCT-02', 'SALES-03', 'SALES-04', 'STORE-05'];
const hosts = [
  host('HELPDESK1', 'console', 'nothing to try'),
  host('LINDNER1', 'site-server', '192.168.20.32'),
  host('LINDNER2', 'name-server', '192.168.20.32'),
  ...desks.map((name, place) => host(name, 'client', `192.168.20.3${place}, busy`)),
];
const picture: StagePicture = { hosts, others: [], segments: [{ name: 'office', isSevered: false }] };

test('a console, two servers and five busy desks fit beside the script at 1280 px', () => {
  expect(layoutStage(picture, { width: 864, isUpright: false }).width).toBeLessThanOrEqual(864);
});

test('a name of wide letters makes its box wider', () => {
  const widthOf = (name: string) =>
    layoutStage({ ...picture, hosts: [host(name, 'other', 'IP')] }, { width: 130, isUpright: false }).hosts[0]?.box
      .width ?? 0;
  expect(widthOf('HAM-SMS1')).toBeGreaterThanOrEqual(38 + 83 + 8);
  expect(widthOf('MMMMMMMM')).toBeGreaterThan(widthOf('IIIIIIII') + 20);
});

test.each(['ACCT-02', 'SALES-03'])('the tick of an answer to %s leaves the label to be read', async (to) => {
  const flags = ['SYN', 'ACK'];
  const tcp = { protocol: 'tcp', sourcePort: 139, destinationPort: 1157, flags, sequence: 1, acknowledgement: 1 };
  const message = { protocol: 'ip', source: '192.168.20.30', destination: '192.168.20.31', ttl: 128, payload: tcp };
  const element = new SmsNetworkMap();
  const frame = {
    seq: 1,
    from: 'ACCT-01',
    to: [to],
    segment: 'office',
    isGroup: false,
    fate: 'arrives',
    message,
  } as const;
  element.picture = { ...picture, frame };
  await mount(element, { size: 'width: 864px; height: 300px' });
  const label = element.renderRoot.querySelector('.label')?.getBoundingClientRect();
  const tick = element.renderRoot.querySelector('.ring')?.getBoundingClientRect();
  if (!label || !tick) throw new Error('no label or no tick');
  const isBeside = tick.left >= label.right || tick.right <= label.left;
  expect(isBeside || tick.top >= label.bottom || tick.bottom <= label.top).toBe(true);
});
