// Right files are read; wrong ones are told completely, kindly, and without harm.
import { describe, expect, test } from 'vitest';
import { rulesWithReadings } from '../../src/rules/index.ts';
import { checkScenario, parseScenario } from '../../src/scenarios/parse-scenario.ts';
import { ScenarioError, mostProblems } from '../../src/scenarios/problem.ts';
import type { LooseScenario } from './small-scenario.ts';
import { smallScenario } from './small-scenario.ts';

/** What this process has spent, whatever else the machine is doing. */
function spentMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** What is said of the small scenario after it has been spoilt. */
function told(spoil: (scenario: LooseScenario) => void): string[] {
  const scenario = smallScenario();
  spoil(scenario);
  return textsOf(JSON.stringify(scenario));
}

function textsOf(text: string): string[] {
  const result = parseScenario(text);
  return 'problems' in result ? result.problems.map((problem) => problem.text) : [];
}

const json = JSON.stringify;

describe('a scenario file', () => {
  test('that is right is read as it stands', () => {
    expect(parseScenario(json(smallScenario()))).toEqual({ scenario: smallScenario() });
  });

  test('may begin with a byte order mark', () => {
    expect(textsOf(`\uFEFF${json(smallScenario())}`)).toEqual([]);
  });

  test('may choose a reading of every rule that has readings', () => {
    const readings = Object.fromEntries(rulesWithReadings.map((rule) => [rule.id, rule.readings?.at(-1)?.name]));
    expect(told((scenario) => (scenario.readings = readings))).toEqual([]);
  });

  test('given as an object shares nothing with its giver', () => {
    const given = smallScenario();
    const result = checkScenario(given);
    given.milestones[0].detail.stage = 'netbios';
    expect('scenario' in result && result.scenario.milestones[0]?.detail).toEqual({ stage: 'name' });
  });

  test('given as an object may leave keys undefined', () => {
    expect(checkScenario({ ...smallScenario(), question: undefined })).toHaveProperty('scenario');
  });
});

describe('text that is no JSON', () => {
  test.each([
    ['', 'The file is empty; expected a scenario as JSON.'],
    [
      '{\n  "format": 1,\n  "id": Q226297\n}',
      'The file, line 3, column 9, has "\\"id\\": Q226297"; expected a value: text in double quotes, a number, true, false, null, [ or {.',
    ],
    [
      '{ "format": 1, }',
      'The file, line 1, column 16, has "{ \\"format\\": 1, }"; expected a key in double quotes (a comma after the last one is one too many).',
    ],
    [
      '{ "format": 1',
      'The file, line 1, column 14, has "{ \\"format\\": 1"; expected a comma or a closing brace before the text ends.',
    ],
    [
      '{ "title": "Found }',
      'The file, line 1, column 12, has "{ \\"title\\": \\"Found }"; expected a text that ends with a double quote in the same line.',
    ],
    [
      '{ "seed": 1, "seed": 2 }',
      'The file, line 1, column 14, has "{ \\"seed\\": 1, \\"seed\\": 2 }"; expected each key once, but "seed" stands here twice.',
    ],
  ])('%j is told with its place', (text, message) => {
    expect(textsOf(text)).toEqual([message]);
  });

  test('the name of the file is said where it is known', () => {
    const result = parseScenario('[]', { name: 'mine.json' });
    expect('problems' in result && result.problems[0]).toMatchObject({
      place: 'the file',
      text: 'mine.json is an empty list; expected a scenario: an object in braces, with format, id, title and so on.',
    });
  });
});

describe('another format', () => {
  test.each([2, '1', null, { a: 1 }])('%j is refused with both named, and nothing else is said', (format) => {
    const text = `format is ${json(format)}; this lab reads format 1.`;
    expect(textsOf(json({ format, hosts: 'other' }))).toEqual([text]);
  });

  test('no format at all is a missing key', () => {
    expect(told((scenario) => delete scenario.format)).toEqual(['format is missing; expected 1.']);
  });
});

