// The SMS Provider's statechart with a stand-in network: rights, resources, discovery, and a provider that is down.
import { describe, expect, test } from 'vitest';
import type { SmsProviderMessage } from '../../../src/protocols/index.ts';
import type { ProviderNetwork } from '../../../src/statecharts/server/attach-sms-provider.ts';
import { attachSmsProvider } from '../../../src/statecharts/server/attach-sms-provider.ts';
import { chartBench } from '../chart-bench.ts';

const database = {
  resources: [
    {
      resourceId: 17,
      name: 'PC-17',
      ipAddresses: ['10.0.1.17'],
      ipxAddresses: [],
      collections: ['All Systems', 'Sales'],
    },
    { resourceId: 20, name: 'PC-20', ipAddresses: [], ipxAddresses: [], collections: ['All Systems'] },
  ],
  rights: [
    { user: 'ANNE', collection: 'Sales', useRemoteTools: true },
    { user: 'BERT', collection: 'Sales', useRemoteTools: false },
  ],
};

function siteServer(isDown = false) {
  const bench = chartBench({ name: 'SITE1' });
  const { said } = bench;
  let accept: Parameters<ProviderNetwork['listen']>[0] | undefined;
  const network: ProviderNetwork = {
    listen: (accepted) => {
      accept = accepted;
      return () => {
        accept = undefined;
      };
    },
  };
  const provider = attachSmsProvider({ ...bench, network, settings: { ...database, isDown } });
  bench.pass(0);
  function console1() {
    const listener = accept?.({
      send: (message) => said.push(answerText(message)),
      close: () => said.push('closes the connection'),
    });
    const ask = (message: SmsProviderMessage) => {
      listener?.received(message);
      bench.pass(0);
      return said.at(-1);
    };
    return {
      isConnected: listener !== undefined,
      mayUse: (user: string, resource: string) =>
        ask({ protocol: 'sms-provider', type: 'rights-query', user, resource }),
      dataOf: (resource: string) => ask({ protocol: 'sms-provider', type: 'resource-query', resource }),
      askTogether: (...messages: SmsProviderMessage[]) => {
        for (const message of messages) listener?.received(message);
        bench.pass(0);
      },
    };
  }
  return { ...bench, provider, console1 };
}

function answerText(message: SmsProviderMessage): string {
  if (message.type === 'rights-answer') return message.isAllowed ? 'allowed' : 'denied';
  if (message.type !== 'resource-answer') return message.type;
  const { record } = message;
  return record ? `${record.name} ${[...record.ipAddresses, ...record.ipxAddresses].join(' ')}` : 'no such resource';
}

describe('rights', () => {
  test('the right on a collection that holds the resource is needed', () => {
    const { mayUse } = siteServer().console1();
    expect(mayUse('anne', 'pc-17')).toBe('allowed');
    expect(mayUse('ANNE', 'PC-20')).toBe('denied');
    expect(mayUse('BERT', 'PC-17')).toBe('denied');
    expect(mayUse('CARL', 'PC-17')).toBe('denied');
  });

  test('of an unknown resource the right on any collection counts, and then there is no data', () => {
    const { mayUse, dataOf } = siteServer().console1();
    expect(mayUse('ANNE', 'PC-99')).toBe('allowed');
    expect(mayUse('BERT', 'PC-99')).toBe('denied');
    expect(dataOf('PC-99')).toBe('no such resource');
  });
});

describe('data', () => {
  test('a resource is found by its name or its number', () => {
    const { dataOf } = siteServer().console1();
    expect(dataOf('PC-17')).toBe('PC-17 10.0.1.17');
    expect(dataOf('17')).toBe('PC-17 10.0.1.17');
  });

  test('a discovery record replaces the addresses it brings, and leaves the others', () => {
    const { provider, console1, pass, logged } = siteServer();
    provider.storeResource({ name: 'PC-17', ipAddresses: ['10.0.3.9'] });
    provider.storeResource({ name: 'PC-17', ipxAddresses: ['0000A1B2:00C04F123456'] });
    pass(0);
    expect(console1().dataOf('PC-17')).toBe('PC-17 10.0.3.9 0000A1B2:00C04F123456');
    expect(logged('record.changed')).toEqual([
      'site database: PC-17 is 10.0.3.9 (was 10.0.1.17)',
      'site database: PC-17 is 10.0.3.9, 0000A1B2:00C04F123456 (was 10.0.3.9)',
    ]);
  });

  test('questions that come together are answered in order', () => {
    const { console1, said, logged } = siteServer();
    logged();
    console1().askTogether(
      { protocol: 'sms-provider', type: 'rights-query', user: 'ANNE', resource: 'PC-17' },
      { protocol: 'sms-provider', type: 'resource-query', resource: 'PC-17' },
    );
    expect(said).toEqual(['allowed', 'PC-17 10.0.1.17']);
    expect(logged('state.entered')).toEqual([
      'SITE1, sms provider: serving (ready) -> serving (checking rights)',
      'SITE1, sms provider: serving (checking rights) -> serving (reading resource)',
      'SITE1, sms provider: serving (reading resource) -> serving (ready)',
    ]);
  });
});

describe('a provider that is down', () => {
  test('takes no connection until it is up again', () => {
    const { provider, console1, pass } = siteServer(true);
    expect(console1().isConnected).toBe(false);
    provider.up();
    pass(0);
    expect(console1().isConnected).toBe(true);
  });

  test('takes none either when it goes down in the moment it came up', () => {
    const { provider, console1, pass } = siteServer(true);
    provider.up();
    provider.down();
    pass(0);
    expect(console1().isConnected).toBe(false);
  });

  test('ends the connections it has, and what was asked stays unanswered', () => {
    const { provider, console1, pass, said } = siteServer();
    console1();
    provider.down();
    pass(0);
    expect(said).toEqual(['closes the connection']);
    expect(console1().isConnected).toBe(false);
  });

  test('is silent about connections when the computer loses its power', () => {
    const { provider, console1, pass, said, host } = siteServer();
    console1();
    host.switchPower(false);
    provider.powerOff();
    pass(0);
    host.switchPower(true);
    provider.powerOn();
    pass(0);
    expect(said).toEqual([]);
    expect(console1().isConnected).toBe(true);
  });
});
