// A small app with XState 5 that added the adapter: what the stock package keeps to itself is told, and events come in.
import { createActor, createMachine } from 'xstate5';
import { connectInspector } from '../../../src/inspector/adapter/index.ts';
import { emptyFrame, inHundreds, inspectorAddress, offer, where } from './app-page.ts';

const inspector = connectInspector({
  url: inspectorAddress,
  ...(where === 'frame' ? { iframe: emptyFrame() } : {}),
});

const door = createMachine({
  id: 'door',
  initial: 'closed',
  states: {
    closed: { on: { push: [{ guard: 'hasKey', target: 'open' }, { target: 'rattling' }] } },
    rattling: { always: 'closed' },
    open: { on: { pull: 'closed' } },
  },
}).provide({ guards: { hasKey: ({ event }) => (event as { key?: boolean }).key === true } });

const actor = createActor(door, { inspect: inspector.inspect as never }).start();

offer({
  send: (event) => actor.send(event as never),
  burst: (count) => inHundreds(count, (index) => actor.send({ type: index % 2 ? 'pull' : 'push', key: true } as never)),
  value: () => actor.getSnapshot().value,
  startMore: () => undefined,
  openLater: () => undefined,
});
