// DCOM on one computer: the list configured and the list in use, what it answers, what a restart costs, and WMI behind it.
import { describe, expect, test } from 'vitest';
import type {
  Accept,
  Connection,
  ConnectionListener,
  ProtocolSequence,
  RpcBody,
  RpcCall,
  SmsProviderMessage,
} from '../../../src/protocols/index.ts';
import type { AfterCureReading, NegotiationReading } from '../../../src/sms/index.ts';
import type { DcomSettings } from '../../../src/statecharts/server/attach-dcom-computer.ts';
import { attachDcomComputer } from '../../../src/statecharts/server/attach-dcom-computer.ts';
import type { OperatingSystem } from '../../../src/world/index.ts';
import { chartBench } from '../chart-bench.ts';

const located = { siteCode: 'S01', machine: 'SMS01', namespacePath: '\\\\SMS01\\root\\sms\\site_S01' };

interface Given {
  system?: OperatingSystem;
  settings?: DcomSettings;
  provider?: typeof located | null;
  isProviderDown?: boolean;
  isOn?: boolean;
  negotiation?: NegotiationReading;
  afterCure?: AfterCureReading;
}

/** A computer with DCOM on a stand-in network: who listens where, and callers who can be let in. */
function bench(given: Given = {}) {
  const at = chartBench({ name: 'SMS01', system: given.system ?? 'nt4-sp4', isOn: given.isOn ?? true });
  const places: { key: string; accept: Accept<RpcBody> }[] = [];
  const quietly: boolean[] = [];
  const restarts: number[] = [];
  const dcom = attachDcomComputer({
    world: at.world,
    host: at.host,
    network: {
      installed: () => ['ncadg_ip_udp', 'ncacn_ip_tcp', 'ncadg_ipx', 'ncacn_spx'],
      listen: ({ sequence, endpoint, quietly: isQuiet }, accept) => {
        quietly.push(isQuiet);
        const place = { key: `${sequence} ${endpoint}`, accept };
        places.push(place);
        return () => void places.splice(places.indexOf(place), 1);
      },
    },
    settings: given.settings ?? {},
    readings: { negotiation: given.negotiation ?? 'serversPreferred', afterCure: given.afterCure ?? 'fallback' },
    provider: given.provider === null ? undefined : (given.provider ?? located),
    askProvider: (asks, answered) => {
      const says: SmsProviderMessage = { protocol: 'sms-provider', type: 'rights-answer', isAllowed: true };
      answered(given.isProviderDown || asks.type !== 'rights-query' ? undefined : says);
    },
    shutdownTime: 20_000,
    switchOffAndOn: () => restarts.push(at.world.nowMs),
  });
  at.pass(0);
  const power = (isOn: boolean) => {
    at.host.switchPower(isOn);
    if (isOn) dcom.powerOn();
    else dcom.powerOff();
    at.pass(0);
  };
  return {
    ...at,
    dcom,
    quietly,
    restarts,
    power,
    restart: () => {
      dcom.restart();
      at.pass(0);
      power(false);
      at.pass(180_000);
      power(true);
    },
    places: () => places.map(({ key }) => key),
    lists: () => {
      const { configured, active } = dcom.actor.context as Record<'configured' | 'active', ProtocolSequence[]>;
      return { configured, active };
    },
    /** Calls at the first place that fits, and gives what was heard. */
    call: (place: string, ...calls: RpcCall[]): RpcBody[] => {
      const heard: RpcBody[] = [];
      const found = places.find(({ key }) => key.startsWith(place));
      if (!found) return heard;
      let listener: ConnectionListener<RpcBody> = {};
      const connection: Connection<RpcBody> = {
        remote: 'CONSOLE1',
        send: (body) => void heard.push(body),
        close: () => listener.lost?.('closed'),
        abort: () => void heard.push({ type: 'fault', operation: 'ServerAlive', status: '1C000009' }),
      };
      listener = found.accept(connection);
      for (const body of calls) {
        listener.received?.(body);
        at.pass(0);
      }
      return heard;
    },
  };
}

const alive: RpcCall = { type: 'call', operation: 'ServerAlive' };
const activation = (...protocols: ProtocolSequence[]): RpcCall => ({
  type: 'call',
  operation: 'RemoteActivation',
  class: 'WbemLevel1Login',
  protocols,
});
const login = (namespace: string, user = 'ANNA'): RpcCall => ({
  type: 'call',
  operation: 'NTLMLogin',
  namespace,
  user,
});

