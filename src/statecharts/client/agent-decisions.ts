// The guards, actions and delays that the agent's statechart names. The decisions themselves are in sms.
import type { MachineOptions } from 'xstate';
import { assign } from 'xstate';
import type { RemoteToolsMessage } from '../../protocols/index.ts';
import { isFunctionAllowed, isGrantRemembered, isPermittedViewer } from '../../sms/index.ts';
import type { AgentContext, AgentDelays, AgentEvent, AgentPorts, AgentSession } from './agent-ports.ts';

type EventOf<T extends AgentEvent['type']> = Extract<AgentEvent, { type: T }>;
type LinkEvent = Extract<AgentEvent, { link: number }>;
type Verdict = Extract<RemoteToolsMessage, { type: 'verdict' }>['verdict'];

export function agentImplementations(
  ports: AgentPorts,
  delays: AgentDelays,
): Partial<MachineOptions<AgentContext, AgentEvent>> {
  const answer = (session: AgentSession | null, message: RemoteToolsMessage, rule: string): void => {
    if (session) ports.answer(session.link, message, rule);
  };
  const verdict = (session: AgentSession | null, given: Verdict, rule: string): void =>
    answer(session, { protocol: 'remote-tools', type: 'verdict', verdict: given }, rule);
  const tellState = (state: string, rule: string, { endpoint }: AgentContext): void =>
    ports.record('agent.changed', rule, { state, ...placeOf(endpoint) });

  return {
    guards: {
      isInstalled: ({ before }) => before !== 'notInstalled',
      isNotInstalled: ({ before }) => before === 'notInstalled',
      isSwitchedOff: ({ before }) => before === 'switchedOff',
      isStopped: ({ before }) => before === 'stopped',
      hasNoTransport: ({ before }) => before === 'initFailed',
      isInSession: ({ session }) => session !== null,
      usesNetbiosByItself: ({ protocolSource }) => protocolSource === 'win16',
      followsSite: ({ protocolSource }) => protocolSource === 'site',
      hasUnresolvableViewers: ({ unresolvableViewers }) => unresolvableViewers > 0,
      isNetbios: (_, event) => 'lana' in (event as EventOf<'transport.found'>).endpoint,
      isFromThisViewer: ({ session }, event) => session?.link === (event as LinkEvent).link,
      isNotPermittedViewer: (agent) => agent.session !== null && !isPermittedViewer(agent, agent.session.user),
      isFunctionSwitchedOff: (agent) => agent.session !== null && !isFunctionAllowed(agent, agent.session.function),
      isNobodyToBeAsked: ({ permissionRequired }) => !permissionRequired,
      isPermissionRemembered: (agent, event) =>
        agent.session !== null &&
        isGrantRemembered(
          agent,
          agent.grant ?? undefined,
          agent.session.viewer,
          (event as EventOf<'rights.read'>).atMs,
        ),
    },
    delays: {
      agentStartDelay: delays.agentStartDelay,
      viewerResolutionTime: ({ unresolvableViewers }) => unresolvableViewers * delays.unresolvableViewerDelay,
      userReactionTime: delays.userReactionTime,
      permissionPromptTimeout: delays.permissionPromptTimeout,
    },
    actions: {
      takeEndpoint: assign({ endpoint: (_, event) => (event as EventOf<'transport.found'>).endpoint }),
      takeViewer: assign({
        session: (_, event) => {
          const { link, viewer, user, function: wanted } = event as EventOf<'verify.received'>;
          return { link, viewer, user, function: wanted };
        },
      }),
      forgetSession: assign({ session: null }),
      /** What the program held in memory goes with it. */
      forgetGrant: assign({ grant: null }),
      rememberGrant: assign({
        grant: ({ session }, event) => ({
          viewer: session?.viewer ?? '',
          grantedAtMs: (event as EventOf<'user.granted'>).atMs,
        }),
      }),
      findTransport: () => ports.findTransport(),
      registerNames: ({ endpoint }) => endpoint && ports.registerNames(endpoint),
      openPort: ({ endpoint }) => endpoint && ports.openPort(endpoint),
      openPortQuietly: ({ endpoint }) => endpoint && ports.openPortQuietly(endpoint),
      closeTransport: () => ports.closeTransport(),
      forgetTransport: () => ports.forgetTransport(),
      greet: ({ computerName }, event) =>
        ports.answer(
          (event as EventOf<'hello.received'>).link,
          { protocol: 'remote-tools', type: 'greeting', computerName },
          'remote-tools.words',
        ),
      readRights: () => ports.readRights(),
      answerAllowed: ({ session }) => verdict(session, 'allowed', 'remote-tools.verify'),
      answerAskingUser: ({ session }) => verdict(session, 'asking-user', 'remote-tools.permission'),
      answerNotPermitted: ({ session }) => verdict(session, 'not-permitted', 'agent.permitted-viewers'),
      answerFunctionRefused: ({ session }) => verdict(session, 'function-refused', 'remote-tools.function-refused'),
      answerBusy: (_, event) =>
        ports.answer(
          (event as EventOf<'verify.received'>).link,
          { protocol: 'remote-tools', type: 'verdict', verdict: 'busy' },
          'remote-tools.busy',
        ),
      dropOtherViewer: (_, event) => ports.dropLink((event as EventOf<'verify.received'>).link),
      showPrompt: ({ session }) =>
        ports.record('message.shown', 'agent.prompt', {
          text: `Will you allow '${session?.user ?? ''}' to Remote Control your machine?`,
          to: 'user',
        }),
      letUserDecide: ({ session }) => session && ports.letUserDecide(session),
      tellGranted: ({ session }) =>
        answer(session, { protocol: 'remote-tools', type: 'granted' }, 'remote-tools.permission'),
      tellRefused: ({ session }) =>
        answer(session, { protocol: 'remote-tools', type: 'refused' }, 'remote-tools.permission'),
      tellPromptExpired: ({ session, computerName }) => {
        ports.record('wait.ended', 'remote-tools.permission', {
          waitedMs: delays.permissionPromptTimeout,
          for: `an answer of the person at ${computerName}`,
          verdict: 'no answer',
        });
        answer(session, { protocol: 'remote-tools', type: 'prompt-expired' }, 'remote-tools.permission');
      },
      tellStarting: () => ports.record('agent.changed', 'agent.start', { state: 'starting' }),
      tellStopped: () => ports.record('agent.changed', 'agent.stop', { state: 'stopped' }),
      tellListening: (agent) => tellState('listening', 'agent.one-transport', agent),
      tellBusy: (agent) => tellState('busy', 'remote-tools.busy', agent),
      tellInitFailed: () => ports.record('agent.changed', 'agent.init-failed', { state: 'initFailed' }),
      showInitFailed: ({ usesNetbios }) =>
        ports.record('message.shown', 'agent.init-failed', {
          text: usesNetbios ? 'Unable to initialize NetBIOS protocol.' : 'Failed to initialize the network.',
          to: 'user',
        }),
    },
  };
}

/** Transport with address or LANA, as log entries name them. */
export function placeOf(endpoint: AgentContext['endpoint']): Record<string, unknown> {
  if (endpoint === null) return {};
  const { transport } = endpoint;
  return 'lana' in endpoint ? { transport, lana: endpoint.lana } : { transport, address: endpoint.address };
}
