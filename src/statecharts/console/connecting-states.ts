// Opening a connection to an agent and asking who it is: states that each of the three stages of a search has.
import type { StateNodeConfig } from 'xstate';
import type { OpenRemoteToolsContext, OpenRemoteToolsEvent } from './console-ports.ts';

type Node = StateNodeConfig<OpenRemoteToolsContext, any, OpenRemoteToolsEvent>;

const id = 'openRemoteTools';

/** Opening and greeting: the same three times, with another way out. */
export function connectingStates(options: {
  description: string;
  rule: string;
  opened: 'connected' | 'session.ok';
  next: string;
  failures: readonly string[];
  leading?: Record<string, Node>;
  initial?: string;
}): Node {
  const failed = (reason: string) => ({
    target: options.next,
    actions: reason,
    meta: { rule: 'remote-tools.next-way' },
  });
  return {
    description: options.description,
    meta: { rule: options.rule },
    initial: options.initial ?? 'opening',
    states: {
      ...options.leading,
      opening: {
        description: 'Opens a connection to the agent.',
        entry: 'openLink',
        on: Object.fromEntries([
          [options.opened, { target: 'greeting', meta: { rule: options.rule } }],
          ...options.failures.map((event) => [event, failed('noteFailure')]),
        ]) as NonNullable<Node['on']>,
      },
      greeting: {
        description: 'Asks the agent for its computer name and compares it with the name wanted.',
        meta: { rule: 'remote-tools.wrong-host' },
        entry: 'sendHello',
        on: {
          greeted: [
            {
              target: `#${id}.verifying`,
              cond: 'isRightHost',
              actions: 'noteConnected',
              meta: { rule: 'remote-tools.stop-at-first' },
            },
            {
              target: options.next,
              actions: ['noteWrongHost', 'closeLink'],
              meta: { rule: 'remote-tools.wrong-host' },
            },
          ],
          busy: { target: `#${id}.failed.busy`, actions: 'noteFailure', meta: { rule: 'remote-tools.busy' } },
          'link.lost': failed('noteFailure'),
        },
        after: {
          greetingTimeout: {
            target: options.next,
            actions: ['noteNotGreeted', 'noteFailure', 'closeLink'],
            meta: { rule: 'remote-tools.lost' },
          },
        },
      },
    },
  };
}
