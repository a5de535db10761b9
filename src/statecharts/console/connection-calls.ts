// The RPC calls behind a console's connection: one link to the server's object resolver, then one to the activated object.
import type {
  ConnectionFailure,
  ConnectionLoss,
  RpcAnswer,
  RpcBody,
  RpcConnection,
  RpcTarget,
  SmsProviderMessage,
} from '../../protocols/index.ts';
import { openRpc } from '../../protocols/index.ts';
import type {
  ConsoleConnectionEvent,
  ResolverAddress,
  WantedActivation,
  WantedLogin,
} from './console-connection-ports.ts';
import type { ConsoleConnectionOptions } from './console-connection-settings.ts';

type Send = (event: ConsoleConnectionEvent) => void;
type Take = (answer: RpcAnswer) => ConsoleConnectionEvent | undefined;
type Answered = (answer: SmsProviderMessage | undefined) => void;

/** One link, and what the answers to its calls are taken for, in the order of the calls. */
interface Link {
  readonly connection: RpcConnection;
  readonly takes: ((body: RpcBody | undefined) => void)[];
  isOpen: boolean;
}

const success = '0x00000000';

export function connectionCalls({ world, host, stack, name }: ConsoleConnectionOptions, send: Send) {
  const actor = `${host.name}/${name}`;
  let resolver: Link | undefined;
  let object: Link | undefined;
  /** Counts up when all links are closed: what was asked before is not heard any more. */
  let round = 0;

  function open(target: Omit<RpcTarget, 'actor'>): Link {
    const mine = round;
    const takes: Link['takes'] = [];
    const isHeard = () => mine === round && (link === resolver || link === object);
    const connection = openRpc(
      stack,
      { ...target, actor },
      {
        opened: () => (link.isOpen = true),
        failed: (reason) => {
          if (isHeard()) send(failure(reason));
        },
        received: (body) => takes.shift()?.(body),
        lost: (reason) => {
          for (const take of takes.splice(0)) take(undefined);
          if (isHeard()) send(loss(reason));
        },
      },
    );
    const link: Link = { connection, takes, isOpen: false };
    return link;
  }

  /** Sends a call and turns its answer into an event. A fault is an answer too. */
  function call(link: Link, body: RpcBody, rule: string, take: Take): void {
    const mine = round;
    link.takes.push((answer) => {
      if (mine !== round || answer === undefined) return;
      const event = answer.type === 'answer' ? take(answer) : faultEvent(answer);
      if (event) send(event);
    });
    link.connection.send(body, rule);
  }

  /** What is asked now is done after the present change of state, unless it was given up by then. */
  function soon(act: () => void): void {
    const mine = round;
    world.soon(host, () => {
      if (mine === round) act();
    });
  }

  function close(): void {
    round += 1;
    const links = [resolver, object];
    resolver = undefined;
    object = undefined;
    world.soon(host, () => {
      for (const link of links) link?.connection.close();
    });
  }

  return {
    askResolver: ({ server, address, sequence }: ResolverAddress) =>
      soon(() => {
        resolver = open({ sequence, name: server, address: address ?? undefined, rule: 'console.own-list' });
        call(resolver, { type: 'call', operation: 'ServerAlive' }, 'console.own-list', () => ({ type: 'answered' }));
      }),
    activate: ({ server, address, sequence, requested, asks }: WantedActivation) =>
      soon(() => {
        resolver ??= open({ sequence, name: server, address: address ?? undefined, rule: 'console.cached-binding' });
        const body = { type: 'call', operation: asks, class: 'WbemLevel1Login', protocols: requested } as const;
        call(resolver, body, 'console.activation', (answer) => {
          if (answer.operation !== 'RemoteActivation' && answer.operation !== 'RemoteCreateInstance') return undefined;
          if (answer.result !== success) return { type: 'activation.refused', code: answer.result };
          return {
            type: 'bindings',
            bindings: [...answer.bindings],
            serverSystem: answer.version === '5.6' ? 'windows-2000' : 'nt4',
          };
        });
      }),
    logIn: ({ server, address, binding, namespace, user }: WantedLogin) =>
      soon(() => {
        const { sequence, endpoint } = binding;
        object = open({ sequence, endpoint, name: server, address: address ?? undefined, rule: 'console.bindings' });
        const body = { type: 'call', operation: 'NTLMLogin', namespace, user } as const;
        call(object, body, 'console.login', (answer) => {
          if (answer.operation !== 'NTLMLogin') return undefined;
          return answer.result === success ? { type: 'logged.in' } : { type: 'login.refused', code: answer.result };
        });
      }),
    locateProvider: (server: string) =>
      soon(() => {
        if (!object) return;
        const body = { type: 'call', operation: 'ExecQuery', query: 'SELECT * FROM SMS_ProviderLocation' } as const;
        call(object, body, 'console.provider-location', (answer) => {
          if (answer.operation !== 'ExecQuery') return undefined;
          const [row] = answer.result === success ? (answer.rows ?? []) : [];
          if (!row) return { type: 'provider.none' };
          if (row.machine.toUpperCase() === server.toUpperCase()) return { type: 'provider.local' };
          return { type: 'provider.remote', server: row.machine, namespace: withoutServer(row.namespacePath) };
        });
      }),
    closeLink: close,
    ask: (question: SmsProviderMessage, rule: string, answered: Answered) =>
      world.soon(host, () => {
        if (!object?.isOpen) return answered(undefined);
        object.takes.push((body) =>
          answered(body?.type === 'answer' && body.operation === 'ExecQuery' ? body.says : undefined),
        );
        const query =
          question.type === 'rights-query' ? 'SELECT * FROM SMS_UserInstancePermissions' : 'SELECT * FROM SMS_R_System';
        object.connection.send({ type: 'call', operation: 'ExecQuery', query, asks: question }, rule);
      }),
  };
}

/** `\\\\SQL1\\root\\sms\\site_HQ1` without the server. */
function withoutServer(path: string): string {
  return path.replace(/^\\\\[^\\]+\\/, '');
}

function failure(reason: ConnectionFailure): ConsoleConnectionEvent {
  return reason === 'timeout' ? { type: 'timeout' } : { type: 'rpc.error', reason };
}

function loss(reason: ConnectionLoss): ConsoleConnectionEvent {
  return reason === 'timeout' ? { type: 'timeout' } : { type: 'link.lost', reason };
}

function faultEvent(body: RpcBody): ConsoleConnectionEvent {
  const status = body.type === 'fault' ? body.status : '';
  if (status === '1C010003') return { type: 'interface.unknown' };
  return status === '00000005'
    ? { type: 'login.refused', code: '0x80070005' }
    : { type: 'rpc.error', reason: `fault ${status}` };
}
