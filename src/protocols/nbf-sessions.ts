// Calls over NetBEUI: a name query to the whole segment, the answer of whoever has the name, a link between the two
// adapters, and the opening of a session on it. Nothing of this is routed.
import type { Adapter, Frame, MacAddress } from '../world/index.ts';
import { netbiosMulticastMac } from '../world/index.ts';
import type { Connection, ConnectionListener } from './connection.ts';
import { LlcLink } from './llc-link.ts';
import type { NbfMessage } from './nbf.ts';
import { NbfSession } from './nbf-session.ts';
import type { NetbiosName } from './netbios-name.ts';
import { nameText } from './netbios-name.ts';
import type { CarrierOptions, NetbiosCall } from './netbios-transport.ts';
import type { NetbiosPayload } from './netbios-payload.ts';
import { Repeater } from './repeater.ts';
import { equalWaits, recordNoAnswer, sendFrame, timing } from './stack-context.ts';

/** In an answer to a name query: the name is here and nobody listens on it, or there is no room for another session. */
const noListen = 0;
const noResources = 255;

interface PendingQuery {
  readonly correlator: number;
  readonly answered: (sessionNumber: number, remoteMac: MacAddress) => void;
}

export class NbfSessions {
  readonly #options: CarrierOptions;
  #queries: PendingQuery[] = [];
  #links: LlcLink[] = [];
  /** What is to be done once a link is up. */
  readonly #onUp = new Map<LlcLink, (() => void)[]>();
  #sessions: { session: NbfSession; called: NetbiosName }[] = [];

  constructor(options: CarrierOptions) {
    this.#options = options;
  }

