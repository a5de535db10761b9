// Rules of a scenario file that hold between its story and its network: acts that the host can do, milestones, faults and
// readings that concern something there.
import type { Rule } from '../rules/index.ts';
import { checkAdapterNumber, checkIpSettings, inWords, items, needProtocol } from './check-hosts.ts';
import type { NamedParts } from './check-hosts.ts';
import type { Sketch } from './check-shape.ts';
import type { Path, ProblemList } from './problem.ts';
import type { Act, Scenario, ScenarioHost } from './scenario.ts';

type Having = { words: string; isThere: (host: Sketch<ScenarioHost>) => boolean };

/** What a host must have so that an act can be done there. */
export function neededFor(act: Act['act']): Having | undefined {
  const part = (key: keyof ScenarioHost, words: string): Having => ({
    words,
    isThere: (host) => Object.hasOwn(host, key),
  });
  switch (act) {
    case 'open-remote-tools':
    case 'cancel':
    case 'hang-up':
    case 'dismiss':
    case 'give-credentials':
    case 'cancel-credentials':
    case 'set-console-transports':
    case 'connect-console':
    case 'connect-wbemtest':
    case 'cancel-console':
    case 'disconnect-console':
    case 'retry-console':
    case 'cancel-wbemtest':
    case 'disconnect-wbemtest':
      return part('console', 'a console');
    case 'start-agent':
    case 'stop-agent':
      return {
        words: 'an agent that is installed',
        isThere: (host) => Object.hasOwn(host, 'agent') && host.agent?.state !== 'notInstalled',
      };
    case 'log-on':
    case 'log-off':
      return {
        words: 'discovery or networkAccess',
        isThere: (host) => ['discovery', 'networkAccess'].some((key) => Object.hasOwn(host, key)),
      };
    case 'need-access-point':
    case 'map-drive':
    case 'unmap-drive':
    case 'prefer-server':
    case 'set-nal-switches':
    case 'change-accounts':
      return part('networkAccess', 'networkAccess');
    case 'run-program':
    case 'run-client-cycle':
      return part('components', 'components');
    case 'update-access-point':
      return part('accessPoint', 'an accessPoint');
    case 'set-share-users':
      return {
        words: 'an accessPoint, a distributionPoint or a fileServer',
        isThere: (host) => ['accessPoint', 'distributionPoint', 'fileServer'].some((key) => Object.hasOwn(host, key)),
      };
    case 'set-dns-record':
      return part('dnsServer', 'a dnsServer');
    case 'server-down':
    case 'server-up':
      return {
        words: 'a dnsServer, a winsServer, a siteDatabase, an accessPoint, a distributionPoint or a fileServer',
        isThere: (host) =>
          ['dnsServer', 'winsServer', 'siteDatabase', 'accessPoint', 'distributionPoint', 'fileServer'].some((key) =>
            Object.hasOwn(host, key),
          ),
      };
    case 'move-protocol':
    case 'add-protocol':
    case 'remove-protocol':
    case 'stop-service':
    case 'start-service':
    case 'disable-dcom':
    case 'enable-dcom':
      return part('dcom', 'dcom');
    case 'store-resource':
      return part('siteDatabase', 'a siteDatabase');
    default:
      return undefined;
  }
}

