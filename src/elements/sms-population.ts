// Many computers set up like one of the scenario, each of which needs a server once: what is asked, alone or beside another
// population, and what comes. Played in a worker; the results grow as they come.
import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { countText, differenceText, listTitle, modelText, sameServerText, sampleText } from '../lab/index.ts';
import { loadPopulation } from '../page/index.ts';
import type {
  ConnectionChoice,
  Population,
  PopulationClient,
  PopulationOptions,
  Scenario,
} from '../scenarios/index.ts';
import { populationClients } from '../scenarios/index.ts';
import { findRule } from '../rules/index.ts';
import { mark } from './icons.ts';
import './sms-population-bars.ts';
import { populationStyles } from './styles/population-styles.ts';
import { shared } from './styles/shared.ts';

/** One population: what is chosen for it, and how far it is. */
interface Side {
  readonly host: string;
  /** Place among `wishesOf` the client. */
  readonly wish: number;
  readonly connections: ConnectionChoice;
  readonly model: string;
  readonly population?: Population | undefined;
  readonly problem?: string | undefined;
}

type Wish = Pick<PopulationOptions, 'site' | 'packages'> & { readonly words: string };

const sizes = [1, 30, 10_000, 100_000] as const;
const modelRule = 'access-point.choice';

const connectionWords: Readonly<Record<ConnectionChoice, string>> = {
  all: 'as in the scenario',
  'without-letters': 'without drive letters',
  none: 'none',
};

/**
 * @property scenario The scenario that is open.
 * @property readings Those of the run in hand: a population begins with them.
 * @property seed That of the run in hand, likewise.
 */
@customElement('sms-population')
export class SmsPopulation extends LitElement {
  static override styles = [shared, populationStyles];

  @property({ attribute: false }) scenario: Scenario | undefined;
  @property({ attribute: false }) readings: Readonly<Record<string, string>> = {};
  @property({ type: Number }) seed = 0;
  @state() private sides: readonly Side[] = [];
  @state() private needs: number = 30;
  @state() private ownSeed = 0;
  @state() private told = '';
  @state() private stopping: AbortController | undefined;

  #clients: readonly PopulationClient[] = [];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopping?.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('seed')) this.ownSeed = this.seed;
    if (!changed.has('scenario')) return;
    this.stopping?.abort();
    this.told = '';
    this.#clients = this.scenario ? populationClients(this.scenario) : [];
    const model = this.readings[modelRule] ?? this.scenario?.readings?.[modelRule] ?? '';
    this.sides = [{ host: this.#clients[0]?.host ?? '', wish: 0, connections: 'all', model }];
  }

  #change(place: number, change: Partial<Side>): void {
    this.sides = this.sides.map((side, other) => (other === place ? { ...side, ...change } : side));
  }

