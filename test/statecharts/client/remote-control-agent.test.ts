// The agent's statechart with a stand-in network: start and stop, transports, checks in their order, the prompt, busy.
import { describe, expect, test } from 'vitest';
import type { RemoteToolsMessage } from '../../../src/protocols/index.ts';
import { timingValues } from '../../../src/rules/index.ts';
import type { AgentEndpoint, AgentSettings } from '../../../src/sms/index.ts';
import type { AgentLinkListener, AgentNetwork } from '../../../src/statecharts/client/attach-remote-control-agent.ts';
import { attachRemoteControlAgent } from '../../../src/statecharts/client/attach-remote-control-agent.ts';
import { chartBench } from '../chart-bench.ts';

function clientWith(settings: AgentSettings, given: Parameters<typeof chartBench>[0] & { namesTaken?: boolean } = {}) {
  const bench = chartBench(given);
  const { said } = bench;
  let accept: Parameters<AgentNetwork['listen']>[1] | undefined;
  const network: AgentNetwork = {
    listen: (endpoint, accepted) => {
      said.push(`listens ${placeText(endpoint)}`);
      accept = accepted;
      return () => {
        said.push('listens no more');
        accept = undefined;
      };
    },
    register: ({ name, suffix }, lana, quietly, done) => {
      said.push(`registers ${name}<${suffix}> on LANA ${lana}${quietly ? ' quietly' : ''}`);
      bench.host.clock.setTimeout(() => done(given.namesTaken !== true), quietly ? 0 : 1500);
    },
    release: ({ name, suffix }, lana) => said.push(`releases ${name}<${suffix}> on LANA ${lana}`),
  };
  const agent = attachRemoteControlAgent({ ...bench, network, timings: timingValues(), settings });
  const begin = () => {
    bench.pass(0);
    bench.logged();
    said.length = 0;
  };
  function viewer(name: string) {
    if (!accept) throw new Error('Nobody listens.');
    const listener: AgentLinkListener = accept({
      send: (message) => said.push(`to ${name}: ${messageText(message)}`),
      close: () => said.push(`closes the link to ${name}`),
    });
    return {
      hello: () => (listener.received({ protocol: 'remote-tools', type: 'hello', viewer: name }), bench.pass(0)),
      verify: (user = 'ANNE') => {
        listener.received({ protocol: 'remote-tools', type: 'verify', viewer: name, user, function: 'remote-control' });
        bench.pass(0);
      },
      hangUp: () => (listener.received({ protocol: 'remote-tools', type: 'hang-up' }), bench.pass(0)),
      loseLink: () => (listener.lost('reset'), bench.pass(0)),
    };
  }
  return { ...bench, agent, viewer, begin };
}

function placeText(endpoint: AgentEndpoint): string {
  if ('lana' in endpoint) return `${endpoint.transport} on LANA ${endpoint.lana}`;
  return `${endpoint.transport} ${endpoint.address} ${'port' in endpoint ? endpoint.port : endpoint.socket.toString(16)}`;
}

function messageText(message: RemoteToolsMessage): string {
  if (message.type === 'verdict') return message.verdict;
  return message.type === 'greeting' ? `I am ${message.computerName}` : message.type;
}

describe('how the run finds the agent', () => {
  test('an agent that was listening listens at once, without a frame', () => {
    const { agent, pass, said, logged } = clientWith({});
    pass(0);
    expect(said).toEqual(['listens tcp 10.0.3.9 2701']);
    expect(agent.before).toEqual({ host: 'PC-17', state: 'listening', transport: 'tcp', address: '10.0.3.9' });
    expect(logged('state.entered', 'agent.changed')).toEqual(['PC-17, remote control agent: begins in listening']);
  });

  test('over NetBIOS its names are there before the run', () => {
    const { pass, said } = clientWith({ protocol: 'NetBIOS', lana: 3 });
    pass(0);
    expect(said).toEqual([
      'registers PC-17<43> on LANA 3 quietly',
      'registers PC-17<45> on LANA 3 quietly',
      'registers PC-17<46> on LANA 3 quietly',
      'listens nbf on LANA 3',
    ]);
  });

  test('it can still listen on an address that the adapter no longer has', () => {
    const { pass, said } = clientWith({ listensOn: '10.0.1.17' });
    pass(0);
    expect(said).toEqual(['listens tcp 10.0.1.17 2701']);
  });

  test('a stopped agent and one that is not installed listen nowhere', () => {
    for (const state of ['stopped', 'notInstalled'] as const) {
      const { agent, pass, said } = clientWith({ state });
      pass(60_000);
      expect(said).toEqual([]);
      expect(agent.before.state).toBe(state);
    }
  });

  test('one without the protocol it is set to says so', () => {
    const { agent, pass, logged } = clientWith({ protocol: 'IPX' }, { protocols: ['tcpip'] });
    pass(0);
    expect(agent.before.state).toBe('initFailed');
    expect(logged('message.shown')).toEqual(['user sees “Failed to initialize the network.”']);
  });

  test('it can be busy with another console', () => {
    const { agent, begin, said, viewer } = clientWith({ busyWith: 'CONSOLE9' });
    begin();
    expect(agent.before.state).toBe('busy');
    viewer('CONSOLE1').verify();
    expect(said).toEqual(['to CONSOLE1: busy', 'closes the link to CONSOLE1']);
  });
});

