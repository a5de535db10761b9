// A small app with XState 4 and the stock `@xstate/inspect`: an order that is paid by a child.
import { inspect } from '@xstate/inspect';
import { assign, createMachine, interpret } from 'xstate';
import { emptyFrame, inHundreds, inspectorAddress, offer, openNamedWindow, where } from './app-page.ts';

let later: Window | undefined;
const url = inspectorAddress;
const overLater = { postMessage: (message: unknown) => later?.postMessage(message, '*') } as unknown as Window;

const ways: Record<string, () => unknown> = {
  popup: () => inspect({ url, iframe: false }),
  frame: () => inspect({ url, iframe: emptyFrame() }),
  window: () => inspect({ url, iframe: false, targetWindow: openNamedWindow() }),
  later: () => inspect({ url: 'http://localhost/', iframe: false, targetWindow: overLater }),
  wrapper() {
    const opened = openNamedWindow();
    const targetWindow = { postMessage: (message: unknown) => opened.postMessage(message, '*') } as unknown as Window;
    inspect({ url: 'http://localhost/', iframe: false, targetWindow });
  },
};
ways[where]?.();

const payment = createMachine({
  id: 'payment',
  predictableActionArguments: true,
  initial: 'asking',
  states: { asking: { on: { 'card.shown': 'paid' } }, paid: { type: 'final' } },
});

const order = createMachine<{ items: number }>(
  {
    id: 'order',
    predictableActionArguments: true,
    context: { items: 0 },
    initial: 'filling',
    states: {
      filling: {
        on: {
          'item.added': { actions: 'addItem' },
          'order.placed': [{ target: 'paying', cond: 'hasItems' }, { target: 'refused' }],
        },
      },
      paying: { invoke: { id: 'payment', src: payment, autoForward: true, onDone: 'sent' } },
      refused: { on: { 'item.added': { target: 'filling', actions: 'addItem' } } },
      sent: {},
    },
  },
  {
    actions: { addItem: assign({ items: ({ items }) => items + 1 }) },
    guards: { hasItems: ({ items }) => items > 0 },
  },
);

const toggle = createMachine({
  id: 'toggle',
  predictableActionArguments: true,
  initial: 'off',
  states: { off: { on: { flip: 'on' } }, on: { on: { flip: 'off' } } },
});

const service = interpret(order, { devTools: true }).start();

offer({
  send: (event) => void service.send(event as never),
  burst: (count) => inHundreds(count, () => service.send({ type: 'item.added' })),
  value: () => service.state.value,
  startMore(count) {
    for (let index = 0; index < count; index++) interpret(toggle, { id: `toggle ${index}`, devTools: true }).start();
  },
  openLater: () => void (later = openNamedWindow()),
});
