// Real services, the real inspection package and real messages, in this page and to a popup window.
import { interpret } from 'xstate';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { TraceStore } from '../../../src/inspector/index.ts';
import type { InspectorHub } from '../../../src/inspector/page/index.ts';
import {
  connectInPage,
  installDevTools,
  MessageReceiver,
  openPopup,
  refusedMessages,
} from '../../../src/inspector/page/index.ts';
import { trafficLight } from '../sample-charts.ts';
import { until } from '../../support/until.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

function startLight(id: string) {
  const service = interpret(trafficLight(), { id, devTools: true }).start();
  stops.push(() => void service.stop());
  return service;
}

describe('in the page', () => {
  test('a service started later is followed event by event', async () => {
    installDevTools();
    const connection = await connectInPage();
    stops.push(() => connection.disconnect());
    const light = startLight('corner/light');
    light.send('timer.rang');
    light.send('timer.rang');
    await connection.flush();
    const run = connection.store.newestRun('corner/light');
    expect(run?.moments.map((moment) => [moment.event, moment.to])).toEqual([
      ['xstate.init', ['trafficLight.green']],
      ['timer.rang', ['trafficLight.yellow']],
      ['timer.rang', ['trafficLight.red.walk']],
    ]);
    expect(run?.moments[2]?.taken).toEqual(['trafficLight.yellow/0']);
    expect(connection.store.complaints.size).toBe(0);
    light.stop();
    await connection.flush();
    expect(run?.hasStopped).toBe(true);
  });

  test('a service that runs already is shown with its name, and a second hello changes nothing', async () => {
    installDevTools();
    const light = startLight('early/light');
    light.send('timer.rang');
    const onConnected = vi.fn();
    const connection = await connectInPage({ onConnected });
    stops.push(() => connection.disconnect());
    connection.sayHello();
    await connection.flush();
    expect(connection.store.newestRun('early/light')?.moments.map((moment) => moment.to)).toEqual([
      ['trafficLight.yellow'],
    ]);
    expect(onConnected).toHaveBeenCalledTimes(2);
  });

  test('a replay with the same name is a new run, and the newest is shown', async () => {
    installDevTools();
    const connection = await connectInPage();
    stops.push(() => connection.disconnect());
    startLight('again/light').send('timer.rang');
    startLight('again/light');
    await connection.flush();
    expect(connection.store.newestRun('again/light')?.moments.map((moment) => moment.to)).toEqual([
      ['trafficLight.green'],
    ]);
    expect(connection.store.actors.filter((run) => run.name === 'again/light')).toHaveLength(1);
  });

  test('two inspectors at once see every event', async () => {
    installDevTools();
    const [first, second] = [await connectInPage(), await connectInPage()];
    stops.push(
      () => first.disconnect(),
      () => second.disconnect(),
    );
    startLight('shared/light').send('timer.rang');
    for (const connection of [first, second]) {
      await connection.flush();
      expect(connection.store.newestRun('shared/light')?.moments.map((moment) => moment.event)).toEqual([
        'xstate.init',
        'timer.rang',
      ]);
    }
  });

  test('the hello of one inspector is not answered to another, and what was cleared stays away', async () => {
    installDevTools();
    const light = startLight('old/light');
    const first = await connectInPage();
    first.clear();
    const second = await connectInPage();
    stops.push(
      () => first.disconnect(),
      () => second.disconnect(),
    );
    light.send('timer.rang');
    await first.flush();
    await second.flush();
    expect(first.store.actors).toEqual([]);
    expect(first.store.complaints.size).toBe(0);
    expect(second.store.newestRun('old/light')?.moments).toHaveLength(2);
  });

  test('after disconnecting nothing more comes', async () => {
    installDevTools();
    const connection = await connectInPage();
    connection.disconnect();
    startLight('late/light');
    await connection.flush();
    expect(connection.store.newestRun('late/light')).toBeUndefined();
  });

  test('messages of strangers do not reach the inspection package', async () => {
    installDevTools();
    const connection = await connectInPage();
    stops.push(() => connection.disconnect());
    const before = refusedMessages();
    window.postMessage({ type: 'disconnect' }, '*');
    window.postMessage({ type: 'service.register', machine: '{}', state: '{}', sessionId: 'x' }, '*');
    await until(() => expect(refusedMessages()).toBe(before + 2));
    startLight('guarded/light');
    await connection.flush();
    expect(connection.store.newestRun('guarded/light')).toBeDefined();
  });
});

