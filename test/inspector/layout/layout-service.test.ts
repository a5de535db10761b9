// The layout service of the workers: the newest request first, nothing for those taken back, and no box laid out twice.
import { describe, expect, test } from 'vitest';
import type { ElkGraph, LayoutAnswer, LayoutRequest, LayOutGraph } from '../../../src/inspector/index.ts';
import {
  estimatedTextWidth,
  layOutRoughly,
  LayoutService,
  measureWords,
  shapeOf,
  visibleChart,
} from '../../../src/inspector/index.ts';
import { benchMachine } from '../bench-chart.ts';
import { graphOf } from '../graph-of.ts';
import { elk, layOut } from '../lay-out.ts';
import { trafficLight } from '../sample-charts.ts';

const large = graphOf(benchMachine());

function request(id: number, graph = graphOf(trafficLight()), toggled: string[] = []): LayoutRequest {
  const shape = shapeOf(visibleChart(graph, { level: 'all', toggled: new Set(toggled) }));
  // As it arrives in a worker.
  return structuredClone({ id, shape, widths: measureWords(shape, estimatedTextWidth) });
}

function serve(layOutGraph: LayOutGraph, isRough = false) {
  const answers: LayoutAnswer[] = [];
  let calls = 0;
  const counted = (graph: ElkGraph): ElkGraph => {
    calls++;
    return layOutGraph(graph);
  };
  const service = new LayoutService({ layOut: counted, isRough, answer: (answer) => answers.push(answer) });
  return {
    service,
    answers,
    callsWhile(work: () => void): number {
      const before = calls;
      work();
      while (!service.isIdle) service.step();
      return calls - before;
    },
  };
}

/** As the page does it: roughly first. */
function finalRequest(id: number, toggled: string[] = []): LayoutRequest {
  const asked = request(id, large, toggled);
  const { answers, callsWhile, service } = serve(layOutRoughly, true);
  callsWhile(() => service.take(asked));
  const [answer] = answers;
  if (answer === undefined || !('layout' in answer)) throw new Error('There is no rough layout.');
  return { ...asked, rough: { flows: answer.layout.flows, boxes: answer.layout.boxes } };
}

test('the layout that comes from a worker is the one made here', () => {
  const { service, answers, callsWhile } = serve(layOutRoughly, true);
  callsWhile(() => service.take(request(1)));
  expect(answers).toEqual([{ id: 1, layout: layOut(graphOf(trafficLight()), 'all').rough }]);
});

test('the newest request is answered first, and the overtaken one after it', () => {
  const { service, answers, callsWhile } = serve(layOutRoughly, true);
  service.take(request(1, large));
  service.step();
  callsWhile(() => service.take(request(2)));
  expect(answers.map(({ id }) => id)).toEqual([2, 1]);
});

test('a request that was taken back is left at its next step', () => {
  const { service, answers, callsWhile } = serve(layOutRoughly, true);
  service.take(request(1, large));
  service.step();
  expect(callsWhile(() => service.take({ id: 1, isTakenBack: true }))).toBe(0);
  expect(answers).toEqual([]);
});

test('what goes wrong is told, and the next request is served', () => {
  let isBroken = true;
  const { service, answers, callsWhile } = serve((graph) => {
    if (isBroken) throw new Error('no room');
    return layOutRoughly(graph);
  });
  callsWhile(() => service.take(request(1)));
  isBroken = false;
  callsWhile(() => service.take(request(2)));
  expect(answers[0]).toEqual({ id: 1, problem: 'no room' });
  expect(answers[1]).toHaveProperty('layout');
});

describe('a chart of 60 states and 100 transitions', () => {
  test('takes elk no more than two calls for each open box', () => {
    const asked = finalRequest(1);
    const open = [...asked.shape.nodes.values()].filter(({ children }) => children.length > 0);
    const { service, callsWhile } = serve(elk);
    expect(callsWhile(() => service.take(asked))).toBeLessThanOrEqual(2 * (open.length + 1));
  });

  test('is not laid out anew where a folded state changes nothing, and not at all the second time', () => {
    const { service, callsWhile } = serve(elk);
    const first = callsWhile(() => service.take(finalRequest(1)));
    const folded = callsWhile(() => service.take(finalRequest(2, ['bench.settings'])));
    const again = callsWhile(() => service.take(finalRequest(3)));
    expect(folded).toBeLessThan(first / 3);
    expect(again).toBe(0);
  });
});