  clear(): void {
    for (const { session } of this.#sessions) session.drop();
    for (const link of [...this.#links]) link.stop();
    this.#sessions = [];
    this.#queries = [];
  }

  call(request: NetbiosCall, listener: ConnectionListener<NetbiosPayload>): Connection<NetbiosPayload> {
    const { context } = this.#options;
    const { entry, called, calling, actor, rule = 'nbf.name-query' } = request;
    const { host } = context;
    const adapter = host.adapters[entry.adapter];
    const localNumber = this.#nextSessionNumber();
    const correlator = host.count('nbf-correlator', 1) & 0xffff;
    // The called adapter is known by its answer only; until then the session has no link.
    const call = new PendingCall(nameText(called));
    const message: NbfMessage = {
      protocol: 'nbf',
      llc: 'UI',
      command: 'name-query',
      destinationName: called,
      sourceName: calling,
      sessionNumber: localNumber,
      responseCorrelator: correlator,
    };
    const query = new Repeater({
      clock: host.clock,
      waits: equalWaits(timing(context, 'nbfNameQueryTimeout'), timing(context, 'nbfNameQueryTries')),
      act: (attempt) => {
        const frameRule = attempt === 1 ? rule : 'nbf.name-query';
        if (adapter)
          sendFrame(context, { adapter, destinationMac: netbiosMulticastMac, message, rule: frameRule, actor });
      },
      expired: (waitedMs) => {
        stopQuery();
        recordNoAnswer(context, {
          waitedMs,
          awaited: `somebody named ${nameText(called)}`,
          rule: 'nbf.no-answer',
          actor,
        });
        listener.failed?.('no name');
      },
    });
    const pending: PendingQuery = {
      correlator,
      answered: (remoteNumber, remoteMac) => {
        stopQuery();
        if (remoteNumber === noListen) return listener.failed?.('not listening');
        if (remoteNumber === noResources || !adapter) return listener.failed?.('no resources');
        const numbers = { localNumber, remoteNumber };
        call.become(this.#begin({ called, correlator, adapter, remoteMac, actor, ...numbers }, listener));
      },
    };
    const stopQuery = () => {
      query.stop();
      this.#queries = this.#queries.filter((other) => other !== pending);
    };
    call.giveUp = stopQuery;
    this.#queries.push(pending);
    query.start();
    return call;
  }

  receive(message: NbfMessage, frame: Frame, adapter: Adapter): void {
    if (message.llc === 'UI') return this.#receiveNameFrame(message, frame, adapter);
    const link = this.#links.find((known) => known.adapter === adapter && known.remoteMac === frame.sourceMac);
    if (message.llc === 'SABME') return this.#receiveLinkOpening(adapter, frame.sourceMac, link);
    if (link) return link.receive(message);
    const isUnknown = message.llc === 'I' || message.llc === 'DISC';
    if (!isUnknown) return;
    const answer: NbfMessage = { protocol: 'nbf', llc: message.llc === 'I' ? 'DM' : 'UA' };
    const rule = message.llc === 'I' ? 'nbf.unknown-link' : 'nbf.link-accept';
    sendFrame(this.#options.context, { adapter, destinationMac: frame.sourceMac, message: answer, rule });
  }

  #receiveNameFrame(message: NbfMessage, frame: Frame, adapter: Adapter): void {
    if (message.command === 'name-query') this.#answerQuery(message, frame, adapter);
    if (message.command !== 'name-recognised') return;
    const pending = this.#queries.find(({ correlator }) => correlator === message.transmitCorrelator);
    pending?.answered(message.sessionNumber ?? noListen, frame.sourceMac);
  }

  #answerQuery(message: NbfMessage, frame: Frame, adapter: Adapter): void {
    const { context, entries, names } = this.#options;
    const {
      destinationName: called,
      sourceName: calling,
      sessionNumber: remoteNumber = 0,
      responseCorrelator,
    } = message;
    if (!called) return;
    const reached = entries.filter((entry) => entry.adapter === adapter.index);
    const callee = names.callee(called, reached);
    if (callee === 'no name') return;
    let sessionNumber = noListen;
    if (typeof callee !== 'string' && remoteNumber > 0) {
      const remoteMac = frame.sourceMac;
      // The repeat of a query whose answer was lost gets the same session again.
      const known = this.#sessions.find(
        ({ session }) => !session.isOpen && session.remoteMac === remoteMac && session.remoteNumber === remoteNumber,
      );
      const localNumber = known?.session.localNumber ?? this.#nextSessionNumber();
      if (!known)
        this.#addSession({
          called,
          remoteMac,
          localNumber,
          remoteNumber,
          remote: calling ? nameText(calling) : remoteMac,
        });
      sessionNumber = localNumber;
    }
    const answer: NbfMessage = {
      protocol: 'nbf',
      llc: 'UI',
      command: 'name-recognised',
      ...(calling ? { destinationName: calling } : {}),
      sourceName: called,
      sessionNumber,
      ...(responseCorrelator === undefined ? {} : { transmitCorrelator: responseCorrelator }),
    };
    sendFrame(context, { adapter, destinationMac: frame.sourceMac, message: answer, rule: 'nbf.name-recognised' });
  }