describe('what cannot be read', () => {
  test('is counted and passed over', async () => {
    const store = new TraceStore();
    const receiver = new MessageReceiver(store);
    for (const message of [
      null,
      5,
      'text',
      [],
      {},
      { type: 'service.future' },
      { type: 'service.state', sessionId: 'x', state: '{}' },
      { type: 'service.register', sessionId: 'x', machine: '{not json', state: '{}' },
      { type: 'service.register', sessionId: 'y', machine: '"[unable to serialize]"', state: '{}' },
    ])
      receiver.receive(message);
    await receiver.flush();
    // Of the last only the machine could not be written: the actor is there, and its state without a value is one more.
    expect(store.actors.map(({ sessionId }) => sessionId)).toEqual(['y']);
    expect([...store.complaints.values()].reduce((sum, count) => sum + count, 0)).toBe(10);
  });

  test('a long queue is read in slices, and in order', async () => {
    const store = new TraceStore();
    const receiver = new MessageReceiver(store);
    const machine = JSON.stringify(trafficLight().definition);
    const state = (value: string, event: string) =>
      JSON.stringify({ value, _event: { name: event }, transitions: [], context: { padding: 'x'.repeat(2000) } });
    receiver.receive({
      type: 'service.register',
      id: 'long',
      sessionId: 'x:0',
      machine,
      state: state('green', 'xstate.init'),
    });
    for (let count = 0; count < 5000; count++)
      receiver.receive({
        type: 'service.state',
        sessionId: 'x:0',
        state: state(count % 2 ? 'green' : 'yellow', `event.${count}`),
      });
    expect(store.moments).toHaveLength(0);
    await until(() => expect(store.moments).toHaveLength(5001));
    expect(store.moments.at(-1)?.event).toBe('event.4999');
  });
});

describe('a popup window', () => {
  async function openConnected() {
    const onConnected = vi.fn();
    const onClosed = vi.fn();
    const connection = await openPopup({ address: 'about:blank', onConnected, onClosed });
    if (!connection) throw new Error('The popup was blocked.');
    const { window: popup } = connection;
    stops.push(
      () => connection.disconnect(),
      () => popup.close(),
    );
    const script = popup.document.createElement('script');
    script.type = 'module';
    script.src = new URL('./popup-side.ts', import.meta.url).href;
    popup.document.head.append(script);
    const receiver = await until(() => {
      const found = (popup as unknown as { hub?: InspectorHub }).hub;
      if (found?.apps[0]?.state !== 'connected') throw new Error('not yet');
      return found;
    });
    return { connection, popup, receiver, onConnected, onClosed };
  }

  test('is told of all actors after its hello, follows them, is cleared, and its closing is noticed', async () => {
    installDevTools();
    const light = startLight('popup/light');
    const { connection, popup, receiver, onConnected, onClosed } = await openConnected();
    expect(onConnected).toHaveBeenCalled();
    light.send('timer.rang');
    await until(() =>
      expect(receiver.store.newestRun('popup/light')?.moments.at(-1)?.to).toEqual(['trafficLight.yellow']),
    );
    connection.clear();
    startLight('popup/replayed').send('timer.rang');
    await until(() => expect(receiver.store.actors.map((run) => run.name)).toEqual(['popup/replayed']));
    await until(() => expect(receiver.store.moments).toHaveLength(2));
    popup.close();
    await until(() => expect(onClosed).toHaveBeenCalledOnce());
  });

  test('is told nothing more when it has gone elsewhere', async () => {
    installDevTools();
    const light = startLight('left/light');
    const { popup } = await openConnected();
    const elsewhere = URL.createObjectURL(new Blob(['<title>elsewhere</title>'], { type: 'text/html' }));
    popup.location.href = elsewhere;
    await until(() => expect(popup.document.title).toBe('elsewhere'));
    const heard: unknown[] = [];
    popup.addEventListener('message', (event) => heard.push(event.data));
    light.send('timer.rang');
    // Messages from one window to another arrive in order.
    popup.postMessage('the end', '*');
    await until(() => expect(heard).toContain('the end'));
    expect(heard).toEqual(['the end']);
  });

  test('a page of another origin in it is not answered, and a stranger cannot end the connection', async () => {
    installDevTools();
    startLight('kept/light');
    const { popup, receiver, onConnected } = await openConnected();
    const count = onConnected.mock.calls.length;
    const sayHello = (origin: string) => {
      const data = { type: 'xstate.inspecting' };
      const ports = [new MessageChannel().port2];
      window.dispatchEvent(new MessageEvent('message', { data, source: popup, origin, ports }));
    };
    sayHello('https://elsewhere.example');
    expect(onConnected).toHaveBeenCalledTimes(count);
    popup.dispatchEvent(new MessageEvent('message', { data: { type: 'xstate.disconnect' } }));
    expect(receiver.apps[0]?.state).toBe('connected');
    sayHello(location.origin);
    expect(onConnected).toHaveBeenCalledTimes(count + 1);
  });

  test('a blocked popup is told', async () => {
    const open = vi.spyOn(window, 'open').mockReturnValue(null);
    const onBlocked = vi.fn();
    expect(await openPopup({ onBlocked })).toBeUndefined();
    expect(onBlocked).toHaveBeenCalledOnce();
    open.mockRestore();
  });
});
