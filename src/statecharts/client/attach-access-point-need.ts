// Starts one need of a CAP or DP on a client, for the component that has it: the choice asks the world, the rest the client's
// network access.
import { isWindowsNt, remoteOf } from '../../sms/index.ts';
import type { ServerListKind } from '../../sms/index.ts';
import type { Host, World } from '../../world/index.ts';
import type { Actor } from '../run.ts';
import { startActor } from '../run.ts';
import { emptyNeed } from './access-point-need-decisions.ts';
import type {
  AccessPointNeedContext,
  AccessPointNeedEvent,
  AccessPointNeedPorts,
  DrawRequest,
  NeedNews,
  PickReason,
} from './access-point-need-ports.ts';
import { accessPointNeed } from './access-point-need.ts';
import { drawQuestion } from './draw-question.ts';
import type { NetworkAccess } from './network-access.ts';
import type { OpenTree } from './share-network.ts';

/** The server that was chosen and its share, which stays open until the job is done. */
export interface ConnectedShare {
  readonly server: string;
  readonly share: string;
  readonly reason: PickReason;
  /** What the server was picked from. */
  readonly pool: readonly string[];
  readonly write: OpenTree['write'];
  readonly read: OpenTree['read'];
}

/** The component whose need it is. Hears one of the first two, and the third at most once after the first. */
export interface NeedOwner {
  connected(share: ConnectedShare): void;
  exhausted(attempts: AccessPointNeedContext['attempts']): void;
  lost?(): void;
  /** The power failed, whether or not anything was told before. */
  switchedOff?(): void;
}

export interface NeedOptions {
  world: World;
  host: Host;
  access: NetworkAccess;
  /** Without the host: `access-point-need-2`. */
  name: string;
  list: ServerListKind;
  of: string;
  owner: NeedOwner;
  devTools?: boolean;
}

export interface Need {
  readonly actor: Actor<AccessPointNeedEvent>;
  /** It has ended, and its owner knows; nothing more is told to it or by it. */
  readonly isOver: boolean;
  /** The owner is finished with the share. */
  jobDone(): void;
  powerOff(): void;
}

export function attachAccessPointNeed(options: NeedOptions): Need {
  const { world, host, access, list, of, owner, devTools } = options;
  const name = `${host.name}/${options.name}`;
  const send = (event: AccessPointNeedEvent): void => actor.send(event);
  const share = access.shareOf(list, of);
  /** Told of the end, or it was the owner that ended it. */
  let knowsEnd = false;
  const told = (news: NeedNews): void => {
    knowsEnd = news !== 'connected';
    const context = actor.context as AccessPointNeedContext;
    if (news === 'exhausted') owner.exhausted(context.attempts);
    else if (news === 'lost') owner.lost?.();
    else owner.connected(connectedShare(access, context));
  };
  const actor: Actor<AccessPointNeedEvent> = startActor(
    accessPointNeed({
      context: { ...emptyNeed, need: name, list, of, share, model: access.model, isNtFamily: isWindowsNt(host.system) },
      ports: needPorts({ world, host, access, name, list, of }, send, told),
    }),
    { world, host, name: options.name, ...(devTools === undefined ? {} : { devTools }) },
  );
  const hasEnded = (): boolean => finalStates.some((state) => actor.isIn(state));
  const isOver = (): boolean => hasEnded() && knowsEnd;
  return {
    actor,
    get isOver() {
      return isOver();
    },
    jobDone: () => {
      knowsEnd = true;
      if (!hasEnded()) send({ type: 'job.done' });
    },
    powerOff: () => {
      if (isOver()) return;
      // It may have ended this very millisecond, and the word of it went with the power.
      if (!hasEnded()) send({ type: 'power.off' });
      knowsEnd = true;
      owner.switchedOff?.();
    },
  };
}

const finalStates = ['done', 'exhausted', 'switchedOff'];

function connectedShare(access: NetworkAccess, context: AccessPointNeedContext): ConnectedShare {
  const { picked, share, reason, drawnFrom } = context;
  const server = picked ?? '';
  return {
    server,
    share,
    reason: reason ?? 'only',
    pool: drawnFrom,
    write: (wanted, listener) =>
      access.withTree(remoteOf(server, share), wanted, (opened) => {
        if (typeof opened === 'number') listener.failed(`error ${opened}`);
        else opened.write(wanted, listener);
      }),
    read: (wanted, listener) =>
      access.withTree(remoteOf(server, share), wanted, (opened) => {
        if (typeof opened === 'number') listener.failed(`error ${opened}`);
        else opened.read(wanted, listener);
      }),
  };
}

interface Place {
  world: World;
  host: Host;
  access: NetworkAccess;
  /** Of the actor. */
  name: string;
  list: ServerListKind;
  of: string;
}

function needPorts(
  { world, host, access, name, list, of }: Place,
  send: (event: AccessPointNeedEvent) => void,
  told: (news: NeedNews) => void,
): AccessPointNeedPorts {
  const soon = (act: () => void) => world.soon(host, act);
  let stopListening = (): void => {};
  const attached = (remote: string): void => {
    stopListening = access.listen(remote, () => send({ type: 'link.lost' }));
    send({ type: 'attach.succeeded' });
  };
  return {
    readList: () => soon(() => send({ type: 'list.read', ...access.readList(list, of) })),
    draw: (request) => soon(() => send(drawn(world, host, request))),
    askServerInfo: (server) =>
      soon(() =>
        access.network.askServerInfo({ server, rule: 'access-point.server-info', actor: name }, (answer) => {
          if (answer === 'present') send({ type: 'server.present', connections: access.connections });
          else if (answer === 'broken') send({ type: 'server.info.broken' });
          else send({ type: 'server.absent', reason: answer.absent });
        }),
      ),
    pingIpc: (server) =>
      soon(() =>
        access.network.pingIpc({ server, rule: 'Q226113.ping-ipc', actor: name }, (reason) => {
          if (reason === undefined) send({ type: 'ipc.answered', connections: access.connections });
          else send({ type: 'ipc.failed', reason });
        }),
      ),
    reuse: (remote) =>
      soon(() => {
        access.reuse(remote, { rule: 'Q226113.reuse-deviceless', actor: name });
        attached(remote);
      }),
    connect: (remote, account) =>
      soon(() =>
        access.connect({ remote, account, rule: 'access-point.connected', actor: name }, (error) => {
          if (error === undefined) attached(remote);
          else send({ type: 'attach.failed', error });
        }),
      ),
    release: (remote) =>
      soon(() => {
        stopListening();
        access.leave(remote, { rule: 'access-point.released', actor: name });
        send({ type: 'connection.released' });
      }),
    tellOwner: (news) => soon(() => told(news)),
    record: (kind, rule, detail) => world.recordSoon(host, { kind, actor: name, rule, detail }),
  };

  function drawn(at: World, by: Host, request: DrawRequest): AccessPointNeedEvent {
    const draw = at.choose(drawQuestion(by.name, request));
    return { type: 'server.drawn', server: request.pool[draw] ?? '', draw };
  }
}
