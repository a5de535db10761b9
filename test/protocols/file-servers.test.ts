// Sessions, shares and files of a file server: who is let in, what is shared by all that goes on with a server, how it is let
// go, and every way in which it fails.
import { describe, expect, test } from 'vitest';
import type { NetworkStack, SmbFailure, SmbShare } from '../../src/protocols/index.ts';
import { windowsError } from '../../src/protocols/index.ts';
import type { HostOptions } from '../support/two-hosts.ts';
import { TestNetwork, twoHosts } from '../support/two-hosts.ts';

const why = { rule: 'access-point.connected' };

function pair(options: { server?: HostOptions; client?: HostOptions } = {}) {
  const made = twoHosts({
    console: { computerName: 'CONSOLE1', protocols: ['tcpip'], ...options.server },
    client: { computerName: 'PC-17', protocols: ['tcpip'], ...options.client },
  });
  const files: string[] = [];
  made.console1.smb.share('CAP_ABC', {
    arrived: (file) => void files.push(file),
    written: (file, contents) => void files.push(`${file}: ${String(contents['text'])}`),
    read: (file) => (file === 'offers.ofr' ? { text: 'none' } : undefined),
  });
  return { ...made, files, asked: () => asked(made.world.log.entries) };
}

/** The questions of SMB on the cable, with what is told apart in them. */
function asked(entries: readonly { kind: string; detail: Record<string, unknown> }[]): string[] {
  return entries.flatMap(({ kind, detail }) => {
    const smb = kind === 'frame.sent' ? innermost(detail['message']) : undefined;
    if (smb?.['protocol'] !== 'smb' || smb['isResponse'] !== false) return [];
    return [[smb['command'], smb['account'] ?? smb['share'] ?? smb['file']].filter(Boolean).join(' ')];
  });
}

function innermost(message: unknown): Record<string, unknown> | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const layer = message as Record<string, unknown>;
  return innermost(layer['payload']) ?? layer;
}

function open(from: NetworkStack, share = 'CAP_ABC', account = 'KIM', server = 'CONSOLE1') {
  const heard: string[] = [];
  const result: { heard: string[]; share?: SmbShare } = { heard };
  from.smbClient.openShare(
    { server, share, account, ...why },
    {
      opened: (opened) => {
        heard.push('opened');
        result.share = opened;
      },
      failed: (failure: SmbFailure) => void heard.push(`error ${windowsError(failure)}: ${failure.reason}`),
      lost: () => void heard.push('lost'),
    },
  );
  return result;
}

describe('one session with a server', () => {
  test('serves two shares under one account with one logon, and ends after the last is let go', () => {
    const { pc17, console1, network, asked } = pair();
    console1.smb.share('HOME', () => {});
    const first = open(pc17);
    const second = open(pc17, 'HOME');
    network.run();
    expect([first.heard, second.heard]).toEqual([['opened'], ['opened']]);
    first.share?.close('access-point.released');
    first.share?.close('access-point.released');
    network.run();
    expect(asked()).not.toContain('logoff');
    second.share?.close('access-point.released');
    network.run();
    expect(asked()).toEqual([
      'negotiate',
      'session-setup KIM',
      'tree-connect \\\\CONSOLE1\\CAP_ABC',
      'tree-connect \\\\CONSOLE1\\HOME',
      'tree-disconnect',
      'tree-disconnect',
      'logoff',
    ]);
  });

  test('takes a second account on the same session', () => {
    const { pc17, network, asked } = pair();
    open(pc17);
    open(pc17, 'CAP_ABC', 'JO');
    network.run();
    expect(asked().filter((line) => line.startsWith('session-setup'))).toEqual([
      'session-setup KIM',
      'session-setup JO',
    ]);
    expect(asked().filter((line) => line === 'negotiate')).toHaveLength(1);
  });

  test('stays a moment for whoever comes next, and then is made anew', () => {
    const { pc17, network, asked, world } = pair();
    const first = open(pc17);
    network.run();
    first.share?.close('access-point.released');
    const closedAtMs = world.nowMs;
    network.run(closedAtMs + 500);
    open(pc17).share?.close('access-point.released');
    network.run(closedAtMs + 900);
    expect(asked().filter((line) => line === 'negotiate')).toHaveLength(1);
  });
});

describe('files', () => {
  test('are written with what they hold, and read', () => {
    const { pc17, network, files } = pair();
    const { share } = (() => {
      const opened = open(pc17);
      network.run();
      return opened;
    })();
    const heard: unknown[] = [];
    share?.write(
      { file: 'inventory.box\\PC-17.mif', contents: { text: 'RAM 64' }, ...why },
      { written: () => void heard.push('written'), failed: (reason) => void heard.push(reason) },
    );
    const read = {
      read: (contents: unknown) => void heard.push(contents),
      failed: (why2: string) => void heard.push(why2),
    };
    share?.read({ file: 'offers.ofr', ...why }, read);
    share?.read({ file: 'nothing.ofr', ...why }, read);
    network.run();
    // Each waits for its turn; writing takes three questions.
    expect(heard).toEqual([{ text: 'none' }, 'not found', 'written']);
    expect(files).toEqual(['inventory.box\\PC-17.mif: RAM 64']);
  });
});

