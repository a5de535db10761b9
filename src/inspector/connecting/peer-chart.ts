// Where the connection to one window stands, as a statechart. The page tells it what came and how long nothing came.
import { createMachine } from 'xstate';

export type PeerEvent =
  | { readonly type: 'session.told' }
  | { readonly type: 'quiet.for.long' }
  | { readonly type: 'goodbye.left' }
  | { readonly type: 'goodbye.stopped' }
  | { readonly type: 'window.closed' };

/** `quiet`: connected, but nothing came for a while. */
export type PeerState = 'waiting' | 'connected' | 'quiet' | 'left' | 'stopped' | 'gone';

export const peerChart = createMachine<Record<string, never>, PeerEvent>({
  id: 'peer',
  initial: 'waiting',
  predictableActionArguments: true,
  on: { 'window.closed': 'gone' },
  states: {
    waiting: {
      description: 'It is greeted every now and then until it tells of a session.',
      on: { 'session.told': 'connected' },
    },
    connected: {
      description: 'It tells what its actors do.',
      on: { 'goodbye.left': 'left', 'goodbye.stopped': 'stopped', 'quiet.for.long': 'quiet' },
    },
    quiet: {
      description: 'Nothing came for a while: nothing happens there, or its tab is hidden.',
      on: { 'session.told': 'connected', 'goodbye.left': 'left', 'goodbye.stopped': 'stopped' },
    },
    left: {
      description: 'Its page went. It is greeted again, for the page may come back.',
      on: { 'session.told': 'connected' },
    },
    stopped: {
      description: 'The app wants to tell nothing more: it is greeted only when a person asks for it.',
      on: { 'session.told': 'connected' },
    },
    gone: { description: 'The window was closed.', type: 'final' },
  },
});
