// What a message says, in plain words: a tag for the travelling label, a short form for the ladder, a long one for the log.
// The innermost message speaks; the layers around it only tell where it goes.
import type { MessageOf } from './any-protocol-message.ts';
import { layersOf } from './any-protocol-message.ts';
import { carriedWords } from './describe-carried.ts';
import { datagramWords, frameWords } from './describe-frames.ts';
import type { MessageWords } from './message-words.ts';
import { clipped } from './message-words.ts';

export type { MessageWords } from './message-words.ts';

/** Says any message, whatever it carries. */
export function describeMessage(message: { readonly protocol: string }): MessageWords {
  const layers = layersOf(message);
  const last = layers.at(-1);
  const ip = layers.find((layer) => layer.protocol === 'ip');
  const words = last ? wordsOf(last, ip) : undefined;
  const { tag, short, long } = words ?? { tag: message.protocol, short: message.protocol, long: message.protocol };
  return { tag, short: clipped(short), long };
}

function wordsOf(message: ReturnType<typeof layersOf>[number], ip: MessageOf<'ip'> | undefined): MessageWords {
  switch (message.protocol) {
    case 'arp':
    case 'nbf':
    case 'nbipx':
    case 'ipx-rip':
    case 'ipx-sap':
      return frameWords(message);
    case 'icmp':
    case 'tcp':
      return datagramWords(message, ip);
    case 'ip':
    case 'ipx':
    case 'udp':
      return { tag: message.protocol, short: 'an empty message', long: 'an empty message' };
    default:
      return carriedWords(message);
  }
}
