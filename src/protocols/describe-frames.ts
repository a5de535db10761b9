// Words for what lies close to the cable: ARP, NetBEUI, NetBIOS over IPX, and TCP and ICMP by themselves.
import type { MessageOf } from './any-protocol-message.ts';
import type { MessageWords } from './message-words.ts';
import { words } from './message-words.ts';
import type { NetbiosName } from './netbios-name.ts';
import { nameText } from './netbios-name.ts';

export function frameWords(message: MessageOf<'arp' | 'nbf' | 'nbipx' | 'ipx-rip' | 'ipx-sap'>): MessageWords {
  switch (message.protocol) {
    case 'arp':
      return arpWords(message);
    case 'nbf':
      return nbfWords(message);
    case 'nbipx':
      return nbipxWords(message);
    case 'ipx-sap':
      return message.operation === 'general-query'
        ? words('servers?', 'which servers are there?', 'which NT servers are on this IPX network?')
        : words(
            'server',
            `server ${message.servers?.[0]?.name ?? ''}`,
            `${message.servers?.[0]?.name ?? ''} is a server here`,
          );
    case 'ipx-rip':
      return message.operation === 'request'
        ? words('way?', `the way to ${message.network}?`, `who knows the way to IPX network ${message.network}?`)
        : words(
            'this way',
            `${message.network} this way`,
            `IPX network ${message.network} is ${message.hops} router(s) away, this way`,
          );
  }
}

function arpWords({ operation, senderIp, senderMac, targetIp }: MessageOf<'arp'>): MessageWords {
  return operation === 'request'
    ? words('who has?', `who has ${targetIp}?`, `who has the address ${targetIp}? Tell ${senderIp}`)
    : words('I have', `${senderIp} is here`, `${senderIp} is at ${senderMac}`);
}

function nbfWords(message: MessageOf<'nbf'>): MessageWords {
  const wanted = called(message.destinationName);
  const own = called(message.sourceName);
  switch (message.command) {
    case 'add-name-query':
      return words('mine?', `is ${own} taken?`, `NetBEUI: does anybody have the name ${own}?`);
    case 'add-name-response':
      return words('taken', `${own} is mine`, `NetBEUI: the name ${own} is taken`);
    case 'name-in-conflict':
      return words('conflict', `${wanted}: conflict`, `NetBEUI: the name ${wanted} is in conflict`);
    case 'name-query':
      return words('name?', `who is ${wanted}?`, `NetBEUI: who is ${wanted}? ${own} calls`);
    case 'name-recognised':
      return recognisedWords(message, own);
    case 'session-initialise':
      return words(
        'session?',
        'begins the session',
        `NetBEUI: begins session ${message.localSession} with ${message.remoteSession}`,
      );
    case 'session-confirm':
      return words(
        'session',
        'confirms the session',
        `NetBEUI: confirms session ${message.localSession} with ${message.remoteSession}`,
      );
    case 'session-end':
      return message.isAbnormal
        ? words('ends', 'breaks the session off', 'NetBEUI: breaks the session off')
        : words('ends', 'ends the session', 'NetBEUI: ends the session');
    default:
      return llcWords(message);
  }
}

function recognisedWords({ sessionNumber }: MessageOf<'nbf'>, own: string): MessageWords {
  if (sessionNumber === 0)
    return words('no listen', `nobody listens: ${own}`, `NetBEUI: ${own} is here, but nobody listens`);
  if (sessionNumber === 255)
    return words('no room', `no room: ${own}`, `NetBEUI: ${own} is here, but has no room for a session`);
  return words('here', `${own} is here`, `NetBEUI: ${own} is here, session ${sessionNumber}`);
}

function llcWords({ llc, receiveNumber }: MessageOf<'nbf'>): MessageWords {
  switch (llc) {
    case 'SABME':
      return words('SABME', 'opens the link', 'LLC: opens the link (SABME)');
    case 'UA':
      return words('UA', 'agrees', 'LLC: agrees (UA)');
    case 'DISC':
      return words('DISC', 'ends the link', 'LLC: ends the link (DISC)');
    case 'DM':
      return words('DM', 'knows no such link', 'LLC: knows no such link (DM)');
    case 'RR':
      return words('RR', 'got it', `LLC: got it, expects frame ${receiveNumber} (RR)`);
    default:
      return words('data', 'data', 'LLC: data');
  }
}

