// Words and fields for DCE/RPC: what is called and answered, and what keeps datagrams going.
import type { DceRpcMessage, RpcAnswer, RpcCall, RpcFault } from './dce-rpc.ts';
import { rpcInterfaces, rpcOperations } from './dce-rpc.ts';
import type { MessageWords } from './message-words.ts';
import { words } from './message-words.ts';

export function dceRpcWords(message: DceRpcMessage): MessageWords {
  switch (message.type) {
    case 'bind':
      return words('bind', `binds to ${message.interface}`, `RPC: binds to ${message.interface}`);
    case 'alter-context':
      return words('bind', `adds ${message.interface}`, `RPC: wants ${message.interface} on this connection too`);
    case 'bind-ack':
    case 'alter-context-ack':
      return message.isAccepted
        ? words('bound', 'bound', 'RPC: that interface is here')
        : words('unknown', 'no such interface', 'RPC: that interface is unknown here');
    case 'bind-nak':
      return words('no', `no binding: ${message.reason}`, `RPC: no binding, ${message.reason}`);
    case 'request':
      return callWords(message.body);
    case 'response':
      return answerWords(message.body);
    case 'fault':
      return faultWords(message.body);
    case 'ping':
      return words('ping', 'still there?', 'RPC: what became of my call?');
    case 'working':
      return words('working', 'at work on it', 'RPC: the call is being worked on');
    case 'no-call':
      return words('no call', 'no such call', 'RPC: I know nothing of that call');
    case 'ack':
      return words('ack', 'has the answer', 'RPC: the answer has come');
    case 'reject':
      return message.status === 'closing'
        ? words('closing', 'goes away', 'RPC: the server goes away')
        : words('reject', 'no such interface', 'RPC: that interface is unknown here');
  }
}

function callWords(call: RpcCall): MessageWords {
  switch (call.operation) {
    case 'ServerAlive':
      return words('alive?', 'ServerAlive?', 'RPC: ServerAlive? Does the object resolver answer?');
    case 'RemRelease':
      return words('release', 'lets the object go', 'RPC: RemRelease: lets the object go');
    case 'who_are_you2':
      return words('who?', 'who calls?', 'RPC: who_are_you2? Who calls, and which call is it?');
    case 'RemoteActivation':
    case 'RemoteCreateInstance': {
      const over = call.protocols.join(', ');
      return words('activate', `activate ${call.class}`, `RPC: ${call.operation} of ${call.class}, reached by ${over}`);
    }
    case 'NTLMLogin':
      return words('log in', `${call.user} logs in`, `RPC: NTLMLogin of ${call.user} at ${call.namespace}`);
    case 'ExecQuery': {
      const { asks, query } = call;
      const about = asks && 'resource' in asks ? ` for ${asks.resource}` : '';
      return words('query', query, `RPC: ExecQuery: ${query}${about}`);
    }
  }
}

function answerWords(answer: RpcAnswer): MessageWords {
  const { operation } = answer;
  switch (answer.operation) {
    case 'ServerAlive':
      return words('alive', 'the resolver answers', 'RPC: ServerAlive: the object resolver answers');
    case 'RemRelease':
    case 'who_are_you2':
      return words('done', `${operation}: done`, `RPC: ${operation}: done`);
    case 'RemoteActivation':
    case 'RemoteCreateInstance': {
      if (answer.result !== '0x00000000')
        return words('no', `not activated: ${answer.result}`, `RPC: ${operation} fails, ${answer.result}`);
      const at = answer.bindings.map(({ sequence, endpoint }) => `${sequence}[${endpoint}]`).join(', ');
      return words('object', at || 'by none of those', `RPC: ${operation}: the object is at ${at || 'none of those'}`);
    }
    case 'NTLMLogin':
      return answer.result === '0x00000000'
        ? words('welcome', 'logged in', 'RPC: NTLMLogin: logged in')
        : words('no', `no login: ${answer.result}`, `RPC: NTLMLogin: refused, ${answer.result}`);
    case 'ExecQuery': {
      const { result, rows, says } = answer;
      if (result !== '0x00000000') return words('no', `no result: ${result}`, `RPC: ExecQuery fails, ${result}`);
      if (says) return words('rows', 'an answer', `RPC: ExecQuery: ${says.type}`);
      const places = (rows ?? []).map(({ namespacePath }) => namespacePath);
      return words('rows', `${places.length} row(s)`, `RPC: ExecQuery: ${places.join(', ') || 'no row'}`);
    }
  }
}

function faultWords({ operation, status }: RpcFault): MessageWords {
  return words('fault', `${operation}: fault`, `RPC: ${operation} fails, status ${status}`);
}

type Value = string | number | boolean | undefined;

export function dceRpcFields(message: DceRpcMessage): [string, Value][] {
  const head: [string, Value][] = [
    ['version', message.version === 5 ? '5.0, over a connection' : '4, datagrams'],
    ['type', message.type],
    ...(message.version === 5
      ? ([['call id', message.callId]] as [string, Value][])
      : ([
          ['activity', message.activity],
          ['sequence number', message.sequence],
        ] as [string, Value][])),
  ];
  switch (message.type) {
    case 'bind':
    case 'alter-context':
      return [...head, ['interface', interfaceText(message.interface)]];
    case 'bind-ack':
    case 'alter-context-ack':
      return [...head, ['result', message.isAccepted ? 'accepted' : 'abstract syntax not supported']];
    case 'bind-nak':
      return [...head, ['reason', message.reason]];
    case 'reject':
      return [...head, ['status', message.status]];
    case 'request':
    case 'response':
    case 'fault':
      return [...head, ...bodyFields(message.body)];
    default:
      return head;
  }
}

function bodyFields(body: RpcCall | RpcAnswer | RpcFault): [string, Value][] {
  const { interface: of, opnum } = rpcOperations[body.operation];
  const inside = Object.entries(body).filter(([key]) => key !== 'type' && key !== 'operation');
  return [
    ['interface', interfaceText(of)],
    ['operation', `${body.operation} (${opnum})`],
    ...inside.map(([key, value]): [string, Value] => [key, plainText(value)]),
  ];
}

function interfaceText(name: DceRpcInterfaceName): string {
  const { uuid, version } = rpcInterfaces[name];
  return `${name} ${uuid} version ${version}`;
}

type DceRpcInterfaceName = keyof typeof rpcInterfaces;

/** Lists and objects in a row, the values of objects only. */
function plainText(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainText).join('; ') || 'none';
  if (typeof value === 'object' && value !== null) return Object.values(value).map(plainText).join(', ');
  return String(value);
}
