// The needs of a population played by XState's interpreter, for comparison: same statechart, same ports, same draws.
import { interpret } from 'xstate';
import type { AccessPointNeedContext } from '../../../src/statecharts/client/access-point-need-ports.ts';
import { accessPointNeed } from '../../../src/statecharts/client/access-point-need.ts';
import { AnswersAtOnce, beforeNeed } from '../../../src/statecharts/population/index.ts';
import type { Choose, PopulationSettings } from '../../../src/statecharts/population/index.ts';

/** One actor for each need. */
export function playInterpreted(
  settings: PopulationSettings,
  clients: number,
  choose: Choose,
): { context: AccessPointNeedContext; isConnected: boolean }[][] {
  return Array.from({ length: clients }, () =>
    settings.wanted.map((wanted) => {
      const ports = new AnswersAtOnce({ host: settings.host, wanted, choose });
      const service = interpret(accessPointNeed({ context: beforeNeed(settings, wanted), ports }));
      ports.send = (event) => void service.send(event);
      service.start();
      const { context, value } = service.getSnapshot();
      return { context, isConnected: value === 'done' };
    }),
  );
}
