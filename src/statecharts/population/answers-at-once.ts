// What a need of a population has instead of a network: every question is answered at once, from a table of servers. The four
// layers answer as they do in a run (list, presence, attachment, release); there are no frames, and no time passes.
import { findDeviceless, leaveDeviceless, serverOf, useDeviceless } from '../../sms/index.ts';
import type { ShareConnection } from '../../sms/index.ts';
import type { Question } from '../../world/index.ts';
import { drawQuestion } from '../client/draw-question.ts';
import type {
  AccessPointNeedEvent,
  AccessPointNeedPorts,
  AttachError,
  DrawRequest,
  ServerList,
} from '../client/access-point-need-ports.ts';

/** A server as the clients of a population find it. */
export interface AnsweringServer {
  readonly isPresent: boolean;
  /** Does NetServerGetInfo work there? */
  readonly serverInfo: 'ok' | 'broken';
  /** Who may use the share; left out: everybody. */
  readonly users?: readonly string[] | undefined;
  /** Why nobody gets onto the share, whoever asks: no such share, or no connection left. */
  readonly refuses?: Extract<AttachError, 67 | 71> | undefined;
}

/** What one client needs once: a CAP of a site, or a DP of a package. */
export interface WantedList {
  readonly list: 'cap' | 'dp';
  readonly of: string;
  readonly share: string;
  /** The client as it is when the need begins. */
  readonly client: ServerList;
  /** By name, in capitals. */
  readonly servers: Readonly<Record<string, AnsweringServer>>;
}

/** Answers that say nothing but that they have come are made once. */
const answers = {
  'attach.succeeded': { type: 'attach.succeeded' },
  'job.done': { type: 'job.done' },
  'connection.released': { type: 'connection.released' },
} as const;

/** Answers a question of chance with a place among its options; one answer alone is not asked for. */
export type Choose = (question: Question) => number;

export class AnswersAtOnce implements AccessPointNeedPorts {
  /** Where the answers go. */
  send: (event: AccessPointNeedEvent) => void = () => undefined;
  wanted: WantedList;
  connections: readonly ShareConnection[];
  readonly #host: string;
  readonly #choose: Choose;
  #read: AccessPointNeedEvent | undefined;
  #present: { readonly type: 'server.present'; readonly connections: readonly ShareConnection[] } | undefined;

  constructor(options: { host: string; wanted: WantedList; choose: Choose }) {
    this.wanted = options.wanted;
    this.connections = options.wanted.client.connections;
    this.#host = options.host;
    this.#choose = options.choose;
  }

  /** The next need finds the client as the first one did. */
  begin(wanted: WantedList): void {
    if (wanted !== this.wanted) this.#read = undefined;
    this.wanted = wanted;
    this.connections = wanted.client.connections;
  }

  readonly readList = (): void => this.send((this.#read ??= { type: 'list.read', ...this.wanted.client }));

  readonly draw = (request: DrawRequest): void => {
    const { pool } = request;
    const draw = pool.length === 1 ? 0 : this.#choose(drawQuestion(this.#host, request));
    this.send({ type: 'server.drawn', server: pool[draw] ?? '', draw });
  };

  readonly askServerInfo = (server: string): void => {
    const { isPresent = false, serverInfo } = this.#server(server) ?? {};
    if (!isPresent) this.send({ type: 'server.absent', reason: 'timeout' });
    else if (serverInfo === 'broken') this.send({ type: 'server.info.broken' });
    else this.send(this.#isPresent());
  };

  /** As a rule the connections are those of the need before. */
  #isPresent(): AccessPointNeedEvent {
    const { connections } = this;
    if (this.#present?.connections === connections) return this.#present;
    return (this.#present = { type: 'server.present', connections });
  }

  readonly pingIpc = (): void => this.send({ type: 'ipc.answered', connections: this.connections });

  readonly reuse = (remote: string): void => {
    const account = findDeviceless(this.connections, remote)?.account ?? '';
    this.connections = useDeviceless(this.connections, { remote, account });
    this.send(answers['attach.succeeded']);
  };

  readonly connect = (remote: string, account: string): void => {
    const server = this.#server(serverOf(remote));
    const error = server ? refusal(server, account) : 53;
    if (error !== undefined) return this.send({ type: 'attach.failed', error });
    this.connections = useDeviceless(this.connections, { remote, account });
    this.send(answers['attach.succeeded']);
  };

  readonly release = (remote: string): void => {
    this.connections = leaveDeviceless(this.connections, remote);
    this.send(answers['connection.released']);
  };

  /** The job is done as soon as the share is open. */
  readonly tellOwner = (news: 'connected' | 'exhausted' | 'lost'): void => {
    if (news === 'connected') this.send(answers['job.done']);
  };

  readonly record = (): void => undefined;

  #server(name: string): AnsweringServer | undefined {
    return this.wanted.servers[name] ?? this.wanted.servers[name.toUpperCase()];
  }
}

function refusal({ users, refuses }: AnsweringServer, account: string): AttachError | undefined {
  if (refuses !== undefined) return refuses;
  return users === undefined || users.some((user) => user.toUpperCase() === account.toUpperCase()) ? undefined : 5;
}
