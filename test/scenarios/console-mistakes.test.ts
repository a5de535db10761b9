// What a file says wrongly about connecting consoles: each mistake is told with its place; and what acts come to there.
import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../src/scenarios/index.ts';
import { connect, consoleStory, ending, played } from './console-story.ts';

function told(...acts: object[]): string[] {
  const reading = parseScenario(JSON.stringify({ ...consoleStory({}), acts }));
  return 'problems' in reading ? reading.problems.map(({ text }) => text) : [];
}

describe('acts of a console', () => {
  test('need a console', () => {
    expect(told({ atMs: 0, act: 'connect-console', host: 'SITE1' })).toEqual([
      'acts[0].host is "SITE1"; expected a host with a console: "CON1".',
    ]);
  });
  test('lead Wbemtest to a computer that is there', () => {
    const [text] = told({ atMs: 0, act: 'connect-wbemtest', host: 'CON1', server: 'SITE2' });
    expect(text).toMatch(/^acts\[0\]\.server is "SITE2"; /);
  });
  test('take no key that they do not know', () => {
    const [text] = told({ atMs: 0, act: 'connect-console', host: 'CON1', server: 'SITE1' });
    expect(text).toMatch(/^acts\[0\]\.server is/);
  });
});

describe('a console', () => {
  test('that was given up begins no failure', () => {
    const run = played({
      site: { system: 'windows-2000' },
      acts: [connect(), { atMs: 5000, act: 'cancel-console', host: 'CON1' }],
    });
    expect(ending(run)).toMatchObject({ result: 'cancelled', seconds: 5 });
  });
  test('that failed is tried again with an outcome of its own', () => {
    const run = played({
      site: { dcom: { stoppedServices: ['winmgmt'] } },
      acts: [
        connect(),
        { atMs: 5000, act: 'start-service', host: 'SITE1', service: 'winmgmt' },
        { atMs: 6000, act: 'retry-console', host: 'CON1' },
      ],
    });
    expect(run.outcomes.map(({ result }) => result)).toEqual(['failed', 'connected']);
  });
  test('is told at once when its server shuts down in good order', () => {
    const run = played({ acts: [connect(), { atMs: 5000, act: 'stop-service', host: 'SITE1', service: 'winmgmt' }] });
    const lost = run.log.find(({ kind, detail }) => kind === 'console.changed' && detail['state'] === 'lost');
    expect(lost?.atMs).toBeLessThan(5100);
  });
});
