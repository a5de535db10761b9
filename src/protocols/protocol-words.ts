// The words of the log entries that the network makes: frames, waits that ended, names taken and given back.
import type { LogEntry } from '../world/index.ts';
import { describeMessage } from './describe-message.ts';

type EntryWords = (detail: Record<string, unknown>, entry: Omit<LogEntry, 'text'>) => string;

export const protocolWords: Readonly<Record<string, EntryWords>> = {
  'frame.sent': (detail, { host }) => {
    const { message, fate, reason } = detail as { message: { protocol: string }; fate: string; reason?: string };
    const lost = fate === 'lost' ? ` (lost: ${reason})` : '';
    return `${host} -> ${receiverText(detail)}: ${describeMessage(message).long}${lost}`;
  },
  'frame.unheard': ({ frame, reason }, { host }) => `nobody hears frame ${frame} of ${host}: ${reason}`,
  'wait.ended': ({ for: awaited, waitedMs }, { host }) =>
    `${host} waited ${Number(waitedMs) / 1000} s for ${awaited}: no answer`,
  'name.registered': ({ name, suffix, transport, lana }, { host }) =>
    `${host} now has the name ${name} <${suffix}> on LANA ${lana} (${transport})`,
  'name.released': ({ name, suffix, transport, lana }, { host }) =>
    `${host} gave the name ${name} <${suffix}> back on LANA ${lana} (${transport})`,
};

function receiverText({ to, isGroup, destinationMac }: Record<string, unknown>): string {
  const [receiver] = to as string[];
  return isGroup ? 'everybody' : (receiver ?? `nobody (${destinationMac})`);
}