describe('start and stop', () => {
  test('one transport: UDP, IPX socket 8138h, NetBIOS by its LANA, and the old port before SP2', () => {
    const listensOn = (settings: AgentSettings) => {
      const { pass, said } = clientWith(settings);
      pass(0);
      return said.at(-1);
    };
    expect(listensOn({ protocol: 'IP' })).toBe('listens udp 10.0.3.9 2701');
    expect(listensOn({ protocol: 'IPX' })).toBe('listens ipx 0000A1B2:020000000100 8138');
    expect(listensOn({ protocol: 'NetBIOS', lana: 3 })).toBe('listens nbf on LANA 3');
    expect(listensOn({ servicePack: 1 })).toBe('listens tcp 10.0.3.9 1761');
  });

  test('started by hand it registers its names and then listens', () => {
    const { agent, pass, said, logged } = clientWith({ state: 'stopped', protocol: 'NetBIOS', lana: 3 });
    agent.start();
    pass(1000);
    expect(said).not.toContain('listens nbf on LANA 3');
    pass(1000);
    expect(said.at(-1)).toBe('listens nbf on LANA 3');
    expect(logged('agent.changed')).toEqual([
      'the Remote Control Agent on PC-17 starts',
      'the Remote Control Agent on PC-17 listens (NetBEUI, LANA 3)',
    ]);
  });

  test('stopped, it gives its names back', () => {
    const { agent, begin, pass, said } = clientWith({ protocol: 'NetBIOS', lana: 3 });
    begin();
    agent.stop();
    pass(0);
    expect(said).toEqual([
      'listens no more',
      'releases PC-17<43> on LANA 3',
      'releases PC-17<45> on LANA 3',
      'releases PC-17<46> on LANA 3',
    ]);
  });

  test('names taken by another computer keep it from listening', () => {
    const client = clientWith({ state: 'stopped', protocol: 'NetBIOS', lana: 3 }, { namesTaken: true });
    client.agent.start();
    client.pass(2000);
    expect(client.said.some((line) => line.startsWith('listens nbf'))).toBe(false);
    expect(client.logged('message.shown')).toEqual(['user sees “Unable to initialize NetBIOS protocol.”']);
  });

  test('a new address is taken only when it starts again', () => {
    const { agent, begin, pass, said, host } = clientWith({});
    begin();
    const [adapter] = host.adapters;
    if (adapter) adapter.ipAddress = '10.0.3.77';
    pass(1000);
    expect(said).toEqual([]);
    agent.stop();
    agent.start();
    pass(0);
    expect(said).toEqual(['listens no more', 'listens tcp 10.0.3.77 2701']);
  });

  test('after power comes back it listens half a minute later', () => {
    const { agent, begin, pass, said, host, logged } = clientWith({});
    begin();
    host.switchPower(false);
    agent.powerOff();
    pass(10);
    host.switchPower(true);
    agent.powerOn();
    pass(29_999);
    expect(said).toEqual(['listens no more']);
    pass(1);
    expect(said.at(-1)).toBe('listens tcp 10.0.3.9 2701');
    expect(logged('agent.changed')).toEqual([
      'the Remote Control Agent on PC-17 does not run',
      'the Remote Control Agent on PC-17 starts',
      'the Remote Control Agent on PC-17 listens (TCP, 10.0.3.9)',
    ]);
  });

  test('Q230255: each permitted viewer that cannot be resolved costs a minute on NT, and nothing on Windows 98', () => {
    const settings: AgentSettings = { state: 'stopped', unresolvableViewers: 2 };
    for (const [system, waitMs] of [
      ['nt4-sp4', 120_000],
      ['windows-98', 0],
    ] as const) {
      const { agent, pass, said } = clientWith(settings, { system });
      agent.start();
      pass(Math.max(0, waitMs - 1));
      if (waitMs > 0) expect(said).toEqual([]);
      pass(1);
      expect(said).toEqual(['listens tcp 10.0.3.9 2701']);
    }
  });
});

