// The statechart of a console's special name with a stand-in for its machine: who holds it, who waits, who is refused.
import { interpret } from 'xstate';
import { describe, expect, test } from 'vitest';
import { viewerName } from '../../../src/statecharts/console/viewer-name.ts';
import type { ViewerNameContext, ViewerNameEvent } from '../../../src/statecharts/console/viewer-name-ports.ts';

function nameUnderTest() {
  const said: string[] = [];
  const service = interpret(
    viewerName({
      context: { name: 'CONSOLE1', suffix: '41', form: 'suffix', holder: null, waiting: [], deniedOn: null },
      ports: {
        claim: () => said.push('claim'),
        release: () => said.push('release'),
        forget: () => said.push('forget'),
        answer: (start, answer) => said.push(`${start}: ${answer}`),
        record: (_kind, rule, { state, holder = '', lana }) =>
          said.push(`${String(state)} ${String(holder)}${lana === undefined ? '' : ` ${String(lana)}`} [${rule}]`),
      },
    }),
  ).start();
  return {
    send(...events: ViewerNameEvent[]): string[] {
      said.length = 0;
      for (const event of events) service.send(event);
      return [...said];
    },
    get state() {
      const [leaf] = service.getSnapshot().configuration.filter((node) => node.type === 'atomic');
      return leaf?.path.join('.');
    },
    get context(): ViewerNameContext {
      return service.getSnapshot().context;
    },
  };
}

const want = (by: string): ViewerNameEvent => ({ type: 'name.wanted', by });
const drop = (by: string): ViewerNameEvent => ({ type: 'name.dropped', by });
const granted: ViewerNameEvent = { type: 'claim.ok' };
const kept: ViewerNameEvent = { type: 'name.kept', by: 'first', session: 'session' };

describe('the name', () => {
  test('is claimed for a start, then granted, then given back', () => {
    const name = nameUnderTest();
    expect(name.state).toBe('free');
    expect(name.send(want('first'))).toEqual(['claiming first [viewer-name.one-per-machine]', 'claim']);
    expect(name.state).toBe('claiming');
    expect(name.send(granted)).toEqual(['held first [Q200832.special-name]', 'first: granted']);
    expect(name.state).toBe('held.byStart');
    expect(name.send(drop('first'))).toEqual(['release', 'free  [viewer-name.given-back]']);
    expect(name.state).toBe('free');
  });
  test('is claimed anew for whoever waited longest', () => {
    const name = nameUnderTest();
    name.send(want('first'), granted);
    expect(name.send(want('second'), want('third'))).toEqual(['second: busy', 'third: busy']);
    expect(name.send(drop('first'))).toEqual([
      'release',
      'free  [viewer-name.given-back]',
      'claiming second [viewer-name.one-per-machine]',
      'claim',
    ]);
    expect(name.context).toMatchObject({ holder: 'second', waiting: ['third'] });
  });
  test('is not waited for any more by a start that gave up', () => {
    const name = nameUnderTest();
    name.send(want('first'), want('second'), want('third'), drop('second'), granted);
    expect(name.context).toMatchObject({ holder: 'first', waiting: ['third'] });
    name.send(drop('third'), drop('first'));
    expect(name.state).toBe('free');
  });
  test('is given up while it is being claimed', () => {
    const name = nameUnderTest();
    name.send(want('first'));
    expect(name.send(drop('first'))).toEqual(['release', 'free  [viewer-name.given-back]']);
    expect(name.send(granted)).toEqual([]);
    expect(name.state).toBe('free');
  });
  test('Q200832: stays with a session over NetBIOS, and who waits or asks is refused', () => {
    const name = nameUnderTest();
    name.send(want('first'), granted, want('second'));
    expect(name.send(kept)).toEqual(['second: taken by a session', 'held session [Q200832.special-name]']);
    expect(name.state).toBe('held.bySession');
    expect(name.context.waiting).toEqual([]);
    expect(name.send(want('third'))).toEqual(['third: taken by a session']);
    expect(name.send(drop('first'), drop('third'))).toEqual([]);
    expect(name.state).toBe('held.bySession');
    expect(name.send(drop('session'))).toEqual(['release', 'free  [viewer-name.given-back]']);
  });
  test('is kept by nobody but the start that has it', () => {
    const name = nameUnderTest();
    name.send(want('other'), granted, kept);
    expect(name.state).toBe('held.byStart');
  });
  test('that another computer has ends in conflict until the start lets go, and is then claimed for the next', () => {
    const name = nameUnderTest();
    name.send(want('first'), want('second'));
    expect(name.send({ type: 'claim.denied', lana: 2 })).toEqual([
      'conflict first 2 [viewer-name.conflict]',
      'first: taken by another computer',
    ]);
    expect(name.send(want('third'))).toEqual(['third: busy']);
    expect(name.send(drop('third'))).toEqual([]);
    name.send(drop('first'));
    expect(name.state).toBe('claiming');
    expect(name.context).toMatchObject({ holder: 'second', waiting: [], deniedOn: null });
  });
  test.each([
    ['claiming', [want('first'), want('second')]],
    ['held.byStart', [want('first'), granted, want('second')]],
    ['held.bySession', [want('first'), granted, kept]],
    ['conflict', [want('first'), { type: 'claim.denied', lana: 0 }]],
  ] as [string, ViewerNameEvent[]][])('is gone without a word when the power fails in %s', (state, events) => {
    const name = nameUnderTest();
    name.send(...events);
    expect(name.state).toBe(state);
    expect(name.send({ type: 'power.off' })).toEqual(['forget', 'free  [viewer-name.power]']);
    expect(name.context).toMatchObject({ holder: null, waiting: [] });
    expect(name.send({ type: 'power.off' })).toEqual([]);
  });
});
