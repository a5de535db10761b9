// Names of NetBIOS over IPX: check-name broadcasts claim, find-name broadcasts look for one (packet type 20, so only
// routers that are set to do so pass them on), and whoever has the name answers to the asker alone.
import type { LanaEntry } from '../world/index.ts';
import type { Ipx, IpxEnd } from './ipx-layer.ts';
import { thisIpxNetwork } from './ipx-addresses.ts';
import { ipxBroadcastNode } from './ipx.ts';
import type { NbipxMessage } from './nbipx.ts';
import { nbipxSocket } from './nbipx.ts';
import type { NetbiosName } from './netbios-name.ts';
import { sameName } from './netbios-name.ts';
import type { CarrierOptions } from './netbios-transport.ts';
import { Repeater } from './repeater.ts';
import { equalWaits, timing } from './stack-context.ts';

interface PendingQuestion {
  readonly name: NetbiosName;
  readonly adapter: number;
  readonly answer: 'name-in-use' | 'name-recognised';
  readonly answered: (from: IpxEnd) => void;
}

export class NbipxNames {
  readonly #options: CarrierOptions;
  readonly #ipx: Ipx;
  #pending: PendingQuestion[] = [];

  constructor(options: CarrierOptions, ipx: Ipx) {
    this.#options = options;
    this.#ipx = ipx;
  }

  clear(): void {
    this.#pending = [];
  }

  claim(name: NetbiosName, entry: LanaEntry, done: (result: 'granted' | 'conflict') => void): () => void {
    return this.#ask({
      question: 'check-name',
      answer: 'name-in-use',
      name,
      entry,
      ruleOf: () => 'ipx.claim',
      answered: () => done('conflict'),
      expired: () => done('granted'),
    });
  }

  find(
    name: NetbiosName,
    entry: LanaEntry,
    how: {
      rule: string;
      actor: string | undefined;
      found: (address: IpxEnd) => void;
      missed: (waitedMs: number) => void;
    },
  ): () => void {
    return this.#ask({
      question: 'find-name',
      answer: 'name-recognised',
      name,
      entry,
      ruleOf: (attempt) => (attempt === 1 ? how.rule : 'ipx.find-name'),
      actor: how.actor,
      answered: how.found,
      expired: how.missed,
    });
  }

  receive(message: NbipxMessage, from: IpxEnd, adapterIndex: number): void {
    const { name, type } = message;
    if (!name) return;
    if (type === 'name-in-use' || type === 'name-recognised') {
      // Nothing in it says which question it answers: all that were asked there about the name are.
      const isMeant = (asked: PendingQuestion): boolean =>
        asked.answer === type && asked.adapter === adapterIndex && sameName(asked.name, name);
      for (const asked of this.#pending.filter(isMeant)) asked.answered(from);
      return;
    }
    const { entries, names } = this.#options;
    const reached = entries.filter((entry) => entry.adapter === adapterIndex);
    if (type === 'check-name' && names.find(name, reached)) this.#answer('name-in-use', name, from, 'ipx.defence');
    if (type === 'find-name' && names.findOwned(name, reached)) {
      this.#answer('name-recognised', name, from, 'ipx.name-recognised');
    }
  }

  #ask(part: {
    question: 'check-name' | 'find-name';
    answer: PendingQuestion['answer'];
    name: NetbiosName;
    entry: LanaEntry;
    ruleOf: (attempt: number) => string;
    actor?: string | undefined;
    answered: (from: IpxEnd) => void;
    expired: (waitedMs: number) => void;
  }): () => void {
    const { question, answer, name, entry, ruleOf, actor } = part;
    const { context } = this.#options;
    const repeater = new Repeater({
      clock: context.host.clock,
      waits: equalWaits(timing(context, 'nwlinkFindNameTimeout'), timing(context, 'nwlinkFindNameTries')),
      act: (attempt) =>
        this.#ipx.send({
          destination: { network: thisIpxNetwork, node: ipxBroadcastNode },
          socket: nbipxSocket,
          sourceSocket: nbipxSocket,
          type: 20,
          message: { protocol: 'nbipx', type: question, name, networks: [] },
          rule: ruleOf(attempt),
          actor,
          adapter: entry.adapter,
        }),
      expired: (waitedMs) => {
        stop();
        part.expired(waitedMs);
      },
    });
    const pending: PendingQuestion = {
      name,
      adapter: entry.adapter,
      answer,
      answered: (from) => {
        stop();
        part.answered(from);
      },
    };
    const stop = () => {
      repeater.stop();
      this.#pending = this.#pending.filter((other) => other !== pending);
    };
    this.#pending.push(pending);
    repeater.start();
    return stop;
  }

  #answer(type: 'name-in-use' | 'name-recognised', name: NetbiosName, to: IpxEnd, rule: string): void {
    this.#ipx.send({
      destination: { network: to.network, node: to.node },
      socket: to.socket,
      sourceSocket: nbipxSocket,
      type: 4,
      message: { protocol: 'nbipx', type, name, networks: [] },
      rule,
    });
  }
}
