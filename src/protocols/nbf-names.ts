// Names of NetBEUI: an add-name query to the whole segment asks whether a name is free, and whoever has it answers.
// Giving a name back takes no frame.
import type { Adapter, Frame, LanaEntry } from '../world/index.ts';
import { netbiosMulticastMac } from '../world/index.ts';
import type { NbfMessage } from './nbf.ts';
import type { NetbiosName } from './netbios-name.ts';
import type { CarrierOptions } from './netbios-transport.ts';
import { sameName } from './netbios-name.ts';
import { Repeater } from './repeater.ts';
import { equalWaits, sendFrame, timing } from './stack-context.ts';

interface PendingClaim {
  readonly correlator: number;
  readonly name: NetbiosName;
  readonly refused: () => void;
}

export class NbfNames {
  readonly #options: CarrierOptions;
  #pending: PendingClaim[] = [];

  constructor(options: CarrierOptions) {
    this.#options = options;
  }

  clear(): void {
    this.#pending = [];
  }

  claim(name: NetbiosName, entry: LanaEntry, done: (result: 'granted' | 'conflict') => void): () => void {
    const { context } = this.#options;
    const adapter = context.host.adapters[entry.adapter];
    const correlator = context.host.count('nbf-correlator', 1) & 0xffff;
    const message: NbfMessage = {
      protocol: 'nbf',
      llc: 'UI',
      command: 'add-name-query',
      sourceName: name,
      responseCorrelator: correlator,
    };
    const repeater = new Repeater({
      clock: context.host.clock,
      waits: equalWaits(timing(context, 'nbfNameQueryTimeout'), timing(context, 'nameClaimTries')),
      act: () => {
        if (adapter) sendFrame(context, { adapter, destinationMac: netbiosMulticastMac, message, rule: 'nbf.claim' });
      },
      expired: () => end('granted'),
    });
    const pending = { correlator, name, refused: () => end('conflict') };
    const stop = () => {
      repeater.stop();
      this.#pending = this.#pending.filter((other) => other !== pending);
    };
    const end = (result: 'granted' | 'conflict') => {
      stop();
      done(result);
    };
    this.#pending.push(pending);
    repeater.start();
    return stop;
  }

  receive(message: NbfMessage, frame: Frame, adapter: Adapter): void {
    if (message.command === 'add-name-query') this.#defend(message, frame, adapter);
    if (message.command !== 'add-name-response') return;
    const { transmitCorrelator, sourceName } = message;
    const isOurs = ({ correlator, name }: PendingClaim) =>
      correlator === transmitCorrelator && sourceName !== undefined && sameName(name, sourceName);
    this.#pending.find(isOurs)?.refused();
  }

  #defend(message: NbfMessage, frame: Frame, adapter: Adapter): void {
    const { context, entries, names } = this.#options;
    const reached = entries.filter((entry) => entry.adapter === adapter.index);
    const { sourceName, responseCorrelator } = message;
    if (!sourceName || !names.find(sourceName, reached)) return;
    const answer: NbfMessage = {
      protocol: 'nbf',
      llc: 'UI',
      command: 'add-name-response',
      destinationName: sourceName,
      sourceName,
      ...(responseCorrelator === undefined ? {} : { transmitCorrelator: responseCorrelator }),
    };
    sendFrame(context, { adapter, destinationMac: frame.sourceMac, message: answer, rule: 'nbf.defence' });
  }
}