  #begin(
    part: {
      called: NetbiosName;
      correlator: number;
      adapter: Adapter;
      remoteMac: MacAddress;
      localNumber: number;
      remoteNumber: number;
      actor: string | undefined;
    },
    listener: ConnectionListener<NetbiosPayload>,
  ): NbfSession {
    const { context } = this.#options;
    const { called, correlator, adapter, remoteMac, localNumber, remoteNumber, actor } = part;
    const remote = nameText(called);
    const session = this.#addSession({ called, remoteMac, localNumber, remoteNumber, remote, actor, listener });
    // Longer than the link itself tries, so that a dead link is noticed first.
    const waitedMs = timing(context, 'nbfLinkTimeout') * (2 * timing(context, 'nbfLinkTries') + 1);
    const timer = context.host.clock.setTimeout(() => {
      recordNoAnswer(context, { waitedMs, awaited: `a session with ${remote}`, rule: 'nbf.link-no-answer', actor });
      session.fail('timeout');
    }, waitedMs);
    session.stopCalling = () => context.host.clock.clearTimeout(timer);
    const known = this.#links.find((link) => link.adapter === adapter && link.remoteMac === remoteMac);
    const link = known ?? this.#addLink(adapter, remoteMac);
    session.link = link;
    link.keep();
    // What is sent before the link is up waits in the link.
    const initialise = () =>
      session.sendContent({ command: 'session-initialise', responseCorrelator: correlator }, 'nbf.session-initialise');
    if (known?.isUp) initialise();
    else if (!known) {
      this.#onUp.set(link, [initialise]);
      link.open(actor);
    } else this.#onUp.set(link, [...(this.#onUp.get(link) ?? []), initialise]);
    return session;
  }

  #receiveLinkOpening(adapter: Adapter, remoteMac: MacAddress, known: LlcLink | undefined): void {
    // A link that was up is begun anew: the other side lost its memory.
    if (known?.isUp && this.#sessionsOf(known).some(({ session }) => session.isOpen))
      known.receive({ protocol: 'nbf', llc: 'DM' });
    else known?.stop();
    this.#addLink(adapter, remoteMac).accept();
  }

  #addLink(adapter: Adapter, remoteMac: MacAddress): LlcLink {
    const link: LlcLink = new LlcLink(this.#options.context, {
      adapter,
      remoteMac,
      user: {
        up: () => {
          for (const act of this.#onUp.get(link) ?? []) act();
          this.#onUp.delete(link);
        },
        received: (message) => this.#receiveContent(link, message),
        lost: (reason) => {
          for (const { session } of this.#sessionsOf(link)) session.lose(reason);
        },
      },
      forget: () => {
        this.#onUp.delete(link);
        this.#links = this.#links.filter((other) => other !== link);
      },
    });
    this.#links.push(link);
    return link;
  }

  #receiveContent(link: LlcLink, message: NbfMessage): void {
    const found = this.#sessions.find(
      ({ session }) => session.localNumber === message.remoteSession && session.remoteMac === link.remoteMac,
    );
    if (!found) return;
    const { session, called } = found;
    if (message.command === 'session-initialise') {
      const entries = this.#options.entries.filter((entry) => entry.adapter === link.adapter.index);
      const callee = this.#options.names.callee(called, entries);
      session.link = link;
      // Whoever listened has gone since the query was answered.
      if (typeof callee === 'string') session.abort();
      else session.begun(callee);
    } else if (message.command === 'session-confirm') session.confirmed();
    else if (message.command === 'session-end' && !session.isOpen) session.fail('refused');
    else session.received(message);
  }

  #sessionsOf(link: LlcLink): { session: NbfSession }[] {
    return this.#sessions.filter(({ session }) => session.link === link);
  }

  #addSession(part: {
    called: NetbiosName;
    remote: string;
    remoteMac: MacAddress;
    localNumber: number;
    remoteNumber: number;
    actor?: string | undefined;
    listener?: ConnectionListener<NetbiosPayload>;
  }): NbfSession {
    const { called, ...rest } = part;
    const session = new NbfSession({ ended: (ended, byThisSide) => this.#endSession(ended, byThisSide) }, rest);
    this.#sessions.push({ session, called });
    return session;
  }

  #endSession(ended: NbfSession, byThisSide: boolean): void {
    this.#sessions = this.#sessions.filter(({ session }) => session !== ended);
    const { link } = ended;
    // A link that has gone already is in the list no more.
    if (byThisSide && link && this.#links.includes(link) && this.#sessionsOf(link).length === 0) link.close();
  }

  /** 1 to 254, counted per host; 0 and 255 have meanings of their own. */
  #nextSessionNumber(): number {
    return 1 + (this.#options.context.host.count('nbf-session', 0) % 254);
  }
}

/** A call that looks for its name first and becomes a session when somebody has it. */
class PendingCall implements Connection<NetbiosPayload> {
  readonly remote: string;
  giveUp: () => void = () => {};
  #session: NbfSession | undefined;
  readonly #waiting: { payload: NetbiosPayload; rule: string }[] = [];

  constructor(remote: string) {
    this.remote = remote;
  }

  become(session: NbfSession): void {
    this.#session = session;
    for (const { payload, rule } of this.#waiting.splice(0)) session.send(payload, rule);
  }

  send(payload: NetbiosPayload, rule: string): void {
    if (this.#session) this.#session.send(payload, rule);
    else this.#waiting.push({ payload, rule });
  }

  close(): void {
    this.giveUp();
    this.#session?.close();
  }

  abort(): void {
    this.giveUp();
    this.#session?.abort();
  }
}