describe('is somebody there?', () => {
  const ask = (made: ReturnType<typeof pair>, server = 'CONSOLE1') => {
    const heard: unknown[] = [];
    made.pc17.smbClient.askServerInfo(server, why, (answer) => void heard.push(answer));
    made.network.run();
    return heard;
  };
  test('NetServerGetInfo answers, and nobody logs on for it', () => {
    const made = pair();
    expect(ask(made)).toEqual(['present']);
    expect(made.asked()).toEqual(['negotiate', 'server-info']);
  });
  test('where it does not work the server says so', () => {
    const made = pair();
    made.console1.smb.configure({ netServerGetInfo: 'broken' });
    expect(ask(made)).toEqual(['broken']);
  });
  test('a computer that is off, or that nobody knows, is absent', () => {
    const made = pair();
    made.console1.host.switchPower(false);
    expect(ask(made)).toEqual([{ absent: 'nobody knows its name' }]);
    expect(ask(made, 'SRV9')).toEqual([{ absent: 'nobody knows its name' }]);
  });
  test('IPC$ is let go with the very next message, though another question waits', () => {
    const made = pair();
    const heard: unknown[] = [];
    made.pc17.smbClient.pingIpc('CONSOLE1', why, (failure) => void heard.push(failure ?? 'answered'));
    open(made.pc17);
    made.pc17.smbClient.askServerInfo('CONSOLE1', why, () => {});
    made.network.run();
    const lines = made.asked();
    const ping = lines.indexOf('tree-connect \\\\CONSOLE1\\IPC$');
    expect(ping).toBeGreaterThan(0);
    expect(lines[ping + 1]).toBe('tree-disconnect');
    expect(heard).toEqual(['answered']);
  });
  test('IPC$ of a server that is not there tells why', () => {
    const made = pair();
    const heard: unknown[] = [];
    made.pc17.smbClient.pingIpc('SRV9', why, (failure) => void heard.push(failure));
    made.network.run();
    expect(heard).toEqual(['nobody knows its name']);
  });
});

describe('a share is refused', () => {
  test('to whoever is not among its users (5), and capitals do not matter', () => {
    const { pc17, console1, network } = pair();
    console1.smb.configure({ users: new Map([['CAP_ABC', ['jo']]]) });
    const kim = open(pc17);
    const jo = open(pc17, 'CAP_ABC', 'JO');
    network.run();
    expect([kim.heard, jo.heard]).toEqual([['error 5: access denied'], ['opened']]);
  });
  test('that is not there (67)', () => {
    const { pc17, network } = pair();
    const { heard } = open(pc17, 'CAP_XYZ');
    network.run();
    expect(heard).toEqual(['error 67: no such share']);
  });
  test('by a server that cannot be reached (53)', () => {
    const { pc17, network } = pair();
    const { heard } = open(pc17, 'CAP_ABC', 'KIM', 'SRV9');
    network.run();
    expect(heard).toEqual(['error 53: nobody knows its name']);
  });
  test('by a server that has as many computers as it may (71), until one has left', () => {
    const network = new TestNetwork();
    const add = (name: string, place: number) =>
      network.add(name, {
        computerName: name,
        protocols: ['tcpip'],
        places: [{ segment: 'LAN', ip: `10.0.1.${place}` }],
      });
    const [server, one, two] = [add('SRV', 10), add('PC-1', 11), add('PC-2', 12)];
    server?.smb.share('CAP_ABC', () => {});
    server?.smb.configure({ sessionLimit: 1 });
    const first = open(one as NetworkStack, 'CAP_ABC', 'KIM', 'SRV');
    network.run();
    const second = open(two as NetworkStack, 'CAP_ABC', 'JO', 'SRV');
    network.run();
    expect([first.heard, second.heard]).toEqual([['opened'], ['error 71: too many users']]);
    first.share?.close('access-point.released');
    network.run();
    const third = open(two as NetworkStack, 'CAP_ABC', 'JO', 'SRV');
    network.run();
    expect(third.heard).toEqual(['opened']);
  });
});

describe('a session that breaks', () => {
  test('fails what is asked, and tells whoever has a share open', () => {
    const { pc17, network, world } = pair();
    const opened = open(pc17);
    network.run();
    world.segment('LAN').isSevered = true;
    const heard: string[] = [];
    opened.share?.write(
      { file: 'a', contents: {}, ...why },
      { written: () => void heard.push('written'), failed: (reason) => void heard.push(reason) },
    );
    network.run();
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatch(/no answer|broke/);
    expect(opened.heard).toEqual(['opened', 'lost']);
  });
  test('at a power failure of the client nobody hears anything', () => {
    const { pc17, network } = pair();
    const opened = open(pc17);
    network.run();
    pc17.host.switchPower(false);
    network.run();
    expect(opened.heard).toEqual(['opened']);
  });
});