export function checkStory(
  scenario: Sketch<Scenario>,
  parts: NamedParts,
  rules: readonly Rule[],
  problems: ProblemList,
): void {
  for (const [place, act] of items(scenario.acts)) checkAct(act, ['acts', place], scenario, parts, problems);
  const ruleIds = rules.map(({ id }) => id);
  for (const [place, milestone] of items(scenario.milestones)) {
    const at = ['milestones', place];
    parts.refer([...at, 'host'], milestone.host);
    parts.refer([...at, 'outcome', 'host'], milestone.outcome?.host);
    referToTarget([...at, 'outcome', 'target'], milestone.outcome?.target, parts, problems);
    if (milestone.rule !== undefined && !ruleIds.includes(milestone.rule)) {
      problems.addValue([...at, 'rule'], milestone.rule, 'the id of a rule of this lab', ruleIds);
    }
    if (!['kind', 'rule', 'host', 'detail', 'outcome'].some((key) => Object.hasOwn(milestone, key))) {
      problems.add(at, { found: 'without a claim', expected: 'a kind, a rule, a detail or an outcome' });
    }
  }
  for (const [place, fault] of items(scenario.faults)) {
    const at = ['faults', place];
    parts.referToSegment([...at, 'segment'], fault.segment);
    parts.refer([...at, 'from'], fault.from);
    parts.refer([...at, 'to'], fault.to);
    if (fault.verdict === 'delay' && !Object.hasOwn(fault, 'delayMs')) {
      problems.add([...at, 'delayMs'], {
        found: 'missing',
        expected: 'how long the frame is held up, in milliseconds',
      });
    }
    if (fault.untilMs !== undefined && fault.untilMs <= (fault.fromMs ?? 0)) {
      problems.addValue([...at, 'untilMs'], fault.untilMs, `a time after ${fault.fromMs ?? 0}, at which it begins`);
    }
  }
  checkReadings(scenario.readings ?? {}, rules, problems);
}

function checkAct(
  act: Sketch<Act>,
  at: Path,
  scenario: Sketch<Scenario>,
  parts: NamedParts,
  problems: ProblemList,
): void {
  const { atMs } = act;
  if (atMs !== undefined && scenario.endsAtMs !== undefined && atMs > scenario.endsAtMs) {
    problems.addValue([...at, 'atMs'], atMs, `a time before the run ends, at ${scenario.endsAtMs}`);
  }
  if (act.act === undefined) return;
  if ('segment' in act) parts.referToSegment([...at, 'segment'], act.segment);
  if (!('host' in act)) return;
  const host = parts.refer([...at, 'host'], act.host, neededFor(act.act));
  if ('target' in act) referToTarget([...at, 'target'], act.target, parts, problems);
  if (act.act === 'connect-wbemtest') parts.refer([...at, 'server'], act.server);
  if ((act.act === 'move-adapter' || act.act === 'change-address') && host?.adapters) {
    if (act.adapter !== undefined) checkAdapterNumber([...at, 'adapter'], act.adapter, host.adapters.length, problems);
  }
  if (act.act === 'change-address') {
    if (host && act.ip !== undefined) needProtocol(host, 'tcpip', [...at, 'ip'], act.ip, problems);
    checkIpSettings(act, at, problems, host?.adapters?.[act.adapter ?? 0]?.mask);
  }
}

/** A target is a computer that is there, or one that the site database tells of. */
function referToTarget(at: Path, name: string | undefined, parts: NamedParts, problems: ProblemList): void {
  if (name === undefined || !parts.hasHosts || parts.hosts.has(name) || parts.resources.includes(name)) return;
  const names = [...new Set([...parts.hosts.keys(), ...parts.resources])];
  problems.addValue(at, name, `a host or a resource of the site database${inWords(names)}`, names);
}

export function checkReadings(
  readings: Readonly<Record<string, string | undefined>>,
  rules: readonly Rule[],
  problems: ProblemList,
): void {
  const readable = rules.filter((rule) => rule.readings !== undefined);
  for (const [id, reading] of Object.entries(readings)) {
    if (reading === undefined) continue;
    const rule = readable.find((candidate) => candidate.id === id);
    const names = (rule?.readings ?? []).map(({ name }) => name);
    if (!rule) {
      const among = readable.map((candidate) => candidate.id);
      problems.add(['readings', id], {
        found: 'for a rule without readings',
        expected: `the id of a rule with readings${inWords(among)}`,
        among,
        written: id,
      });
    } else if (!names.includes(reading)) {
      problems.addValue(['readings', id], reading, `a reading of that rule${inWords(names)}`, names);
    }
  }
}