describe('a viewer', () => {
  test('hears the computer’s name, is allowed, and leaves', () => {
    const { begin, viewer, said, logged } = clientWith({});
    begin();
    const anne = viewer('CONSOLE1');
    anne.hello();
    anne.verify();
    anne.hangUp();
    expect(said).toEqual(['to CONSOLE1: I am PC-17', 'to CONSOLE1: allowed']);
    expect(logged('state.entered')).toEqual([
      'PC-17, remote control agent: listening -> busy (verifying)',
      'PC-17, remote control agent: busy (verifying) -> busy (in session)',
      'PC-17, remote control agent: busy (in session) -> listening',
    ]);
  });

  test('who is no permitted viewer may give other credentials', () => {
    const { begin, viewer, said, agent } = clientWith({ permittedViewers: ['BERT'] });
    begin();
    const console1 = viewer('CONSOLE1');
    console1.verify('ANNE');
    expect(agent.actor.isIn('busy.awaitingCredentials')).toBe(true);
    console1.verify('SMS\\Bert');
    expect(said).toEqual(['to CONSOLE1: not-permitted', 'to CONSOLE1: allowed']);
  });

  test('Windows 98 keeps no list of permitted viewers', () => {
    const { begin, viewer, said } = clientWith({ permittedViewers: ['BERT'] }, { system: 'windows-98' });
    begin();
    viewer('CONSOLE1').verify('ANNE');
    expect(said).toEqual(['to CONSOLE1: allowed']);
  });

  test('a function that is switched off is refused, after the permitted viewers and before any prompt', () => {
    const settings: AgentSettings = { functions: ['chat'], permittedViewers: ['BERT'], permissionRequired: true };
    const { begin, viewer, said, agent } = clientWith(settings);
    begin();
    viewer('CONSOLE1').verify('ANNE');
    viewer('CONSOLE1').loseLink();
    expect(said).toEqual(['to CONSOLE1: not-permitted']);
    const other = clientWith(settings);
    other.begin();
    other.viewer('CONSOLE1').verify('BERT');
    expect(other.said).toEqual(['to CONSOLE1: function-refused']);
    expect(other.agent.actor.isIn('listening')).toBe(true);
    expect(agent.actor.isIn('busy')).toBe(true);
  });

  test('Q168600: a second viewer is heard, then dropped, and the first is not harmed', () => {
    const { begin, viewer, said, agent } = clientWith({});
    begin();
    viewer('CONSOLE1').verify();
    const second = viewer('CONSOLE2');
    second.hello();
    second.verify();
    second.loseLink();
    expect(said.slice(1)).toEqual(['to CONSOLE2: I am PC-17', 'to CONSOLE2: busy', 'closes the link to CONSOLE2']);
    expect(agent.actor.isIn('busy.inSession')).toBe(true);
  });

  test('a lost link frees the agent', () => {
    const { begin, viewer, agent } = clientWith({});
    begin();
    const console1 = viewer('CONSOLE1');
    console1.verify();
    console1.loseLink();
    expect(agent.actor.isIn('listening')).toBe(true);
  });
});

describe('permission', () => {
  const asking: AgentSettings = { permissionRequired: true, promptAnswer: 'yes' };

  test('the person reads the prompt and says yes', () => {
    const { begin, viewer, said, pass, logged, world } = clientWith(asking);
    begin();
    viewer('CONSOLE1').verify('ANNE');
    expect(logged('message.shown')).toEqual(["user sees “Will you allow 'ANNE' to Remote Control your machine?”"]);
    pass(3999);
    expect(said).toEqual(['to CONSOLE1: asking-user']);
    pass(1);
    expect(said.at(-1)).toBe('to CONSOLE1: granted');
    expect(world.choices).toEqual([]);
  });

  test('without a given answer it is a choice', () => {
    const { begin, viewer, said, pass, world } = clientWith({ permissionRequired: true }, { choices: [1] });
    begin();
    viewer('CONSOLE1').verify();
    pass(4000);
    expect(world.choices[0]?.options).toEqual(['clicks Yes', 'clicks No', 'does nothing']);
    expect(said.at(-1)).toBe('to CONSOLE1: refused');
  });

  test('a prompt that nobody answers expires, and the agent listens again', () => {
    const { begin, viewer, said, pass, logged, agent } = clientWith({ ...asking, promptAnswer: 'nothing' });
    begin();
    viewer('CONSOLE1').verify();
    pass(30_000);
    expect(said.at(-1)).toBe('to CONSOLE1: prompt-expired');
    expect(logged('wait.ended')).toEqual(['no answer after 30000 ms of waiting for an answer of the person at PC-17']);
    expect(agent.actor.isIn('listening')).toBe(true);
  });

  test('a viewer that leaves during the prompt is not let in later', () => {
    const { begin, viewer, said, pass, agent } = clientWith(asking);
    begin();
    const console1 = viewer('CONSOLE1');
    console1.verify();
    console1.loseLink();
    pass(30_000);
    expect(said).toEqual(['to CONSOLE1: asking-user']);
    expect(agent.actor.isIn('listening')).toBe(true);
  });

  test('Q248452: the same console is not asked for again within two minutes, another is, and from SP3 all are', () => {
    const again = (servicePack: 2 | 3, secondViewer: string, afterMs: number) => {
      const { begin, viewer, said, pass } = clientWith({ ...asking, servicePack });
      begin();
      const first = viewer('CONSOLE1');
      first.verify();
      pass(4000);
      first.hangUp();
      pass(afterMs);
      viewer(secondViewer).verify();
      return said.at(-1);
    };
    expect(again(2, 'CONSOLE1', 119_999)).toBe('to CONSOLE1: allowed');
    expect(again(2, 'CONSOLE1', 120_000)).toBe('to CONSOLE1: asking-user');
    expect(again(2, 'CONSOLE2', 1000)).toBe('to CONSOLE2: asking-user');
    expect(again(3, 'CONSOLE1', 1000)).toBe('to CONSOLE1: asking-user');
  });
});