describe('the list', () => {
  test('of a system is in use when the run begins, and the log says that it is the system’s own', () => {
    const at = bench();
    expect(at.lists().active[0]).toBe('ncadg_ip_udp');
    expect(at.lists().configured).toEqual(at.lists().active);
    const begun = at.world.log.entries.find(({ actor, kind }) => actor === 'SMS01/dcom' && kind === 'state.entered');
    expect(begun?.rule).toBe('Q272937.default-protocols');
    const own = bench({ settings: { protocols: ['ncacn_ip_tcp'] } });
    const other = own.world.log.entries.find(({ actor, kind }) => actor === 'SMS01/dcom' && kind === 'state.entered');
    expect(other?.rule).not.toBe('Q272937.default-protocols');
  });

  test('that is edited counts from the next start on, and the log tells both lists', () => {
    const at = bench();
    const before = at.lists().active;
    at.dcom.editList({ edit: 'move', protocol: 'ncacn_ip_tcp', to: 0 }, 'dcomcnfg');
    at.pass(0);
    expect(at.dcom.actor.isIn('running.list.pendingRestart')).toBe(true);
    expect(at.lists().active).toEqual(before);
    expect(at.dcom.activeProtocols).toEqual(before);
    expect(at.places()).toContain('ncadg_ip_udp 135');
    const changed = at.world.log.entries.find(({ kind }) => kind === 'protocols.changed');
    expect(changed).toMatchObject({
      rule: 'Q272937.move-to-top',
      detail: { active: before, needsRestart: true },
    });
    expect((changed?.detail['configured'] as string[])[0]).toBe('ncacn_ip_tcp');

    at.restart();
    expect(at.dcom.actor.isIn('running.list.clean')).toBe(true);
    expect(at.dcom.activeProtocols[0]).toBe('ncacn_ip_tcp');
    expect(at.places()).toEqual(['ncacn_ip_tcp 135', 'ncacn_ip_tcp 1027']);
    expect(at.world.log.entries.findLast(({ kind }) => kind === 'protocols.changed')).toMatchObject({
      rule: 'Q272937.restart-needed',
      detail: { needsRestart: false },
    });
  });

  test.each([
    ['windows-2000', ['ncacn_spx', 'ncacn_ip_tcp']],
    ['windows-98', ['ncacn_spx', 'ncacn_ip_tcp']],
    ['nt4-sp4', ['ncacn_ip_tcp', 'ncadg_ip_udp']],
  ] as const)('is not cured by the same move on %s with %j', (system, protocols) => {
    const at = bench({ system, settings: { protocols: [...protocols] } });
    at.dcom.editList({ edit: 'move', protocol: 'ncacn_ip_tcp', to: 0 }, 'registry');
    at.pass(0);
    expect(at.lists().configured[0]).toBe('ncacn_ip_tcp');
    expect(at.world.log.entries.find(({ kind }) => kind === 'protocols.changed')?.rule).toBe('dcom.list');
  });

  test('put back before the restart needs none', () => {
    const at = bench();
    at.dcom.editList({ edit: 'move', protocol: 'ncacn_ip_tcp', to: 0 }, 'dcomcnfg');
    at.dcom.editList({ edit: 'move', protocol: 'ncacn_ip_tcp', to: 2 }, 'dcomcnfg');
    expect(at.dcom.actor.isIn('running.list.clean')).toBe(true);
  });

  test('cannot be shown by Dcomcnfg before Service Pack 4, and the registry has it', () => {
    const at = bench({ system: 'nt4-before-sp4' });
    at.dcom.editList({ edit: 'move', protocol: 'ncacn_ip_tcp', to: 0 }, 'dcomcnfg');
    at.pass(0);
    expect(at.logged('message.shown')).toEqual(['administrator sees “Dcomcnfg has no tab “Default Protocols” here.”']);
    expect(at.dcom.actor.isIn('running.list.clean')).toBe(true);
    at.dcom.editList({ edit: 'move', protocol: 'ncacn_ip_tcp', to: 0 }, 'registry');
    expect(at.lists().configured[0]).toBe('ncacn_ip_tcp');
  });

  test('takes no edit that makes no sense', () => {
    const at = bench();
    at.dcom.editList({ edit: 'add', protocol: 'ncacn_ip_tcp', to: 0 }, 'dcomcnfg');
    at.dcom.editList({ edit: 'remove', protocol: 'ncacn_http' }, 'dcomcnfg');
    at.pass(0);
    expect(at.logged('message.shown')).toEqual([
      'administrator sees “Connection-oriented TCP/IP is in the list already.”',
      'administrator sees “Tunneling TCP/IP is not in the list.”',
    ]);
    expect(at.dcom.actor.isIn('running.list.clean')).toBe(true);
  });

  test('stays on the disk of a computer that is off, and is read when it is switched on', () => {
    const at = bench();
    at.dcom.editList({ edit: 'remove', protocol: 'ncadg_ip_udp' }, 'registry');
    at.power(false);
    expect(at.dcom.actor.isIn('down')).toBe(true);
    expect(at.dcom.activeProtocols[0]).toBe('ncadg_ip_udp');
    at.dcom.editList({ edit: 'remove', protocol: 'ncacn_ip_tcp' }, 'registry');
    at.power(true);
    expect(at.dcom.activeProtocols).not.toContain('ncadg_ip_udp');
    expect(at.dcom.activeProtocols).toContain('ncacn_ip_tcp');
  });

  test('is not read by a service that is started by hand', () => {
    const at = bench();
    at.dcom.editList({ edit: 'move', protocol: 'ncacn_ip_tcp', to: 0 }, 'dcomcnfg');
    at.dcom.stopService('rpcss');
    at.dcom.startService('rpcss');
    at.pass(0);
    expect(at.places()).toContain('ncadg_ip_udp 135');
    expect(at.dcom.actor.isIn('running.list.pendingRestart')).toBe(true);
  });
});

