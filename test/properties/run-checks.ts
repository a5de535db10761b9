// What must hold in every run, read from its log alone. Each check gives what is broken, in words.
import { findRule } from '../../src/rules/index.ts';
import type { Run, Scenario } from '../../src/scenarios/index.ts';
import { RunUnderWay } from '../../src/scenarios/index.ts';
import type { RunOptions } from '../../src/scenarios/index.ts';
import type { LogEntry } from '../../src/world/index.ts';
import { entryLimit } from '../../src/world/index.ts';

/** So many timers in one moment of virtual time: then something goes round in circles, and time stands still. */
const mostInOneMoment = 20_000;
/** Far more than any drawn run takes. */
const mostSteps = 400_000;

/** Plays to the end, counting; a run that goes round in circles throws instead of hanging. */
export function playWatched(scenario: Scenario, options: RunOptions = {}, watch?: (run: RunUnderWay) => void): Run {
  const underWay = new RunUnderWay(scenario, options);
  const { clock } = underWay.staged.world;
  let atMs = 0;
  let inOneMoment = 0;
  for (let steps = 0; underWay.advance(); steps += 1) {
    watch?.(underWay);
    inOneMoment = clock.nowMs === atMs ? inOneMoment + 1 : 0;
    atMs = clock.nowMs;
    if (inOneMoment > mostInOneMoment) throw new Error(`Time stands still at ${atMs} ms.`);
    if (steps > mostSteps) throw new Error(`The run does not end; it is at ${atMs} ms.`);
  }
  const run = underWay.result();
  underWay.stop();
  return run;
}

