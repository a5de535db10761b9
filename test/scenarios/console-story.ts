// A story about DCOM for tests to change: one console, one site server, and a second computer when the provider is there.
import type { Act, Run, Scenario, ScenarioHost } from '../../src/scenarios/index.ts';
import { parseScenario, playScenario } from '../../src/scenarios/index.ts';

type Part = Partial<ScenarioHost>;

export const tcp = 'ncacn_ip_tcp';
export const udp = 'ncadg_ip_udp';
export const nt4 = 'nt4-sp4';
export const w2000 = 'windows-2000';

export function consoleStory(options: {
  console?: Part;
  site?: Part;
  others?: ScenarioHost[];
  acts?: Act[];
  rest?: Partial<Scenario>;
}): Scenario {
  const scenario = {
    format: 1,
    id: 'a-story',
    title: 'A story',
    articles: ['Q272937'],
    summary: 'For a test.',
    startsAt: '2000-03-06T09:00',
    seed: 1,
    segments: [{ name: 'A', latencyMs: 1 }],
    hosts: [
      {
        name: 'CON1',
        role: 'console',
        system: nt4,
        adapters: [{ segment: 'A', ip: '10.0.1.5' }],
        protocols: ['tcpip'],
        console: { siteServer: 'SITE1', user: 'ANNA' },
        dcom: {},
        ...options.console,
      },
      {
        name: 'SITE1',
        role: 'site-server',
        system: nt4,
        adapters: [{ segment: 'A', ip: '10.0.1.20' }],
        protocols: ['tcpip'],
        siteDatabase: {
          resources: [
            { resourceId: 17, name: 'PC-17', ipAddresses: ['10.0.1.17'], ipxAddresses: [], collections: ['All'] },
          ],
          rights: [{ user: 'ANNA', collection: 'All', useRemoteTools: true }],
        },
        dcom: {},
        ...options.site,
      },
      ...(options.others ?? []),
    ],
    acts: options.acts ?? [connect()],
    milestones: [],
    ...options.rest,
  };
  const reading = parseScenario(JSON.stringify(scenario));
  if (!('scenario' in reading)) throw new Error(reading.problems.map(({ text }) => text).join('\n'));
  return reading.scenario;
}

export const connect = (atMs = 0, host = 'CON1'): Act => ({ atMs, act: 'connect-console', host });
export const wbemtest = (atMs = 0, server?: string): Act => ({
  atMs,
  act: 'connect-wbemtest',
  host: 'CON1',
  ...(server === undefined ? {} : { server }),
});
export const toTop = (atMs: number, host: string): Act => ({ atMs, act: 'move-protocol', host, protocol: tcp });
export const restart = (atMs: number, host: string): Act => ({ atMs, act: 'restart-computer', host });

/** How the last act that can end came out: result, way or cause, seconds. */
export function ending(run: Run, place = -1) {
  const { result, detail } = run.outcomes.at(place) ?? { result: 'none', detail: {} as Record<string, unknown> };
  return {
    result,
    by: detail['sequence'] ?? detail['cause'],
    seconds: Math.round(Number(detail['tookMs']) / 1000),
    ...(detail['code'] === undefined ? {} : { code: detail['code'] }),
  };
}

export const played = (...given: Parameters<typeof consoleStory>): Run => playScenario(consoleStory(...given));

export const shown = (run: Run) =>
  run.log.flatMap(({ kind, detail }) => (kind === 'message.shown' ? [detail['text']] : []));
