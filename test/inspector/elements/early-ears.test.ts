// What an app tells before the hub is there: the ears keep it, and the hub takes it as if it had listened all the time.
import { afterEach, describe, expect, test } from 'vitest';
import type { HubOptions } from '../../../src/inspector/page/index.ts';
import { EarlyEars, InspectorHub } from '../../../src/inspector/page/index.ts';
import { trafficLight } from '../sample-charts.ts';
import type { AppWindow } from './app-frame.ts';
import { addApp } from './app-frame.ts';
import { until } from '../../support/until.ts';

const greeted = ['xstate.inspecting', '@statelyai.connected', 'statechart.hello'];
const definition = JSON.stringify(trafficLight().definition);
const stock = [
  {
    type: 'service.register',
    sessionId: 'x:0',
    id: 'light',
    machine: definition,
    state: '{"value":"green","event":{"type":"xstate.init"}}',
  },
  { type: 'service.event', sessionId: 'x:0', event: '{"name":"timer.rang","data":{"type":"timer.rang"}}' },
  { type: 'service.state', sessionId: 'x:0', state: '{"value":"yellow","event":{"type":"timer.rang"}}' },
];
const adapted = { run: 'r', sessionId: 'x:9', seq: 1 };
const ours = [
  { ...adapted, type: 'statechart.actor', name: 'own', actorKind: 'statechart', definition },
  { ...adapted, type: 'statechart.macrostep', event: { type: 'xstate.init' }, value: 'green', microsteps: [] },
];

let hub: InspectorHub | undefined;

afterEach(() => {
  hub?.close();
  window.opener = null;
  document.body.replaceChildren();
});

/** A frame that plays the app that opened this window. */
function addOpener(): AppWindow {
  const { app } = addApp();
  window.opener = app;
  return app;
}

function openHub(options: HubOptions): InspectorHub {
  return (hub = new InspectorHub(options));
}

describe('an app with a stock inspector and the adapter', () => {
  test('is greeted for both, and what it told before the hub is taken once, with the time at which it came', async () => {
    const app = addOpener();
    const ears = new EarlyEars();
    await until(() => expect(app.heard).toEqual(greeted));
    const came: number[] = [];
    const note = ({ source, timeStamp }: MessageEvent): void => {
      if (source === app) came.push(performance.timeOrigin + timeStamp);
    };
    window.addEventListener('message', note);
    for (const message of [...stock, ...ours]) app.tell(message);
    await until(() => expect(came).toHaveLength(5));
    window.removeEventListener('message', note);
    await new Promise((done) => setTimeout(done, 60));
    const { store, flush } = openHub({ peers: [app], ears });
    await flush.call(hub);
    expect(store.actors.map(({ name, moments }) => [name, moments.map(({ event }) => event)])).toEqual([
      ['light', ['xstate.init', 'timer.rang']],
      ['own', ['xstate.init']],
    ]);
    expect(store.sources.map(({ protocol }) => protocol)).toEqual(['xstate 4', 'adapter']);
    expect(store.moments.map(({ atMs }) => atMs)).toEqual([came[0], came[2], came[4]]);
    app.tell({ ...stock[1], event: '{"name":"later","data":{"type":"later"}}' });
    app.tell({ ...stock[2], state: '{"value":"red","event":{"type":"later"}}' });
    await until(() => expect(store.moments.map(({ event }) => event).slice(3)).toEqual(['later']));
    expect([app.heard, [...store.complaints]]).toEqual([greeted, []]);
  });

  test('that told more than the ears keep is greeted again', async () => {
    const app = addOpener();
    const ears = new EarlyEars();
    await until(() => expect(app.heard).toEqual(greeted));
    for (let count = 0; count <= 20_000; count++) window.dispatchEvent(new MessageEvent('message', { data: count }));
    const { store } = openHub({ peers: [app], ears });
    await until(() => expect(app.heard).toEqual([...greeted, ...greeted]));
    expect(store.complaints.size).toBe(0);
  });
});
