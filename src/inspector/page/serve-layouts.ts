// Joins the layout service to the messages of the worker it runs in.
import type { LayoutMessage, LayOutGraph } from '../layout/index.ts';
import { LayoutService } from '../layout/index.ts';

export function serveLayouts(layOut: LayOutGraph, isRough: boolean): void {
  const worker = globalThis as unknown as {
    onmessage: ((event: MessageEvent<LayoutMessage>) => void) | null;
    postMessage(message: unknown): void;
  };
  const service = new LayoutService({ layOut, isRough, answer: (answer) => worker.postMessage(answer) });
  // After each step a message to itself: those that wait already come in between, and no timer delays the next step.
  const bell = new MessageChannel();
  let isWorking = false;
  const work = (): void => {
    service.step();
    isWorking = !service.isIdle;
    if (isWorking) bell.port2.postMessage(undefined);
  };
  bell.port1.onmessage = work;
  worker.onmessage = ({ data }) => {
    service.take(data);
    if (!isWorking) work();
  };
}