describe('each place by itself', () => {
  test('DNS servers that ask each other in a circle are told, for such a question would never end', () => {
    expect(told((scenario) => (scenario.hosts[4].dnsServer.asks = 'DNS1'))).toEqual([
      'hosts[3].dnsServer.asks is "DNS2"; expected a host that does not ask this one in its turn.',
      'hosts[4].dnsServer.asks is "DNS1"; expected a host that does not ask this one in its turn.',
    ]);
  });

  test('an address of a wrong form is told with the right one', () => {
    const texts = told((scenario) => {
      scenario.hosts[2].siteDatabase.resources[0].ipxAddresses[0] = '00AB';
      scenario.hosts[1].adapters[0].ip = '10.0.1.256';
      scenario.hosts[0].adapters[0].mask = '255.0.255.0';
    });
    expect(texts).toEqual([
      'hosts[0].adapters[0].mask is "255.0.255.0"; expected a subnet mask, such as "255.255.255.0".',
      'hosts[1].adapters[0].ip is "10.0.1.256"; expected an IP address, such as "10.0.1.17".',
      'hosts[2].siteDatabase.resources[0].ipxAddresses[0] is "00AB"; expected network:node, such as "0000A1B2:00C04F123456".',
    ]);
  });

  test('an unknown key is told with the key that was meant', () => {
    const texts = told((scenario) => {
      scenario.hosts[1].adaptors = scenario.hosts[1].adapters;
      delete scenario.hosts[1].adapters;
      scenario.acts[0].tarqet = 'PC-17';
      scenario.timings.udpProbTimeout = 1;
      scenario.hosts[1].colour = 'grey';
    });
    expect(texts).toContain('hosts[1].adaptors is no known key; did you mean "adapters"?');
    expect(texts).toContain('hosts[1].adapters is missing; expected a list of 1 to 8 adapters.');
    expect(texts).toContainEqual(expect.stringMatching(/^acts\[0\]\.tarqet is no known key; expected one of "act"/));
    expect(texts).toContainEqual(expect.stringMatching(/^hosts\[1\]\.colour is no known key; expected one of "name"/));
    expect(texts).toHaveLength(5);
  });

  test('a word that is no choice is told with the near one', () => {
    const texts = told((scenario) => {
      scenario.acts[0].act = 'open-remote-tool';
      scenario.hosts[1].system = 'windows98';
      scenario.milestones[0].kind = 'attempt.end';
      scenario.hosts[1].agent.protocol = 'tcp';
      scenario.hosts[0].lanas[0].transport = 'ethertalk';
    });
    expect(texts).toEqual([
      'hosts[0].lanas[0].transport is "ethertalk"; expected one of "netbt", "nwlnknb", "nbf".',
      'hosts[1].system is "windows98"; did you mean "windows-98"?',
      'hosts[1].agent.protocol is "tcp"; did you mean "TCP"?',
      'acts[0].act is "open-remote-tool"; did you mean "open-remote-tools"?',
      'milestones[0].kind is "attempt.end"; did you mean "attempt.ended"?',
    ]);
  });

  test('wrong types are told once each, with what is there', () => {
    const texts = told((scenario) => {
      scenario.hosts[1].adapters = {};
      scenario.segments[0] = 'office';
      scenario.seed = '1';
      scenario.races = 0;
      scenario.hosts[0].nameResolution.hosts = [];
      scenario.hosts[0].console = [];
      scenario.acts[1] = null;
    });
    expect(texts).toEqual([
      'segments[0] is "office"; expected a segment, in braces.',
      'hosts[0].nameResolution.hosts is an empty list; expected a table of name to IP address, in braces.',
      'hosts[0].console is an empty list; expected the settings of the console, in braces.',
      'acts[1] is null; expected an act, in braces.',
      'seed is "1"; expected a whole number from 0 to 4294967295.',
      'races is 0; expected true or false.',
      'hosts[1].adapters is an object in braces; expected a list of 1 to 8 adapters.',
    ]);
  });

  test.each([
    ['endsAtMs', (scenario: LooseScenario) => (scenario.endsAtMs = 11 * 365 * 24 * 3600 * 1000)],
    ['acts[0].atMs', (scenario: LooseScenario) => (scenario.acts[0].atMs = -1)],
    ['acts[0].atMs', (scenario: LooseScenario) => (scenario.acts[0].atMs = 0.5)],
    ['segments[0].loss', (scenario: LooseScenario) => (scenario.segments[0].loss = 1.01)],
    ['segments[0].latencyMs', (scenario: LooseScenario) => (scenario.segments[0].latencyMs = 60_001)],
    ['seed', (scenario: LooseScenario) => (scenario.seed = 2 ** 32)],
    ['timings.udpProbeTimeout', (scenario: LooseScenario) => (scenario.timings.udpProbeTimeout = [1, 2])],
    ['timings.dnsWaitsNt4Sp4', (scenario: LooseScenario) => (scenario.timings.dnsWaitsNt4Sp4 = 5)],
    ['timings.dnsWaitsNt4Sp4[1]', (scenario: LooseScenario) => (scenario.timings.dnsWaitsNt4Sp4[1] = -5)],
    ['startsAt', (scenario: LooseScenario) => (scenario.startsAt = '1999-02-29T09:00')],
    ['startsAt', (scenario: LooseScenario) => (scenario.startsAt = '1999-07-12T09:00Z')],
    ['startsAt', (scenario: LooseScenario) => (scenario.startsAt = '1999-07-12T24:00')],
    ['hosts[1].name', (scenario: LooseScenario) => (scenario.hosts[1].name = 'SIXTEEN-LETTERS-')],
    ['hosts[1].name', (scenario: LooseScenario) => (scenario.hosts[1].name = 'PC 17')],
    ['hosts[1].name', (scenario: LooseScenario) => (scenario.hosts[1].name = '<b>PC</b>')],
    ['hosts[1].name', (scenario: LooseScenario) => (scenario.hosts[1].name = 'toString')],
    ['title', (scenario: LooseScenario) => (scenario.title = 'one\ntwo')],
    ['title', (scenario: LooseScenario) => (scenario.title = ' ')],
    ['title', (scenario: LooseScenario) => (scenario.title = 'turned \u202e round')],
    ['id', (scenario: LooseScenario) => (scenario.id = '../../etc')],
    ['stage', (scenario: LooseScenario) => (scenario.stage = Array(9).fill('PC-17'))],
    ['hosts[1].adapters[0].ipxNetwork', (scenario: LooseScenario) => (scenario.hosts[1].adapters[0].ipxNetwork = '0')],
  ])('%s out of bounds is told', (place, spoil) => {
    const texts = told(spoil).filter((text) => text.startsWith(`${place} is `));
    expect(texts).toHaveLength(1);
  });

  test('2000 is a leap year', () => {
    expect(told((scenario) => (scenario.startsAt = '2000-02-29T23:59'))).toEqual([]);
  });

  test('hexadecimal digits are wanted in capitals', () => {
    const texts = told((scenario) => (scenario.hosts[0].adapters[0].ipxNetwork = '0000a1b2'));
    expect(texts).toEqual(['hosts[0].adapters[0].ipxNetwork is "0000a1b2"; did you mean "0000A1B2"?']);
  });

  test('markup in a title is text like any other', () => {
    expect(told((scenario) => (scenario.title = '<img src=x onerror=alert(1)>'))).toEqual([]);
  });
});

