// Many clients, each of which needs a server from one list or from several, one after the other: the statechart of one need,
// compiled, with answers at once. Draws are those of the seed, in the order of the clients.
import type { SelectionModel } from '../../sms/index.ts';
import type { Choice } from '../../world/index.ts';
import { seededDecider } from '../../world/index.ts';
import { emptyNeed } from '../client/access-point-need-decisions.ts';
import type { AccessPointNeedContext, PickReason } from '../client/access-point-need-ports.ts';
import { accessPointNeed } from '../client/access-point-need.ts';
import { TablePlayer, compileChart } from '../compiled/index.ts';
import type { ChartTables, TableActor } from '../compiled/index.ts';
import { AnswersAtOnce } from './answers-at-once.ts';
import type { Choose, WantedList } from './answers-at-once.ts';

export interface PopulationSettings {
  /** The client that all of them are like. */
  readonly host: string;
  readonly isNtFamily: boolean;
  readonly model: SelectionModel;
  /** At least one; each client needs them in this order. */
  readonly wanted: readonly WantedList[];
}

/** What became of the needs for one list. */
export interface ListTally {
  readonly list: 'cap' | 'dp';
  readonly of: string;
  /** In the order of the list. */
  readonly servers: { readonly server: string; taken: number }[];
  readonly reasons: Record<PickReason, number>;
  /** Needs for which no server was left. */
  none: number;
}

export interface PopulationTally {
  clients: number;
  readonly lists: readonly ListTally[];
  /** Clients that took all they needed from one and the same server; of one list it says nothing. */
  sameServer: number;
}

/** How one need ended. */
export type NeedEnd = Pick<AccessPointNeedContext, 'picked' | 'reason'> & { readonly isConnected: boolean };

let tables: ChartTables | undefined;

/** Read once: what a need does is the same for every population. */
export function needTables(): ChartTables {
  const unheard = new AnswersAtOnce({ host: '', wanted: noList, choose: () => 0 });
  return (tables ??= compileChart(accessPointNeed({ context: emptyNeed, ports: unheard })));
}

const noList: WantedList = {
  list: 'cap',
  of: '',
  share: '',
  client: {
    servers: [],
    preferred: [],
    usesPreferred: false,
    usesExisting: false,
    usesRandom: false,
    connections: [],
    user: null,
    accounts: [],
  },
  servers: {},
};

/** A need before it has begun. */
export function beforeNeed(
  { host, isNtFamily, model }: PopulationSettings,
  wanted: WantedList,
): AccessPointNeedContext {
  const { list, of, share } = wanted;
  return { ...emptyNeed, need: `${host}/access-point-need`, list, of, share, model, isNtFamily };
}

export class NeedPopulation {
  readonly settings: PopulationSettings;
  readonly tally: PopulationTally;
  readonly #ports: AnswersAtOnce;
  readonly #actor: TableActor;
  readonly #contexts: readonly AccessPointNeedContext[];
  readonly #places: readonly ReadonlyMap<string, number>[];

  constructor(settings: PopulationSettings, choose: Choose) {
    const [first] = settings.wanted;
    if (!first) throw new Error('A population needs a list to take from.');
    this.settings = settings;
    this.#ports = new AnswersAtOnce({ host: settings.host, wanted: first, choose });
    this.#contexts = settings.wanted.map((wanted) => beforeNeed(settings, wanted));
    this.#places = settings.wanted.map(({ client }) => new Map(client.servers.map((server, place) => [server, place])));
    const machine = accessPointNeed({ context: emptyNeed, ports: this.#ports });
    this.#actor = new TablePlayer(needTables(), machine).actor();
    this.#ports.send = (event) => this.#actor.send(event);
    this.tally = emptyTally(settings);
  }

  /** Plays so many clients more. */
  play(clients: number): void {
    const { wanted } = this.settings;
    for (let client = 0; client < clients; client += 1) {
      let all: string | undefined;
      let isSame = true;
      for (let place = 0; place < wanted.length; place += 1) {
        const end = this.#need(place);
        this.#count(place, end);
        all ??= end.picked ?? undefined;
        isSame &&= end.isConnected && end.picked === all;
      }
      this.tally.clients += 1;
      if (isSame) this.tally.sameServer += 1;
    }
  }

  #need(place: number): NeedEnd {
    this.#ports.begin(this.settings.wanted[place] as WantedList);
    this.#actor.start(this.#contexts[place] as AccessPointNeedContext);
    const { picked, reason } = this.#actor.context as AccessPointNeedContext;
    return { picked, reason, isConnected: this.#actor.configuration === 'done' };
  }

  #count(place: number, { picked, reason, isConnected }: NeedEnd): void {
    const list = this.tally.lists[place] as ListTally;
    const server = list.servers[this.#places[place]?.get(picked ?? '') ?? -1];
    if (!isConnected || !server || reason === null) {
      list.none += 1;
      return;
    }
    server.taken += 1;
    list.reasons[reason] += 1;
  }
}

function emptyTally({ wanted }: PopulationSettings): PopulationTally {
  return {
    clients: 0,
    lists: wanted.map(({ list, of, client }) => ({
      list,
      of,
      servers: client.servers.map((server) => ({ server, taken: 0 })),
      reasons: { only: 0, random: 0, preferred: 0, existing: 0 },
      none: 0,
    })),
    sameServer: 0,
  };
}

/** Draws as a run's world does with this seed. */
export function chooseBySeed(seed: number, record?: (choice: Omit<Choice, 'atMs'>) => void): Choose {
  const decide = seededDecider(seed);
  let asked = 0;
  return (question) => {
    const taken = decide(question, asked);
    asked += 1;
    record?.({ question: question.question, options: [...question.options], taken });
    return taken;
  };
}