describe('what it answers on', () => {
  test.each([
    ['nt4-sp4', undefined, {}, ['ncadg_ip_udp']],
    ['windows-2000', undefined, {}, ['ncacn_ip_tcp']],
    ['nt4-sp4', ['ncacn_ip_tcp', 'ncadg_ip_udp'], {}, ['ncacn_ip_tcp']],
    ['nt4-sp4', ['ncacn_ip_tcp', 'ncadg_ip_udp'], { afterCure: 'mild' }, ['ncacn_ip_tcp', 'ncadg_ip_udp']],
    ['nt4-sp4', ['ncacn_ip_tcp', 'ncadg_ip_udp'], { negotiation: 'anyCommon' }, ['ncacn_ip_tcp', 'ncadg_ip_udp']],
    ['nt4-sp4', [], {}, []],
  ] as const)('%s with %s, read %o', (system, protocols, readings, expected) => {
    const at = bench({ system, ...(protocols ? { settings: { protocols } } : {}), ...readings });
    const resolver = at.places().filter((key) => key.endsWith(' 135'));
    expect(resolver).toEqual(expected.map((sequence) => `${sequence} 135`));
  });

  test('ServerAlive is answered, and an activation with the places of the protocols asked for', () => {
    const at = bench({ settings: { protocols: ['ncacn_ip_tcp'] } });
    expect(at.call('ncacn_ip_tcp 135', alive, activation('ncacn_spx', 'ncacn_ip_tcp'))).toEqual([
      { type: 'answer', operation: 'ServerAlive' },
      {
        type: 'answer',
        operation: 'RemoteActivation',
        result: '0x00000000',
        bindings: [{ sequence: 'ncacn_ip_tcp', endpoint: 1027 }],
        version: '5.1',
      },
    ]);
    expect(at.call('ncacn_ip_tcp 135', activation('ncacn_spx'))).toMatchObject([{ bindings: [] }]);
    const other = bench({ system: 'windows-2000' });
    expect(other.call('ncacn_ip_tcp 135', activation('ncacn_ip_tcp'))).toMatchObject([{ version: '5.6' }]);
  });

  test('without WMI nothing can be activated, and with DCOM switched off nobody may', () => {
    const at = bench();
    at.dcom.stopService('winmgmt');
    at.pass(0);
    expect(at.places()).toEqual(['ncadg_ip_udp 135']);
    expect(at.call('ncadg_ip_udp 135', activation('ncadg_ip_udp'))).toMatchObject([{ result: '0x80080005' }]);
    at.dcom.startService('winmgmt');
    at.pass(0);
    at.dcom.setEnabled(false);
    expect(at.call('ncadg_ip_udp 135', activation('ncadg_ip_udp'))).toMatchObject([{ result: '0x80070005' }]);
    at.dcom.setEnabled(true);
    expect(at.call('ncadg_ip_udp 135', activation('ncadg_ip_udp'))).toMatchObject([{ result: '0x00000000' }]);
  });

  test('without RPCSS nobody answers; WMI’s own place stays', () => {
    const at = bench();
    at.dcom.stopService('rpcss');
    at.pass(0);
    expect(at.places()).toEqual(['ncadg_ip_udp 1027']);
    at.dcom.startService('rpcss');
    at.pass(0);
    expect(at.places()).toContain('ncadg_ip_udp 135');
  });

  test('services that the scenario finds stopped, and DCOM switched off, stay so until somebody acts', () => {
    const at = bench({ settings: { stopped: ['rpcss', 'winmgmt'], isEnabled: false } });
    expect(at.places()).toEqual([]);
    expect(at.dcom.actor.isIn('running.permission.disabled')).toBe(true);
    at.restart();
    expect(at.places()).toEqual(['ncadg_ip_udp 135', 'ncadg_ip_udp 1027']);
    expect(at.dcom.actor.isIn('running.permission.disabled')).toBe(true);
  });

  test('a computer that is off when the run begins answers nobody until it is switched on', () => {
    const at = bench({ isOn: false });
    expect(at.places()).toEqual([]);
    at.power(true);
    expect(at.places()).toHaveLength(2);
  });
});