describe('places that belong together', () => {
  test('names are there once, whatever their capitals', () => {
    const texts = told((scenario) => {
      scenario.hosts[4].name = 'dns1';
      scenario.segments[1].name = 'Office';
      scenario.hosts[0].lanas[1].lana = 0;
      scenario.hosts[2].siteDatabase.resources.push(scenario.hosts[2].siteDatabase.resources[0]);
    });
    expect(texts).toContain('hosts[4].name is "dns1"; expected another one: hosts are each named once.');
    expect(texts).toContain('segments[1].name is "Office"; expected another one: segments are each named once.');
    expect(texts).toContain('hosts[0].lanas[1].lana is 0; expected another one: LANA numbers are each named once.');
    expect(texts).toContain(
      'hosts[2].siteDatabase.resources[1].resourceId is 17; expected another one: resources are each named once.',
    );
  });

  test('two hosts may have one address: that is a story', () => {
    expect(told((scenario) => (scenario.hosts[2].adapters[0].ip = '10.0.1.17'))).toEqual([]);
  });

  test('what is named must be there, and a near name is offered', () => {
    const texts = told((scenario) => {
      scenario.hosts[1].adapters[0].segment = 'offce';
      scenario.hosts[0].console.siteServer = 'SITE2';
      scenario.hosts[3].dnsServer.asks = 'DSN2';
      scenario.hosts[3].winsServer.pullsFrom = ['WINS9'];
      scenario.hosts[3].winsServer.without = ['PC-71'];
      scenario.hosts[2].siteDatabase.rights[0].collection = 'All System';
      scenario.stage[1] = 'PC17';
      scenario.acts[0].target = 'PC-18';
      scenario.acts[4].segment = 'brunch';
      scenario.faults[0].from = 'PC_17';
      scenario.milestones[0].host = 'CONSOLE';
      scenario.readings = { 'no.such.rule': 'x' };
    });
    expect(texts).toEqual([
      'hosts[0].console.siteServer is "SITE2"; did you mean "SITE1"?',
      'hosts[1].adapters[0].segment is "offce"; did you mean "office"?',
      'hosts[2].siteDatabase.rights[0].collection is "All System"; did you mean "All Systems"?',
      'hosts[3].dnsServer.asks is "DSN2"; did you mean "DNS2"?',
      'hosts[3].winsServer.pullsFrom[0] is "WINS9"; expected the name of a host: "DNS1", "DNS2".',
      'hosts[3].winsServer.without[0] is "PC-71"; did you mean "PC-17"?',
      'stage[1] is "PC17"; did you mean "PC-17"?',
      'acts[0].target is "PC-18"; did you mean "PC-17"?',
      'acts[4].segment is "brunch"; did you mean "branch"?',
      'milestones[0].host is "CONSOLE"; did you mean "CONSOLE1"?',
      'faults[0].from is "PC_17"; did you mean "PC-17"?',
      expect.stringMatching(/^readings\["no\.such\.rule"\] is for a rule without readings; expected the id of a rule/),
    ]);
  });

  test('a reading is one of its rule', () => {
    const [rule] = rulesWithReadings;
    const name = rule?.readings?.[0]?.name ?? '';
    const texts = told((scenario) => (scenario.readings = { [rule?.id ?? '']: `${name}s` }));
    expect(texts).toEqual([`readings["${rule?.id}"] is "${name}s"; did you mean "${name}"?`]);
  });

  test('an act needs a host that can do it', () => {
    const texts = told((scenario) => {
      scenario.acts[0].host = 'SITE1';
      scenario.acts[1].host = 'DNS1';
      scenario.acts[3].host = 'PC-17';
      scenario.acts[6].host = 'DNS1';
      scenario.acts[7].host = 'PC-17';
      scenario.acts[8].adapter = 1;
    });
    expect(texts).toEqual([
      'acts[0].host is "SITE1"; expected a host with a console: "CONSOLE1".',
      'acts[1].host is "DNS1"; expected a host with an agent that is installed: "PC-17".',
      'acts[3].host is "PC-17"; expected a host with a dnsServer: "DNS1", "DNS2".',
      'acts[6].host is "DNS1"; expected a host with a siteDatabase: "SITE1".',
      'acts[7].host is "PC-17"; expected a host with a dnsServer, a winsServer, a siteDatabase, an accessPoint, a distributionPoint or a fileServer: "SITE1", "DNS1", "DNS2".',
      'acts[8].adapter is 1; expected 0, as this host has one adapter.',
    ]);
  });

  test('addresses fit their protocols and their subnets', () => {
    const texts = told((scenario) => {
      scenario.hosts[0].adapters[0].gateway = '10.0.2.1';
      scenario.hosts[1].adapters[0].ipxNetwork = '0000A1B2';
      scenario.hosts[2].adapters[0] = { segment: 'office', gateway: '10.0.1.1' };
      scenario.hosts[3].adapters[0].ip = '10.0.1.255';
      scenario.hosts[4].protocols = ['netbeui'];
      scenario.acts[2].gateway = '10.9.9.9';
    });
    expect(texts).toEqual([
      'hosts[0].adapters[0].gateway is "10.0.2.1"; expected an address in the subnet of 10.0.1.5 (mask 255.255.255.0).',
      'hosts[1].adapters[0].ipxNetwork is "0000A1B2"; expected no such address, as PC-17 has not bound "nwlink".',
      'hosts[2].adapters[0].gateway is "10.0.1.1"; expected no such key, as this adapter has no ip.',
      'hosts[3].adapters[0].ip is "10.0.1.255"; expected an address that one host can have (mask 255.255.255.0).',
      'hosts[4].adapters[0].ip is "10.0.2.10"; expected no such address, as DNS2 has not bound "tcpip".',
      'hosts[4].dnsServer is on a host without "tcpip"; expected that protocol among its protocols.',
      'hosts[4].winsServer is on a host without "tcpip"; expected that protocol among its protocols.',
      'acts[2].gateway is "10.9.9.9"; expected an address in the subnet of 10.0.1.19 (mask 255.255.255.0).',
    ]);
  });

  test('LANA entries fit the protocols and adapters of their host', () => {
    const texts = told((scenario) => {
      scenario.hosts[0].protocols = ['tcpip', 'nwlink'];
      scenario.hosts[0].lanas[0].adapter = 2;
      scenario.hosts[1].agent.lana = 4;
    });
    expect(texts).toEqual([
      'hosts[0].lanas[0].adapter is 2; expected 0, as this host has one adapter.',
      'hosts[0].lanas[1].transport is "nbf"; expected a transport of a bound protocol; nbf needs "netbeui".',
      'hosts[1].agent.lana is 4; expected a LANA number of this host: 0.',
    ]);
  });

  test('replication needs an end of the run, and no act comes after it', () => {
    expect(told((scenario) => delete scenario.endsAtMs)).toEqual([
      'endsAtMs is missing; expected the time at which the run ends, as DNS1 pulls replicas for ever.',
    ]);
    expect(told((scenario) => (scenario.endsAtMs = 7500))).toEqual([
      'acts[8].atMs is 8000; expected a time before the run ends, at 7500.',
    ]);
  });

  test('more than eight hosts need a stage', () => {
    const texts = told((scenario) => {
      delete scenario.stage;
      for (let number = 0; number < 5; number++) scenario.hosts.push({ ...scenario.hosts[1], name: `MORE-${number}` });
    });
    expect(texts).toEqual(['stage is missing; expected a list of at most 8 of the 10 hosts.']);
  });

  test('a host whose own name is wrong does not make wrong what may mean it', () => {
    expect(told((scenario) => (scenario.hosts[1].name = 'PC 17'))).toHaveLength(1);
  });

  test('a milestone claims something', () => {
    expect(told((scenario) => (scenario.milestones[0] = { byMs: 1 }))).toEqual([
      'milestones[0] is without a claim; expected a kind, a rule, a detail or an outcome.',
    ]);
  });
});

