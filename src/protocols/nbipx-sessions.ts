// Calls of NetBIOS over IPX: the name is looked for by broadcast, then connection probes go to the address that answered.
import type { Connection, ConnectionListener } from './connection.ts';
import type { Ipx, IpxEnd } from './ipx-layer.ts';
import { isSameIpxAddress } from './ipx-addresses.ts';
import type { IpxAddress } from './ipx.ts';
import type { NbipxMessage } from './nbipx.ts';
import { nbipxSocket } from './nbipx.ts';
import { NbipxSession, noConnectionId } from './nbipx-session.ts';
import type { NbipxSessionServices } from './nbipx-session.ts';
import type { NbipxNames } from './nbipx-names.ts';
import { nameText } from './netbios-name.ts';
import type { CarrierOptions, NetbiosCall } from './netbios-transport.ts';
import type { NetbiosPayload } from './netbios-payload.ts';
import { Repeater } from './repeater.ts';
import { equalWaits, recordNoAnswer, timing } from './stack-context.ts';

export class NbipxSessions {
  readonly #options: CarrierOptions;
  readonly #ipx: Ipx;
  readonly #names: NbipxNames;
  readonly #services: NbipxSessionServices;
  #sessions: NbipxSession[] = [];
  readonly #stopProbing = new WeakMap<NbipxSession, () => void>();

  constructor(options: CarrierOptions, parts: { ipx: Ipx; names: NbipxNames }) {
    this.#options = options;
    this.#ipx = parts.ipx;
    this.#names = parts.names;
    this.#services = {
      context: options.context,
      transmit: (session, message, rule) => this.#send(session.address, message, rule, session.actor),
      forget: (forgotten) => {
        this.#sessions = this.#sessions.filter((session) => session !== forgotten);
      },
    };
  }

  clear(): void {
    for (const session of this.#sessions) session.drop();
    this.#sessions = [];
  }

  call(request: NetbiosCall, listener: ConnectionListener<NetbiosPayload>): Connection<NetbiosPayload> {
    const { entry, called, actor, rule = 'ipx.find-name' } = request;
    const waiting: { payload: NetbiosPayload; rule: string }[] = [];
    let session: NbipxSession | undefined;
    let giveUp = this.#names.find(called, entry, {
      rule,
      actor,
      found: (address) => {
        const probed = this.#probe(request, address, listener);
        session = probed.session;
        giveUp = probed.stop;
        for (const item of waiting.splice(0)) session.send(item.payload, item.rule);
      },
      missed: (waitedMs) => {
        const awaited = `somebody named ${nameText(called)}`;
        recordNoAnswer(this.#options.context, { waitedMs, awaited, rule: 'ipx.no-answer', actor });
        listener.failed?.('no name');
      },
    });
    return {
      remote: nameText(called),
      send: (payload, payloadRule) => {
        if (session) session.send(payload, payloadRule);
        else waiting.push({ payload, rule: payloadRule });
      },
      close: () => {
        giveUp();
        session?.close();
      },
      abort: () => {
        giveUp();
        session?.abort();
      },
    };
  }

  receive(message: NbipxMessage, from: IpxEnd): void {
    const session = this.#sessions.find(
      ({ localId, address }) => localId === message.destinationId && isSameIpxAddress(address, from),
    );
    if (message.type === 'session-data' && message.destinationId === noConnectionId)
      return this.#receiveProbe(message, from);
    if (session?.isOpening) return this.#receiveAnswer(session, message);
    if (session) return session.receive(message);
    const isAsking = message.sourceId !== noConnectionId && message.sourceId !== undefined;
    if (!isAsking) return;
    const ids = { sourceId: noConnectionId, destinationId: message.sourceId };
    // An end may be repeated after it was acknowledged and forgotten.
    if (message.type === 'session-end') {
      this.#send(from, { protocol: 'nbipx', type: 'session-end-ack', ...ids }, 'ipx.session-end-acknowledged');
    } else if (message.type === 'session-data') {
      this.#send(from, { protocol: 'nbipx', type: 'session-end', ...ids }, 'ipx.unknown-session');
    }
  }

  #probe(
    request: NetbiosCall,
    address: IpxAddress,
    listener: ConnectionListener<NetbiosPayload>,
  ): { session: NbipxSession; stop: () => void } {
    const { context } = this.#options;
    const { called, calling, actor } = request;
    const session = this.#addSession({ remote: nameText(called), address, actor, listener });
    const probe: NbipxMessage = {
      protocol: 'nbipx',
      type: 'session-data',
      isSystem: true,
      sourceId: session.localId,
      destinationId: noConnectionId,
      called,
      calling,
    };
    const repeater = new Repeater({
      clock: context.host.clock,
      waits: equalWaits(timing(context, 'nwlinkConnectTimeout'), timing(context, 'nwlinkConnectTries')),
      act: () => this.#send(address, probe, 'ipx.session-open', actor),
      expired: (waitedMs) => {
        const awaited = `a session with ${nameText(called)}`;
        recordNoAnswer(context, { waitedMs, awaited, rule: 'ipx.session-no-answer', actor });
        session.fail('timeout');
      },
    });
    const stop = () => repeater.stop();
    this.#stopProbing.set(session, stop);
    repeater.start();
    return { session, stop };
  }

  #receiveAnswer(session: NbipxSession, message: NbipxMessage): void {
    this.#stopProbing.get(session)?.();
    if (message.type === 'session-end') session.fail('not listening');
    else if (message.sourceId !== undefined) session.confirmed(message.sourceId);
  }

  #receiveProbe(message: NbipxMessage, from: IpxEnd): void {
    const { called, calling, sourceId } = message;
    if (!called || sourceId === undefined) return;
    const known = this.#sessions.find(
      ({ remoteId, address }) => remoteId === sourceId && isSameIpxAddress(address, from),
    );
    if (known) return known.confirm();
    const callee = this.#options.names.callee(called, this.#options.entries);
    if (typeof callee === 'string') {
      const ids = { sourceId: noConnectionId, destinationId: sourceId };
      return this.#send(from, { protocol: 'nbipx', type: 'session-end', ...ids }, 'ipx.session-refused');
    }
    const { network, node } = from;
    const session = this.#addSession({ remote: calling ? nameText(calling) : node, address: { network, node } });
    session.begun(sourceId, callee);
  }

  #addSession(part: {
    remote: string;
    address: IpxAddress;
    actor?: string | undefined;
    listener?: ConnectionListener<NetbiosPayload>;
  }): NbipxSession {
    const localId = 1 + (this.#options.context.host.count('nbipx-connection', 0) % 0xfffe);
    const session = new NbipxSession(this.#services, { ...part, localId });
    this.#sessions.push(session);
    return session;
  }

  #send({ network, node }: IpxAddress, message: NbipxMessage, rule: string, actor?: string): void {
    const destination = { network, node };
    this.#ipx.send({ destination, socket: nbipxSocket, sourceSocket: nbipxSocket, type: 4, message, rule, actor });
  }
}