function nbipxWords(message: MessageOf<'nbipx'>): MessageWords {
  const name = called(message.name);
  switch (message.type) {
    case 'find-name':
      return words('name?', `who is ${name}?`, `NetBIOS over IPX: who is ${name}?`);
    case 'name-recognised':
      return words('here', `${name} is here`, `NetBIOS over IPX: ${name} is here`);
    case 'check-name':
      return words('mine?', `is ${name} taken?`, `NetBIOS over IPX: does anybody have the name ${name}?`);
    case 'name-in-use':
      return words('taken', `${name} is mine`, `NetBIOS over IPX: the name ${name} is taken`);
    case 'session-end':
      return message.sourceId === 0xffff
        ? words('no', 'no such session', 'NetBIOS over IPX: there is no such session here')
        : words('ends', 'ends the session', 'NetBIOS over IPX: ends the session');
    case 'session-end-ack':
      return words('ended', 'the session has ended', 'NetBIOS over IPX: the end of the session is acknowledged');
    case 'session-data':
      return sessionWords(message);
  }
}

function sessionWords(message: MessageOf<'nbipx'>): MessageWords {
  if (message.called) {
    const name = nameText(message.called);
    return words('session?', `calls ${name}`, `NetBIOS over IPX: calls ${name} from ${called(message.calling)}`);
  }
  const isOpening = message.receiveSequence === 0;
  return isOpening
    ? words('session', 'the session is open', 'NetBIOS over IPX: the session is open')
    : words('got it', 'got it', `NetBIOS over IPX: got it, expects packet ${message.receiveSequence}`);
}

export function datagramWords(message: MessageOf<'tcp' | 'icmp'>, ip: MessageOf<'ip'> | undefined): MessageWords {
  return message.protocol === 'icmp' ? icmpWords(message) : tcpWords(message, ip);
}

function icmpWords({ code, quoted }: MessageOf<'icmp'>): MessageWords {
  const { destination, destinationPort, carries } = quoted;
  switch (code) {
    case 'port':
    case 'protocol':
      return words(
        'closed',
        `port ${destinationPort} is closed`,
        `nobody listens at ${destination}:${destinationPort} (${carries.toUpperCase()})`,
      );
    case 'host':
      return words('no such host', `nobody at ${destination}`, `nobody at ${destination} answers`);
    case 'network':
      return words('no way', `no way to ${destination}`, `there is no way to ${destination}`);
  }
}

function tcpWords(
  { flags, sourcePort, destinationPort, sequence }: MessageOf<'tcp'>,
  ip: MessageOf<'ip'> | undefined,
): MessageWords {
  const ports = `TCP ${sourcePort} to ${destinationPort}`;
  const isAnswer = flags.includes('ACK');
  if (flags.includes('SYN')) {
    const place = ip ? `${ip.destination}:${destinationPort}` : `port ${destinationPort}`;
    return isAnswer
      ? words('SYN+ACK', `port ${sourcePort} accepts`, `accepts the connection (SYN, ACK; ${ports})`)
      : words('SYN', `opens ${place}`, `opens a connection to ${place} (SYN; ${ports})`);
  }
  if (flags.includes('RST')) {
    return isAnswer && sequence === 0
      ? words(
          'RST',
          `port ${sourcePort} is closed`,
          `refuses the connection: nobody listens at port ${sourcePort} (RST, ACK; ${ports})`,
        )
      : words('RST', 'breaks off', `breaks the connection off (RST; ${ports})`);
  }
  if (flags.includes('FIN')) return words('FIN', 'closes', `closes the connection (FIN, ACK; ${ports})`);
  return words('ACK', 'got it', `got it (ACK; ${ports})`);
}

function called(name: NetbiosName | undefined): string {
  return name ? nameText(name) : 'somebody';
}