test('what is open when the run begins was open before; what opens later takes its names aloud', () => {
  const at = bench({ settings: { stopped: ['winmgmt'] } });
  expect(at.quietly).toEqual([true]);
  at.pass(5000);
  at.dcom.startService('winmgmt');
  at.pass(0);
  expect(at.quietly).toEqual([true, false]);
});

describe('a restart', () => {
  test('cuts every caller off before the power goes, and asks for the power once', () => {
    const at = bench();
    const atResolver = at.call('ncadg_ip_udp 135', alive);
    const atObjects = at.call('ncadg_ip_udp 1027', login('root\\sms'));
    at.dcom.restart();
    at.pass(0);
    expect(atResolver.at(-1)?.type).toBe('fault');
    expect(atObjects.at(-1)?.type).toBe('fault');
    expect(at.places()).toEqual([]);
    expect(at.restarts).toEqual([]);
    expect(at.dcom.actor.isIn('restarting.shuttingDown')).toBe(true);
    at.dcom.restart();
    at.pass(20_000);
    expect(at.restarts).toEqual([20_000]);
    at.dcom.restart();
    at.pass(20_000);
    expect(at.restarts).toEqual([20_000]);
  });

  test('is felt by nobody’s call after a power failure: there is no farewell', () => {
    const at = bench();
    const heard = at.call('ncadg_ip_udp 135', alive);
    at.power(false);
    expect(heard).toEqual([{ type: 'answer', operation: 'ServerAlive' }]);
  });
});

describe('WMI', () => {
  const codes = (given: Given, ...namespaces: string[]) =>
    namespaces.map((namespace) => {
      const [answer] = bench(given).call('ncadg_ip_udp 1027', login(namespace));
      return answer && 'result' in answer ? answer.result : 'nothing';
    });

  test('lets members of SMS Admins into the namespaces of SMS, and nobody else', () => {
    const settings = { smsAdmins: ['BERT'] };
    expect(codes({}, 'root\\sms', 'root\\sms\\site_S01')).toEqual(['0x00000000', '0x00000000']);
    expect(codes({ settings }, 'root\\sms', 'root\\sms\\site_S01', 'root\\default')).toEqual([
      '0x80070005',
      '0x80070005',
      '0x00000000',
    ]);
  });

  test('knows the namespaces of SMS only where there is a site, and that of the site where its provider is', () => {
    expect(codes({ provider: null }, 'root\\sms', 'root\\default', 'root\\nowhere')).toEqual([
      '0x8004100E',
      '0x00000000',
      '0x8004100E',
    ]);
    const provider = { ...located, machine: 'SQL01' };
    expect(codes({ provider }, 'root\\sms', 'root\\sms\\site_S01')).toEqual(['0x00000000', '0x8004100E']);
  });

  test('tells where the provider is, and of none where none is known', () => {
    const asks: RpcCall = { type: 'call', operation: 'ExecQuery', query: 'SELECT * FROM SMS_ProviderLocation' };
    expect(bench().call('ncadg_ip_udp 1027', asks)).toMatchObject([{ result: '0x00000000', rows: [located] }]);
    expect(bench({ provider: null }).call('ncadg_ip_udp 1027', asks)).toMatchObject([{ rows: [] }]);
  });

  test('passes questions to the provider of this computer, and says when there is none or it does not run', () => {
    const asks: SmsProviderMessage = { protocol: 'sms-provider', type: 'rights-query', user: 'ANNA', resource: 'PC-1' };
    const call: RpcCall = { type: 'call', operation: 'ExecQuery', query: 'SMS_R_System', asks };
    const answerOf = (given: Given) => bench(given).call('ncadg_ip_udp 1027', call);
    expect(answerOf({})).toMatchObject([{ result: '0x00000000', says: { type: 'rights-answer', isAllowed: true } }]);
    expect(answerOf({ isProviderDown: true })).toMatchObject([{ result: '0x80041013' }]);
    expect(answerOf({ provider: { ...located, machine: 'SQL01' } })).toMatchObject([{ result: '0x8004100E' }]);
  });

  test('answers the release of an object', () => {
    const release: RpcCall = { type: 'call', operation: 'RemRelease' };
    expect(bench().call('ncadg_ip_udp 1027', release)).toEqual([{ type: 'answer', operation: 'RemRelease' }]);
  });
});
