// Did a frame bring an answer, a refusal, or just arrive? Read off the message as plain data, innermost part first.

export type FrameVerdict = 'arrived' | 'answered' | 'refused';

type Plain = Record<string, unknown>;

/** Says what a message means to the one who gets it. */
export function messageVerdict(message: unknown): FrameVerdict {
  if (!isPlain(message)) return 'arrived';
  const inner = message['payload'] ?? message['message'];
  const within = isPlain(inner) ? messageVerdict(inner) : 'arrived';
  if (within !== 'arrived') return within;
  return isRefusal(message) ? 'refused' : isAnswer(message) ? 'answered' : 'arrived';
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && 'protocol' in value;
}

function isRefusal(message: Plain): boolean {
  const { type } = message;
  switch (message['protocol']) {
    case 'tcp':
      return hasFlag(message, 'RST');
    case 'icmp':
      return type === 'destination-unreachable';
    case 'dns':
      return message['isResponse'] === true && message['responseCode'] !== 'no-error';
    case 'nbns':
      return message['isResponse'] === true && message['responseCode'] !== 0;
    case 'nbss':
      return type === 'negative-response';
    case 'nbipx':
      return type === 'name-in-use';
    case 'nbf':
      return (
        message['llc'] === 'DM' ||
        message['command'] === 'name-in-conflict' ||
        (message['command'] === 'name-recognised' && message['sessionNumber'] === 0)
      );
    case 'remote-tools':
      return (
        type === 'refused' ||
        type === 'prompt-expired' ||
        (type === 'verdict' && message['verdict'] !== 'allowed' && message['verdict'] !== 'asking-user')
      );
    case 'smb':
      return message['isResponse'] === true && message['status'] !== 'success';
    case 'dce-rpc':
      return isRpcRefusal(message);
    case 'sms-provider':
      return (
        (type === 'rights-answer' && message['isAllowed'] !== true) ||
        (type === 'resource-answer' && message['record'] === undefined)
      );
    default:
      return false;
  }
}

function isAnswer(message: Plain): boolean {
  const { type } = message;
  switch (message['protocol']) {
    case 'tcp':
      return hasFlag(message, 'SYN') && hasFlag(message, 'ACK');
    case 'arp':
      return message['operation'] === 'reply';
    case 'dns':
    case 'nbns':
      return message['isResponse'] === true;
    case 'nbss':
      return type === 'positive-response';
    case 'nbf':
      return (
        message['llc'] === 'UA' || message['command'] === 'name-recognised' || message['command'] === 'session-confirm'
      );
    case 'nbipx':
      return type === 'name-recognised';
    case 'remote-tools':
      return type === 'probe-answer' || type === 'greeting' || type === 'granted' || type === 'verdict';
    case 'smb':
      return message['isResponse'] === true;
    case 'dce-rpc':
      return type === 'response' || type === 'bind-ack' || type === 'alter-context-ack' || type === 'working';
    case 'ipx-sap':
      return message['operation'] === 'general-response';
    case 'snmp':
      return type === 'response';
    case 'sms-provider':
      return String(type).endsWith('-answer');
    default:
      return false;
  }
}

function isRpcRefusal({ type, isAccepted, body }: Plain): boolean {
  if (type === 'fault' || type === 'reject' || type === 'bind-nak' || isAccepted === false) return true;
  const result = typeof body === 'object' && body !== null ? (body as Plain)['result'] : undefined;
  return type === 'response' && result !== undefined && result !== '0x00000000';
}

function hasFlag(message: Plain, flag: string): boolean {
  const { flags } = message;
  return Array.isArray(flags) && flags.includes(flag);
}
