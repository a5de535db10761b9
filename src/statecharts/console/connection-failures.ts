// How a DCOM connection can end badly: the cause in a word, the code that Wbemtest shows, and what it means.

export interface RpcFailure {
  /** In our words, for the outcome. */
  readonly reason: string;
  /** One word that tells the causes apart. */
  readonly cause: string;
  readonly code?: string;
  /** What Wbemtest shows behind the code. */
  readonly meaning: string;
}

const unavailable = { code: '0x800706BA', meaning: 'The RPC server is unavailable.' } as const;

export const rpcFailures = {
  name: { cause: 'name', reason: 'the server’s name has no address', ...unavailable },
  unreachable: { cause: 'protocols', reason: 'the server answers on no protocol of the own list', ...unavailable },
  noBinding: { cause: 'bindings', reason: 'no protocol for the object is common to both', ...unavailable },
  activation: {
    cause: 'activation',
    reason: 'the server did not start what was asked for',
    meaning: 'Server execution failed.',
  },
  denied: { cause: 'rights', reason: 'the person may not', code: '0x80070005', meaning: 'Access is denied.' },
  noProvider: {
    cause: 'provider',
    reason: 'the site server knows of no SMS Provider',
    meaning: 'No provider location. (the lab’s words)',
  },
  lost: {
    cause: 'link',
    reason: 'the connection broke',
    code: '0x800706BE',
    meaning: 'The remote procedure call failed.',
  },
} as const satisfies Record<string, RpcFailure>;

/** A refused connection: the server is there, and has nothing open on this protocol. */
export const nobodyListens = 'nobody listens there';

/** Why a protocol was not answered, in a few words. */
export function failureWords(event: { type: string; reason?: string }): string {
  if (event.type === 'timeout') return 'no answer';
  const words: Readonly<Record<string, string>> = {
    refused: nobodyListens,
    timeout: 'no answer',
    unreachable: 'no route to the server',
    'no protocol': 'no such transport',
    'no name': 'no such name',
    'not listening': 'nobody listens for the name',
    'no resources': 'the server is busy',
    closed: 'the server hung up',
    reset: 'the server broke the connection off',
  };
  return words[event.reason ?? ''] ?? event.reason ?? 'no answer';
}

/** What Wbemtest says behind a code. */
export function meaningOf(code: string): string {
  const meanings: Readonly<Record<string, string>> = {
    '0x80040154': 'Class not registered.',
    '0x8004100E': 'Invalid namespace.',
    '0x80070005': 'Access is denied.',
    '0x800706BA': 'The RPC server is unavailable.',
    '0x800706BE': 'The remote procedure call failed.',
    '0x800706BF': 'The remote procedure call failed and did not execute.',
    '0x800706D9': 'There are no more endpoints available from the endpoint mapper.',
    '0x80070776': 'The object exporter specified was not found.',
    '0x80080005': 'Server execution failed.',
  };
  return meanings[code] ?? 'Error.';
}
