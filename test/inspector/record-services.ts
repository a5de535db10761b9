// Follows a real service and writes the records an inspector would receive, without any window between.
import type { AnyStateMachine } from 'xstate';
import { interpret } from 'xstate';
import type { MacrostepRecord, StateValue, TraceRecord, TraceStore } from '../../src/inspector/index.ts';

export interface Recorded {
  readonly records: TraceRecord[];
  send(event: string): void;
  stop(): void;
}

export function recordService(machine: AnyStateMachine, name: string, actor = name): Recorded {
  const definition: unknown = JSON.parse(JSON.stringify(machine.definition));
  const records: TraceRecord[] = [{ kind: 'actor', actor, name, definition }];
  const service = interpret(machine);
  service.onTransition((state) => {
    const record: MacrostepRecord = {
      kind: 'macrostep',
      actor,
      atMs: 0,
      event: { type: state.event.type, data: JSON.stringify(state.event) },
      status: state.done ? 'done' : 'active',
      value: state.value as StateValue,
      told: 'last',
      microsteps: [
        {
          transitions: state.transitions.map((transition) => ({
            source: transition.source.id,
            event: transition.eventType,
            targets: (transition.target ?? []).map((target) => target.id),
            isInternal: transition.internal === true,
            ...(transition.cond ? { guard: transition.cond.name } : {}),
          })),
        },
      ],
    };
    records.push(record);
  });
  service.start();
  return { records, send: (event) => void service.send(event), stop: () => void service.stop() };
}

/** The records of a service that took these events. */
export function recordRun(machine: AnyStateMachine, name: string, events: readonly string[]): TraceRecord[] {
  const recorded = recordService(machine, name);
  for (const event of events) recorded.send(event);
  recorded.stop();
  return recorded.records;
}

/** The same, as a store receives it; `more` is told with each step. */
export function playInto(
  store: TraceStore,
  machine: AnyStateMachine,
  name: string,
  events: readonly string[],
  more: Partial<MacrostepRecord> = {},
): void {
  for (const record of recordRun(machine, name, events))
    store.append(record.kind === 'macrostep' ? { ...record, ...more } : record);
}
