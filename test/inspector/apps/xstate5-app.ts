// A small app with XState 5 and the stock `@statelyai/inspect`: a lamp with a dimmer that asks a promise. Bundled with
// `xstate` meaning version 5.
import { createBrowserInspector } from '@statelyai/inspect';
import { assign, createActor, createMachine, fromPromise } from 'xstate5';
import { emptyFrame, inHundreds, inspectorAddress, offer, where } from './app-page.ts';

const url = inspectorAddress;
const inspector = createBrowserInspector({
  url,
  serializationDepthLimit: 50,
  ...(where === 'frame' ? { iframe: emptyFrame() } : {}),
  ...(where === 'later' ? { autoStart: false } : {}),
});
// The package's types are those of the XState beside it, which here is version 4.
const inspect = inspector.inspect as never;

const lamp = createMachine({
  id: 'lamp',
  context: { flips: 0 },
  initial: 'off',
  states: {
    off: { on: { flip: { target: 'on', actions: assign({ flips: ({ context }) => context.flips + 1 }) } } },
    on: {
      initial: 'dim',
      invoke: { id: 'meter', src: fromPromise(() => Promise.resolve(7)), onDone: '.bright' },
      states: { dim: {}, bright: {} },
      on: { flip: { target: 'off', actions: assign({ flips: ({ context }) => context.flips + 1 }) } },
    },
  },
});

const toggle = createMachine({
  id: 'toggle',
  initial: 'off',
  states: { off: { on: { flip: 'on' } }, on: { on: { flip: 'off' } } },
});

const actor = createActor(lamp, { inspect }).start();

offer({
  send: (event) => actor.send(event as never),
  burst: (count) => inHundreds(count, () => actor.send({ type: 'flip' } as never)),
  value: () => actor.getSnapshot().value,
  startMore(count) {
    for (let index = 0; index < count; index++) createActor(toggle, { inspect }).start();
  },
  openLater: () => inspector.start(),
});
