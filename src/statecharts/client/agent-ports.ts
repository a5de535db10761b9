// What the agent's statechart is handed: the events it hears, what it may ask its host to do, what it remembers.
import type { RemoteFunction, RemoteToolsMessage } from '../../protocols/index.ts';
import type { AgentEndpoint, AgentSecurity, ProtocolSource, RememberedGrant } from '../../sms/index.ts';

/** The viewer the agent is busy with. Links are numbered as they come, from 1; 0 is a session from before the run. */
export interface AgentSession {
  readonly link: number;
  readonly viewer: string;
  readonly user: string;
  readonly function: RemoteFunction;
}

export type AgentStateBefore = 'listening' | 'stopped' | 'notInstalled' | 'switchedOff' | 'initFailed';

export interface AgentContext extends AgentSecurity {
  readonly computerName: string;
  /** How the run finds the agent. */
  readonly before: AgentStateBefore;
  readonly usesNetbios: boolean;
  /** Who says what it listens on. */
  readonly protocolSource: ProtocolSource;
  /** Where it listens, or where it listened last. */
  readonly endpoint: AgentEndpoint | null;
  /** Entries of its permitted viewers that cannot be resolved; only the service on NT waits for them. */
  readonly unresolvableViewers: number;
  readonly session: AgentSession | null;
  readonly grant: RememberedGrant | null;
}

export type AgentEvent =
  | { type: 'power.on' | 'power.off' | 'agent.start' | 'agent.stop' }
  | { type: 'transport.found'; endpoint: AgentEndpoint }
  | { type: 'transport.missing' | 'names.registered' | 'names.refused' }
  | { type: 'hello.received'; link: number; viewer: string }
  | { type: 'verify.received'; link: number; viewer: string; user: string; function: RemoteFunction }
  | { type: 'rights.read'; atMs: number }
  | { type: 'user.granted'; atMs: number }
  | { type: 'user.refused' | 'user.ignored' }
  | { type: 'viewer.hung.up' | 'link.lost'; link: number };

/** What an agent can do. Each request is done by the world after the present change of state; answers come as events. */
export interface AgentPorts {
  /** Looks at adapters and LANAs; answers `transport.found` or `transport.missing`. */
  findTransport(): void;
  /** Answers `names.registered` or `names.refused`. */
  registerNames(endpoint: AgentEndpoint): void;
  openPort(endpoint: AgentEndpoint): void;
  /** As it was before the run: no frames. */
  openPortQuietly(endpoint: AgentEndpoint): void;
  /** Stops listening, gives names back, closes what is open. */
  closeTransport(): void;
  /** After a power failure: nothing is said to anybody. */
  forgetTransport(): void;
  answer(link: number, message: RemoteToolsMessage, rule: string): void;
  dropLink(link: number): void;
  /** Answers `rights.read`. */
  readRights(): void;
  /** Answers `user.granted`, `user.refused` or `user.ignored`. */
  letUserDecide(session: AgentSession): void;
  record(kind: string, rule: string, detail: Record<string, unknown>): void;
}

export interface AgentDelays {
  agentStartDelay: number;
  /** For one entry that cannot be resolved. */
  unresolvableViewerDelay: number;
  userReactionTime: number;
  permissionPromptTimeout: number;
}
