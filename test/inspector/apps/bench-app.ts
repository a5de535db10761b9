// A chart of 60 states and 100 transitions with the stock `@xstate/inspect`, to measure with: TICK changes the context and
// leaves every state as it is.
import { inspect } from '@xstate/inspect';
import { assign, createMachine, interpret } from 'xstate';
import { benchConfig } from '../bench-chart.ts';
import { inspectorAddress } from './app-page.ts';

const machine = createMachine<{ n: number }>(
  { ...(benchConfig() as object), context: { n: 0 }, predictableActionArguments: true } as never,
  {
    actions: { tick: assign({ n: ({ n }) => n + 1 }) },
  },
);

const small = createMachine({
  id: 'small',
  predictableActionArguments: true,
  initial: 'off',
  states: { off: { on: { flip: 'on' } }, on: { on: { flip: 'off' } } },
});

let service: ReturnType<typeof interpret> | undefined;

const bench = {
  /** Opens the inspector and starts the chart; gives the moment, in milliseconds since 1970. */
  start(): number {
    const startedAt = performance.timeOrigin + performance.now();
    inspect({ url: inspectorAddress, iframe: false });
    service = interpret(machine, { devTools: true }).start() as never;
    return startedAt;
  },
  /** Sends so many events a second for so long; gives how many were sent. */
  async pump(rate: number, ms: number): Promise<{ sent: number; tookMs: number }> {
    const from = performance.now();
    let sent = 0;
    while (performance.now() - from < ms) {
      const due = Math.floor(((performance.now() - from) / 1000) * rate);
      for (let count = 0; sent < due && count < 200; count++, sent++) service?.send('TICK');
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
    return { sent, tookMs: performance.now() - from };
  },
  async burst(count: number): Promise<void> {
    for (let index = 0; index < count; index++) {
      service?.send('TICK');
      if (index % 100 === 99) await new Promise((resolve) => setTimeout(resolve, 0));
    }
  },
  startMore(count: number): number {
    const startedAt = performance.timeOrigin + performance.now();
    for (let index = 0; index < count; index++) interpret(small, { id: `small ${index}`, devTools: true }).start();
    return startedAt;
  },
};

Object.assign(window, { bench });