  /** Beside the first: the same without its drive letters if it has any, else the same under the next reading. */
  #compare(): void {
    const [first] = this.sides;
    if (!first) return;
    if (this.sides.length > 1) {
      this.sides = [first];
      return;
    }
    const client = this.#clients.find(({ host }) => host === first.host);
    const models = modelNames();
    const other = models[(models.indexOf(first.model) + 1) % models.length] ?? '';
    const change = client?.hasLetters ? { connections: 'without-letters' as const } : { model: other };
    this.sides = [first, { ...first, population: undefined, problem: undefined, ...change }];
  }

  async #run(): Promise<void> {
    const { scenario } = this;
    if (!scenario || this.stopping) return;
    const stopping = new AbortController();
    this.stopping = stopping;
    this.told = '';
    this.sides = this.sides.map(({ population: _, problem: __, ...side }) => side);
    const { populationOf } = await loadPopulation();
    const play = async (side: Side, place: number): Promise<void> => {
      const show = (population: Population): void => {
        if (this.stopping === stopping) this.#change(place, { population });
      };
      try {
        const options = { ...this.#options(side), onProgress: show, signal: stopping.signal };
        show(await populationOf(scenario, options));
      } catch (error) {
        if (this.stopping === stopping) this.#change(place, { problem: (error as Error).message });
      }
    };
    await Promise.all(this.sides.map(play));
    if (this.stopping !== stopping) return;
    this.stopping = undefined;
    this.told = this.sides.flatMap(({ population }) => (population ? [`${sampleText(population)}.`] : [])).join(' ');
  }

  #options({ host, wish, connections, model }: Side): PopulationOptions {
    const client = this.#clients.find((one) => one.host === host);
    const { words: _, ...wanted } = (client && wishesOf(client)[wish]) ?? { words: '' };
    return {
      host,
      ...wanted,
      connections,
      needs: this.needs,
      seed: this.ownSeed,
      readings: { ...this.readings, ...(model === '' ? {} : { [modelRule]: model }) },
    };
  }

  protected override render() {
    if (this.#clients.length === 0) return html`<p>No computer of this scenario has a list of servers.</p>`;
    const isTwo = this.sides.length > 1;
    const [a, b] = this.sides;
    const apart = a?.population && b?.population ? differenceText(a.population, b.population) : undefined;
    return html`
      <p class="intro">
        Many computers set up like one of this scenario. Each needs a server once; the servers answer at once, so no
        frame is sent and no time passes. What decides is the statechart of the run.
      </p>
      <div class="asked">
        <div class="field">
          <span id="how-many">How many</span>
          <div class="segments" role="group" aria-labelledby="how-many">
            ${sizes.map(
              (size) =>
                html`<button type="button" aria-pressed=${size === this.needs} @click=${() => (this.needs = size)}>
                  ${countText(size)}
                </button>`,
            )}
          </div>
        </div>
        <label>
          Seed
          <input
            type="number"
            min="0"
            step="1"
            .value=${String(this.ownSeed)}
            @change=${(event: Event) => this.#typed(event.target as HTMLInputElement)}
          />
        </label>
        ${
          this.stopping
            ? html`<button type="button" class="button primary" @click=${() => this.stopping?.abort()}>Stop</button>`
            : html`<button type="button" class="button primary" @click=${() => void this.#run()}>Draw</button>`
        }
        <button
          type="button"
          class="button"
          aria-pressed=${isTwo}
          ?disabled=${this.stopping !== undefined}
          @click=${() => this.#compare()}
        >
          Compare two
        </button>
      </div>
      ${apart === undefined ? nothing : html`<p class="apart">${apart}</p>`}
      <div class=${isTwo ? 'sides two' : 'sides'}>
        ${this.sides.map((side, place) => this.#side(side, place, isTwo))}
      </div>
      <p class="for-the-ear" role="status">${this.told}</p>
    `;
  }

  #typed(input: HTMLInputElement): void {
    const seed = Number(input.value);
    if (input.value !== '' && Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32) this.ownSeed = seed;
    else input.value = String(this.ownSeed);
  }

  #side(side: Side, place: number, isTwo: boolean): TemplateResult {
    const { population, problem } = side;
    const letter = 'AB'[place] ?? '';
    return html`<section aria-label=${isTwo ? `Population ${letter}` : 'Population'}>
      ${isTwo ? html`<h3>${letter}</h3>` : nothing}
      <div class="choices">${this.#choices(side, place)}</div>
      ${
        problem === undefined
          ? nothing
          : html`<p class="problem" role="alert">${mark('refused')}<span>${problem}</span></p>`
      }
      ${population ? this.#results(population) : nothing}
    </section>`;
  }

  #results(population: Population): TemplateResult {
    const { needs, asked, lists } = population;
    const same = sameServerText(population);
    return html`${
        this.stopping ? html`<progress aria-label="Computers done" max=${asked} .value=${needs}></progress>` : nothing
      }
      <p class="sample">${sampleText(population)}</p>
      ${same === undefined ? nothing : html`<p class="same">${same}</p>`}
      ${lists.map((_, list) => html`<sms-population-bars .population=${population} .place=${list}></sms-population-bars>`)}`;
  }

  #choices(side: Side, place: number): TemplateResult[] {
    const client = this.#clients.find(({ host }) => host === side.host);
    const wishes = client ? wishesOf(client) : [];
    const hosts = this.#clients.map(({ host }) => ({ value: host, words: host }));
    const models = findRule(modelRule)?.readings ?? [];
    const connections = (Object.keys(connectionWords) as ConnectionChoice[])
      .filter((choice) => choice !== 'without-letters' || client?.hasLetters)
      .map((value) => ({ value, words: connectionWords[value] }));
    const hasConnections = client?.hasLetters === true || client?.hasDeviceless === true;
    const changed = (change: Partial<Side>) =>
      this.#change(place, { population: undefined, problem: undefined, ...change });
    return [
      this.#choice('Computer', side.host, hosts, (host) => changed({ host, wish: 0, connections: 'all' })),
      this.#choice(
        'Needs',
        String(side.wish),
        wishes.map(({ words }, number) => ({ value: String(number), words })),
        (value) => changed({ wish: Number(value) }),
      ),
      ...(hasConnections
        ? [
            this.#choice('Connections it has', side.connections, connections, (value) =>
              changed({ connections: value as ConnectionChoice }),
            ),
          ]
        : []),
      this.#choice(
        'How it chooses',
        side.model === '' ? (models[0]?.name ?? '') : side.model,
        models.map(({ name }) => ({ value: name, words: modelText(name) })),
        (model) => changed({ model }),
      ),
    ];
  }

  #choice(
    label: string,
    chosen: string,
    options: readonly { readonly value: string; readonly words: string }[],
    choose: (value: string) => void,
  ): TemplateResult {
    const [first] = options;
    if (options.length === 1 && first) return html`<p>${label}: ${first.words}</p>`;
    return html`<label>
      ${label}
      <select
        ?disabled=${this.stopping !== undefined}
        @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}
      >
        ${options.map(
          ({ value, words }) => html`<option value=${value} .selected=${value === chosen}>${words}</option>`,
        )}
      </select>
    </label>`;
  }
}

/** What a client can need: each of its lists, and, with several packages, the first two of them one after the other. */
function wishesOf({ lists }: PopulationClient): Wish[] {
  const each = lists.map((list) => ({
    ...(list.list === 'cap' ? { site: list.of } : { packages: [list.of] }),
    words: `one of the ${listTitle(list)} (${list.servers.length})`,
  }));
  const packages = lists.filter(({ list }) => list === 'dp').map(({ of }) => of);
  const pairs = packages.flatMap((first, place) =>
    packages.slice(place + 1).map((second) => ({
      packages: [first, second],
      words: `packages ${first} and ${second}, one after the other`,
    })),
  );
  return [...each, ...pairs];
}

function modelNames(): string[] {
  return (findRule(modelRule)?.readings ?? []).map(({ name }) => name);
}
