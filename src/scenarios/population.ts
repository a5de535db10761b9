// A population of clients set up like one client of a scenario, each of which needs a server once, or one server after the
// other: what it is asked for, how it plays, and what comes out. No network, no time: `../statecharts/population` says why.
import type { ListTally, PopulationSettings, PopulationTally } from '../statecharts/index.ts';
import { NeedPopulation, chooseBySeed } from '../statecharts/index.ts';

/** All that a population needs to play, as plain data: the same plan gives the same population. */
export interface PopulationPlan {
  readonly scenario: string;
  readonly seed: number;
  /** How many clients. */
  readonly needs: number;
  readonly settings: PopulationSettings;
}

/** How far a population has come, or its end. */
export interface Population {
  readonly scenario: string;
  /** The client that all of them are like. */
  readonly host: string;
  readonly seed: number;
  /** Clients asked for, and clients that have had their needs. */
  readonly asked: number;
  readonly needs: number;
  readonly isWhole: boolean;
  readonly lists: readonly Readonly<ListTally>[];
  /** Of several lists: clients that took everything from one and the same server. */
  readonly sameServer?: number;
}

export class PopulationUnderWay {
  readonly #plan: PopulationPlan;
  readonly #population: NeedPopulation;

  constructor(plan: PopulationPlan) {
    this.#plan = plan;
    this.#population = new NeedPopulation(plan.settings, chooseBySeed(plan.seed));
  }

  /** Plays so many clients more, at most. False when all have had their needs. */
  advance(clients: number): boolean {
    const left = this.#plan.needs - this.#population.tally.clients;
    this.#population.play(Math.min(left, clients));
    return left > clients;
  }

  result(): Population {
    return populationOf(this.#plan, this.#population.tally);
  }
}

function populationOf({ scenario, seed, needs, settings }: PopulationPlan, tally: PopulationTally): Population {
  const { clients, lists, sameServer } = copyOf(tally);
  return {
    scenario,
    host: settings.host,
    seed,
    asked: needs,
    needs: clients,
    isWhole: clients === needs,
    lists,
    ...(lists.length > 1 ? { sameServer } : {}),
  };
}

/** The tally goes on counting; what was told stays as it was. */
function copyOf(tally: PopulationTally): PopulationTally {
  return {
    ...tally,
    lists: tally.lists.map((list) => ({
      ...list,
      servers: list.servers.map((server) => ({ ...server })),
      reasons: { ...list.reasons },
    })),
  };
}

/** Plays a whole population at once. */
export function playPopulation(plan: PopulationPlan): Population {
  const population = new PopulationUnderWay(plan);
  population.advance(plan.needs);
  return population.result();
}