export function brokenBooks({ log }: Run): string[] {
  const broken: string[] = [];
  let latestMs = 0;
  for (const [place, { seq, atMs, rule, kind, text }] of log.entries()) {
    if (seq !== place) broken.push(`entry ${place} has the number ${seq}`);
    if (!(atMs >= latestMs)) broken.push(`the clock goes back from ${latestMs} to ${atMs} ms at entry ${seq}`);
    if (rule === undefined || !findRule(rule)) broken.push(`entry ${seq} (${kind}) has no rule that is known: ${rule}`);
    if (text === '' || /undefined|\[object|NaN/.test(text)) broken.push(`entry ${seq} (${kind}) reads “${text}”`);
    latestMs = atMs;
  }
  if (log.length >= entryLimit) broken.push(`${log.length} entries`);
  if (log[0]?.kind !== 'run.began') broken.push('the log does not begin with the beginning');
  if (log.at(-1)?.kind !== 'run.ended') broken.push('the log does not end with the end');
  if (log.filter(({ kind }) => kind === 'run.ended').length !== 1) broken.push('the run ends more than once');
  return broken;
}

/** What an attempt that has no outcome may wait for when nothing is under way any more: a person at a dialog. */
const waitsForSomebody = ['askingUser'];

/** Every start of Remote Tools has its end, or says in which state it waits; nobody waits for nothing. */
export function brokenEnds(run: Run): string[] {
  // Cut off in the midst, an attempt may be anywhere on its way.
  const isUp = run.log.at(-1)?.detail['reason'] === 'its time is up';
  return run.outcomes.flatMap(({ result, host, target, detail }) => {
    if (result !== 'waiting') return [];
    const { waitsIn } = detail;
    const who = `${host}, on its way to ${target},`;
    if (typeof waitsIn !== 'string' || /^$|idle|connected|failed/.test(waitsIn))
      return [`${who} waits for nothing named`];
    return isUp || waitsForSomebody.includes(waitsIn) ? [] : [`${who} waits in ${waitsIn} for ever`];
  });
}

interface Search {
  readonly host: string;
  readonly ipAddresses: readonly string[];
  readonly ipxAddresses: readonly string[];
  readonly lanas: readonly number[];
  /** Left out where Remote Tools may use every protocol. */
  readonly transports?: string;
  readonly tried: { stage: string; address?: string; lana?: number; result?: string; transport?: string }[];
  open: boolean;
}

const stages = ['name', 'address', 'netbios'];

/** The order of the ways (Q226297): the name, then every stored address of a family the console has, then the LANAs. */
export function brokenSearches(run: Run, scenario: Scenario): string[] {
  const broken: string[] = [];
  const searches = new Map<string, Search>();
  for (const entry of run.log) {
    const { kind, actor = '', host = '', detail, seq } = entry;
    if (kind === 'list.read') {
      const lists = detail as unknown as Pick<Search, 'ipAddresses' | 'ipxAddresses' | 'lanas' | 'transports'>;
      searches.set(actor, { ...lists, host, tried: [], open: false });
    }
    const search = searches.get(actor);
    if (!search) {
      if (kind === 'attempt.began') broken.push(`entry ${seq}: an attempt before the list was read`);
      continue;
    }
    const say = (words: string) => broken.push(`entry ${seq} of ${actor}: ${words}`);
    // A way that is passed over has an end only.
    if (kind === 'attempt.began' || (detail['result'] === 'skipped' && !search.open)) {
      if (search.open) say('an attempt begins while another is under way');
      search.open = true;
      search.tried.push({ ...(detail as { stage: string }) });
      for (const words of complaintsAboutOrder(search)) say(words);
    }
    if (kind === 'attempt.ended') {
      const last = search.tried.at(-1);
      if (!search.open || !last) say('an attempt ends that did not begin');
      else Object.assign(last, { result: detail['result'] });
      search.open = false;
    }
    if (kind === 'outcome.reached') {
      if (search.open) say('it is over while an attempt is under way');
      if (detail['reason'] === 'every way failed')
        for (const words of complaintsAboutGaps(search, scenario)) say(words);
    }
  }
  return broken;
}

/** Ways begun so far, against the one order there is: a beginning of it, name by name. */
function complaintsAboutOrder({ tried, ipAddresses, ipxAddresses, lanas }: Search): string[] {
  const expected = [
    { stage: 'name' },
    ...[...ipAddresses, ...ipxAddresses].map((address) => ({ stage: 'address', address })),
    ...lanas.map((lana) => ({ stage: 'netbios', lana })),
  ];
  const place = tried.length - 1;
  const [now, wanted] = [tried[place], expected[place]] as [
    Search['tried'][number],
    Search['tried'][number] | undefined,
  ];
  const earlier = tried[place - 1];
  if (!wanted) return ['more is tried than there are ways'];
  const wrong: string[] = [];
  if (earlier && stages.indexOf(now.stage) < stages.indexOf(earlier.stage)) wrong.push('an earlier stage comes again');
  if (now.stage !== wanted.stage) wrong.push(`${now.stage} is tried where ${wanted.stage} should be`);
  if (wanted.address !== undefined && now.address !== wanted.address)
    wrong.push(`${now.address} is tried before ${wanted.address}`);
  if (wanted.lana !== undefined && now.lana !== wanted.lana)
    wrong.push(`LANA ${now.lana} is called before ${wanted.lana}`);
  return wrong;
}

/** “Not found” only after all was tried; passed over only for want of the protocol. */
function complaintsAboutGaps(search: Search, scenario: Scenario): string[] {
  const { tried, ipAddresses, ipxAddresses, lanas, host } = search;
  const wrong: string[] = [];
  const ways = 1 + ipAddresses.length + ipxAddresses.length + lanas.length;
  if (tried.length !== ways) wrong.push(`not found after ${tried.length} of ${ways} ways`);
  const given = scenario.hosts.find(({ name }) => name === host);
  const has = (protocol: 'tcpip' | 'nwlink', passesOn: boolean | undefined) =>
    given?.protocols.includes(protocol) || passesOn === true;
  for (const { stage, address, transport, result } of tried) {
    if (stage === 'netbios') continue;
    const hasIpx = search.transports !== 'tcpip' && has('nwlink', given?.router?.ipx);
    const hasIt = transport === 'ipx' ? hasIpx : has('tcpip', given?.router?.ip);
    if (hasIt === (result === 'skipped')) wrong.push(`${stage} ${address ?? ''} by ${transport} is ${result}`);
    if (result === 'connected') wrong.push(`not found, though ${address ?? stage} was connected to the right computer`);
  }
  return wrong;
}

/** Entries of a kind, for the coverage of a sample. */
export const entriesOf = (run: Run, kind: string): LogEntry[] => run.log.filter((entry) => entry.kind === kind);
