// Which statecharts can be read into tables. What cannot is refused before anything is read, with its place and the reason.
import type { ActionObject, StateMachine, StateNode } from 'xstate';

export class NotCompilable extends Error {
  override readonly name = 'NotCompilable';
}

export type AnyMachine = StateMachine<any, any, any>;
type AnyNode = StateNode<any, any, any>;

/** Throws at the first thing that tables cannot hold. */
export function checkCompilable(machine: AnyMachine): void {
  const refuse = (node: AnyNode, why: string): never => {
    const place = node.path.length === 0 ? 'its root' : `state ${node.path.join('.')}`;
    throw new NotCompilable(`Statechart ${machine.id} cannot be read into tables: ${place} ${why}.`);
  };
  if (machine.config.predictableActionArguments !== true)
    refuse(machine, 'lacks predictableActionArguments, so its actions run in another order');
  for (const id of machine.stateIds) {
    const node = machine.getStateNodeById(id) as AnyNode;
    if (node.type === 'parallel') refuse(node, 'is parallel; a configuration has to be one state');
    if (node.type === 'history') refuse(node, 'is a history state; a table remembers nothing');
    if (node.invoke.length > 0 || node.activities.length > 0) refuse(node, 'invokes another actor');
    if (node.doneData !== undefined) refuse(node, 'ends with data');
    for (const action of [...node.onEntry, ...node.onExit]) checkAction(action, node);
    for (const transition of node.transitions) {
      const { actions, cond, eventType } = transition;
      const { delay } = transition as { delay?: unknown };
      if (eventType === '*') refuse(node, 'listens to every event (*)');
      for (const action of actions) checkAction(action, node);
      if (cond) {
        if (cond.type !== 'xstate.guard') refuse(node, `has a guard with parameters (${cond.type})`);
        checkFunction(node, 'guard', cond.name, machine.options.guards?.[cond.name]);
      }
      if (typeof delay === 'function') refuse(node, 'has a delay without a name');
      if (typeof delay === 'string') {
        const named = machine.options.delays?.[delay];
        if (typeof named !== 'number') checkFunction(node, 'delay', delay, named);
      }
    }
  }

  function checkAction(action: ActionObject<any, any>, node: AnyNode): void {
    if (isTimer(action)) return;
    if (action.exec !== undefined) refuse(node, 'has an action without a name');
    if (action.type.startsWith('xstate.'))
      refuse(node, `has an action that is no function with a name (${action.type})`);
    const named: unknown = machine.options.actions?.[action.type];
    if (isAssignment(named)) {
      const parts = typeof named.assignment === 'function' ? [named.assignment] : Object.values(named.assignment);
      for (const part of parts) if (typeof part === 'function') checkFunction(node, 'action', action.type, part);
    } else {
      checkFunction(node, 'action', action.type, named);
    }
  }

  function checkFunction(node: AnyNode, what: string, name: string, named: unknown): void {
    if (typeof named !== 'function') refuse(node, `names the ${what} ${name}, and there is no such function`);
    else if (named.length > 2) refuse(node, `has the ${what} ${name}, which asks for more than context and event`);
  }
}

export interface Assignment {
  readonly type: string;
  readonly assignment: Function | Record<string, unknown>;
}

/** What `assign` makes. */
export function isAssignment(given: unknown): given is Assignment {
  return typeof given === 'object' && given !== null && (given as ActionObject<any, any>).type === 'xstate.assign';
}

/** The start and the end of an `after`, which XState keeps among the actions. */
function isTimer(action: ActionObject<any, any>): boolean {
  const { event, sendId } = action as { event?: unknown; sendId?: unknown };
  const timer = action.type === 'xstate.send' ? event : action.type === 'xstate.cancel' && sendId;
  return (typeof timer === 'string' ? timer : ((timer as { type?: string } | undefined)?.type ?? '')).startsWith(
    'xstate.after(',
  );
}
