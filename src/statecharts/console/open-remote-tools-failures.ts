// The ways in which a start of Remote Tools ends without a session, as states.
import type { StateNodeConfig } from 'xstate';
import type { OpenRemoteToolsContext, OpenRemoteToolsEvent } from './console-ports.ts';

type Node = StateNodeConfig<OpenRemoteToolsContext, any, OpenRemoteToolsEvent>;

export const failures: Record<string, Node> = {
  security: failure(
    'The person may not: the right is missing, or no valid credentials were given.',
    'remote-tools.rights-denied',
    'endForSecurity',
  ),
  provider: failure('The SMS Provider does not answer.', 'remote-tools.provider-needed', 'endForProvider'),
  unknownResource: failure(
    'The site database does not know the target.',
    'remote-tools.unknown-resource',
    'endForUnknownResource',
  ),
  capacity: failure(
    'All places are taken, or NetBIOS is needed while another session is open.',
    'remote-tools.places',
    'endForCapacity',
  ),
  nameConflict: failure(
    'The special name of this machine is not to be had.',
    'Q200832.name-not-obtained',
    'endForNameConflict',
  ),
  notFound: failure('Every way was tried, and none reached the agent.', 'remote-tools.not-found', 'endForNotFound'),
  refused: failure('The agent or the person at the client refused.', 'remote-tools.permission', 'endForRefusal'),
  busy: failure('The agent already serves another viewer.', 'remote-tools.busy', 'endForBusy'),
  lost: failure('The connection broke, or the agent fell silent.', 'remote-tools.lost', 'endForLostLink'),
  cancelled: failure('The administrator gave up.', 'remote-tools.cancel', 'endForCancel'),
};

function failure(description: string, rule: string, entry: string): Node {
  return { description, meta: { rule, verdict: 'bad' }, tags: ['bad'], entry };
}
