// A small story for tests to change: console, site server and client on one segment, and what to read out of its run.
import type { Act, Run, Scenario, ScenarioHost } from '../../src/scenarios/index.ts';
import { parseScenario } from '../../src/scenarios/index.ts';

type Part = Partial<ScenarioHost>;

/** Console, site server and client on one segment; each story changes what it is about. */
export function story(options: {
  console?: Part;
  client?: Part;
  site?: Part;
  others?: ScenarioHost[];
  acts?: Act[];
  rest?: Partial<Scenario>;
  ipAddresses?: string[];
  ipxAddresses?: string[];
}): Scenario {
  const { ipAddresses = ['10.0.1.17'], ipxAddresses = [] } = options;
  const hosts: ScenarioHost[] = [
    {
      name: 'CONSOLE1',
      role: 'console',
      system: 'nt4-sp4',
      adapters: [{ segment: 'A', ip: '10.0.1.5' }],
      protocols: ['tcpip'],
      console: { siteServer: 'SITE1', user: 'ANNA' },
      ...options.console,
    },
    {
      name: 'SITE1',
      role: 'site-server',
      system: 'nt4-sp4',
      adapters: [{ segment: 'A', ip: '10.0.1.20' }],
      protocols: ['tcpip'],
      siteDatabase: {
        resources: [{ resourceId: 17, name: 'PC-17', ipAddresses, ipxAddresses, collections: ['All Systems'] }],
        rights: [{ user: 'ANNA', collection: 'All Systems', useRemoteTools: true }],
      },
      ...options.site,
    },
    {
      name: 'PC-17',
      role: 'client',
      system: 'nt4-sp4',
      adapters: [{ segment: 'A', ip: '10.0.1.17' }],
      protocols: ['tcpip'],
      agent: {},
      ...options.client,
    },
    ...(options.others ?? []),
  ];
  const scenario = {
    format: 1,
    id: 'a-story',
    title: 'A story',
    articles: ['Q226297'],
    summary: 'For a test.',
    startsAt: '1999-07-12T09:00',
    seed: 1,
    segments: [
      { name: 'A', latencyMs: 1 },
      { name: 'B', latencyMs: 1 },
    ],
    hosts,
    acts: options.acts ?? [start()],
    milestones: [],
    ...options.rest,
  };
  const reading = parseScenario(JSON.stringify(scenario));
  if (!('scenario' in reading)) throw new Error(reading.problems.map(({ text }) => text).join('\n'));
  return reading.scenario;
}

export const start = (atMs = 0): Act => ({ atMs, act: 'open-remote-tools', host: 'CONSOLE1', target: 'PC-17' });
export const at = (atMs: number, act: 'cancel' | 'hang-up' | 'cancel-credentials' | 'dismiss'): Act => ({
  atMs,
  act,
  host: 'CONSOLE1',
  target: 'PC-17',
});
export const onHost = (
  atMs: number,
  act: 'power-on' | 'power-off' | 'stop-agent' | 'start-agent' | 'server-down' | 'server-up',
  host: string,
): Act => ({ atMs, act, host });

export function outcome(run: Run, place = 0) {
  const found = run.outcomes[place];
  return { result: found?.result, stage: found?.detail['stage'], reason: found?.detail['reason'], atMs: found?.atMs };
}

export const textsOf = (run: Run) => run.log.map((entry) => entry.text);
export const shown = (run: Run) =>
  run.log.flatMap(({ kind, detail }) => (kind === 'message.shown' ? [detail['text']] : []));
export const framesBy = (run: Run, rule: string) =>
  run.log.filter((entry) => entry.kind === 'frame.sent' && entry.rule === rule);
export const tries = (run: Run) =>
  run.log.flatMap(({ kind, detail }) =>
    kind === 'attempt.ended' ? [`${detail['stage']} ${detail['transport']}: ${detail['reason']}`] : [],
  );
export const lastState = (run: Run, actor: string) =>
  String(run.log.findLast((entry) => entry.kind === 'state.entered' && entry.actor === actor)?.detail['to']);

export const dns = (part: Part = {}, ip = '10.0.1.10', name = 'DNS1'): ScenarioHost => ({
  name,
  role: 'name-server',
  system: 'nt4-sp4',
  adapters: [{ segment: 'A', ip }],
  protocols: ['tcpip'],
  ...part,
});