describe('files that mean harm', () => {
  test('reserved words are refused as keys, and nothing is changed by them', () => {
    const text = json(smallScenario()).replace(
      '"PC-17":"10.0.1.17"',
      '"__proto__":{"isBad":true},"constructor":"1.2.3.4"',
    );
    expect(textsOf(text)).toEqual([
      'hosts[3].dnsServer.records.__proto__ is a reserved word; expected another key.',
      'hosts[3].dnsServer.records.constructor is a reserved word; expected another key.',
    ]);
    expect(textsOf('{ "__proto__": { "isBad": true } }')[0]).toMatch(/^__proto__ is a reserved word/);
    expect(({} as Record<string, unknown>)['isBad']).toBeUndefined();
  });

  test('a very long text is refused at once, with both sizes', () => {
    const began = spentMs();
    const texts = textsOf(`{"title":"${'x'.repeat(10 * 1024 * 1024)}"}`);
    expect(texts).toEqual(['The file is 10485772 characters long; expected at most 2000000.']);
    expect(spentMs() - began).toBeLessThan(1000);
  });

  test.each([
    ['many small values', `[${'1,'.repeat(900_000)}1]`],
    ['many wrong hosts', json({ ...smallScenario(), hosts: Array(90_000).fill(7) })],
    ['many opening brackets', '['.repeat(1_900_000)],
    ['one long text', `"${'\\u0041'.repeat(300_000)}"`],
    ['one very long text', `"${'x'.repeat(1_990_000)}"`],
    ['one very long title', json({ ...smallScenario(), title: `${'x'.repeat(1_900_000)}\u0001` })],
    ['one very long blank title', json({ ...smallScenario(), title: `${' '.repeat(1_900_000)}` })],
    ['one very long number', `-${'1'.repeat(1_990_000)}`],
    ['many keys', json(Object.fromEntries(Array.from({ length: 90_000 }, (_, number) => [`key${number}`, 1])))],
    ['many blanks', ' '.repeat(1_900_000) + 'x'],
    ['many quotes that do not end', '"\\"'.repeat(600_000)],
  ])('%s do not hold up the page', (_name, text) => {
    const began = spentMs();
    const texts = textsOf(text);
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.length).toBeLessThanOrEqual(mostProblems + 1);
    expect(spentMs() - began).toBeLessThan(3000);
  });

  test('a very long key is told in few words', () => {
    const [text] = told((scenario) => (scenario['k'.repeat(1_000_000)] = 1));
    expect(text?.length).toBeLessThan(500);
  });

  test('very many problems are counted past the hundredth', () => {
    const texts = told((scenario) => (scenario.hosts = Array(400).fill({ name: 5 })));
    expect(texts).toHaveLength(mostProblems + 1);
    expect(texts.at(-1)).toMatch(/^The file is wrong in \d+ more places; mend these first\.$/);
  });

  test('deep nesting is refused before anything looks inside', () => {
    expect(textsOf(`${'[1,'.repeat(41)}`)).toEqual([expect.stringMatching(/expected at most 40 levels of nesting/)]);
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const result = checkScenario({ ...smallScenario(), milestones: [{ byMs: 1, kind: 'act.done', detail: circle }] });
    expect('problems' in result && result.problems[0]?.text).toMatch(/nested too deep; expected at most 40 levels/);
  });

  test('objects of a script that cannot be plain JSON are refused', () => {
    const throwing = {
      get format() {
        throw new Error('no');
      },
    };
    for (const value of [throwing, () => 1, Symbol('s'), 10n, undefined, null, NaN, new Map()]) {
      const result = checkScenario(value);
      expect('problems' in result && result.problems.length).toBeGreaterThan(0);
    }
  });

  test('an error of a scenario says all its problems', () => {
    const result = parseScenario('[]');
    const error = new ScenarioError('problems' in result ? result.problems : []);
    expect(error.message).toMatch(/^The file is an empty list/);
  });
});
