// Plays a simulated machine by hand: switches for its guards, its timers, its invoked actors, its events, and a new beginning.
import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ActorRun, GuardSwitch, Simulation, Viewing } from '../index.ts';
import { nameWords, timeWords } from '../index.ts';
import { loadMachineFiles, oncePerFrame } from '../page/index.ts';
import { errorWords } from './actor-words.ts';
import { baseStyles } from './chart-styles.ts';
import { tellOpened } from './chosen-events.ts';
import { simulationStyles } from './simulation-styles.ts';

const modeWords = {
  'by hand': 'Time passes when you let it pass.',
  'by clock': 'Time passes by the clock.',
  held: 'A breakpoint was met: time stands still, and events wait. Go back to live to go on.',
  ended: 'The machine has ended.',
};

/**
 * @property viewing What is looked at; its actor may be a simulated one.
 * @fires chart-machine-opened The chart of a saved run is played; `detail` is `{ words }`.
 */
@customElement('chart-simulation')
export class ChartSimulation extends LitElement {
  static override styles = [baseStyles, simulationStyles];

  @property({ attribute: false, hasChanged: () => true }) viewing: Viewing | undefined;
  @state() private problem: string | undefined;
  #run: ActorRun | undefined;
  #simulation: Simulation | undefined;
  #find: ((viewing: Viewing) => Simulation | undefined) | undefined;
  #unsubscribe: (() => void) | undefined;
  #redrawSoon = oncePerFrame(() => this.requestUpdate());

  override connectedCallback(): void {
    super.connectedCallback();
    void loadMachineFiles().then(({ simulationsOf }) => {
      this.#find = (viewing) => simulationsOf(viewing).of(viewing.run);
      this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
    this.#simulation = undefined;
  }

  override willUpdate(_changed: PropertyValues<this>): void {
    // What was said of one actor is not so of another.
    if (this.viewing?.run !== this.#run) this.problem = undefined;
    this.#run = this.viewing?.run;
    const found = this.viewing && this.#find?.(this.viewing);
    if (found === this.#simulation) return;
    this.#unsubscribe?.();
    this.#simulation = found;
    this.problem = undefined;
    this.#unsubscribe = found?.subscribe(this.#redrawSoon);
  }

  override render(): TemplateResult {
    const simulation = this.#simulation;
    if (simulation === undefined) return this.#renderSaved();
    return html`<p role="status">${modeWords[simulation.mode]} ${this.#errorOf(simulation)}</p>
      ${this.#renderTime(simulation)} ${this.#renderInvokes(simulation)} ${this.#renderGuards(simulation)}
      ${this.#renderDelays(simulation)}
      <section>
        <button @click=${() => this.#restart(simulation)}>Restart</button>
      </section>`;
  }

  #errorOf({ actor, mode }: Simulation): string {
    const error = mode === 'ended' ? errorWords(this.viewing?.store.run(actor)?.moments.at(-1)) : '';
    return error === '' ? '' : `It failed: ${error.replace(/\.$/, '')}.`;
  }

  /** The chart of a saved run can be played all the same, from its beginning. */
  #renderSaved(): TemplateResult {
    const { viewing } = this;
    const run = viewing?.run;
    const isSaved = viewing?.store.source(run?.source ?? '')?.protocol === 'session';
    if (viewing === undefined || run?.definitionText === undefined || !isSaved)
      return html`<p>This actor cannot be played from here: it is an app's, or an earlier run.</p>`;
    return html`<p>This is a saved run. Its chart can be played from the beginning; the run stays as it is.</p>
      <button @click=${() => void this.#simulate(viewing, run.definitionText ?? '', run.name)}>
        Simulate this chart
      </button>
      <p role="status">${this.problem ?? ''}</p>`;
  }

  async #simulate(viewing: Viewing, definition: string, name: string): Promise<void> {
    const { kind, words, lines } = await (await loadMachineFiles()).openText(viewing, definition, name);
    if (kind === 'machine') tellOpened(this, words);
    else this.problem = [words, ...lines].join(' ');
  }

  #renderTime(simulation: Simulation): TemplateResult {
    const { timers, mode } = simulation;
    const cannotPass = mode === 'held' || mode === 'ended';
    return html`<section>
      <h2>Time</h2>
      <div class="row">
        <button ?disabled=${timers.length === 0 || cannotPass} @click=${() => simulation.advanceToNext()}>
          Next timer
        </button>
        <button ?disabled=${cannotPass} @click=${() => simulation.advance(1000)}>Let 1 s pass</button>
        <button ?disabled=${cannotPass} @click=${() => simulation.advance(60_000)}>Let 1 min pass</button>
        <button
          aria-pressed=${mode === 'by clock' ? 'true' : 'false'}
          ?disabled=${cannotPass}
          @click=${() => (mode === 'by clock' ? simulation.stopClock() : simulation.startClock())}
        >
          Real time
        </button>
      </div>
      ${
        timers.length === 0
          ? html`<p>No timer runs.</p>`
          : html`<ul>
              ${timers.map(
                ({ id, state: stateId, remainingMs }) =>
                  html`<li>
                    <span
                      >${this.#nameOf(stateId)}:
                      ${remainingMs === Infinity ? 'of unknown length' : `in ${timeWords(remainingMs)}`}</span
                    >
                    <button
                      aria-label=${`Fire the timer of ${this.#nameOf(stateId)}`}
                      ?disabled=${cannotPass}
                      @click=${() => simulation.fireTimer(id)}
                    >
                      Fire
                    </button>
                  </li>`,
              )}
            </ul>`
      }
    </section>`;
  }

  #renderInvokes(simulation: Simulation): TemplateResult | typeof nothing {
    const { invokes } = simulation;
    if (invokes.length === 0) return nothing;
    return html`<section>
      <h2>Invoked actors</h2>
      <label for="data">What they give back, or why they fail, as JSON (may stay empty)</label>
      <textarea id="data" rows="2" spellcheck="false" aria-describedby="data-problem"></textarea>
      <p id="data-problem" role="status">${this.problem ?? ''}</p>
      <ul>
        ${invokes.map(
          ({ key, id, src, canFail }) =>
            html`<li>
              <span>${src === '' || src === id ? id : `${id} (source ${src})`}</span>
              <button aria-label=${`${id} is done`} @click=${() => this.#end(simulation, key, 'done')}>Done</button>
              <button
                aria-label=${`${id} fails`}
                title=${canFail ? '' : 'No transition hears of its failing.'}
                ?disabled=${!canFail}
                @click=${() => this.#end(simulation, key, 'failed')}
              >
                Fails
              </button>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #renderGuards(simulation: Simulation): TemplateResult | typeof nothing {
    const { guards } = simulation;
    if (guards.length === 0) return nothing;
    return html`<section>
      <h2>Guards</h2>
      <ul>
        ${guards.map(
          (guard) =>
            html`<li>
              <label class="switch">
                <input
                  type="checkbox"
                  .checked=${guard.holds}
                  @change=${(event: Event) =>
                    simulation.setGuard(guard.key, (event.target as HTMLInputElement).checked)}
                />
                ${this.#guardName(guard)} holds
              </label>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #renderDelays(simulation: Simulation): TemplateResult | typeof nothing {
    const { delays } = simulation;
    if (delays.length === 0) return nothing;
    return html`<section>
      <h2>Lengths of delays</h2>
      <ul>
        ${delays.map(
          ({ name, ms }) =>
            html`<li>
              <label class="length">
                Delay ${name} in milliseconds
                <input
                  type="number"
                  min="0"
                  .value=${ms === undefined ? '' : String(ms)}
                  @change=${(event: Event) => {
                    const { value } = event.target as HTMLInputElement;
                    simulation.setDelay(name, value === '' ? undefined : Number(value));
                  }}
                />
              </label>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #end(simulation: Simulation, key: string, end: 'done' | 'failed'): void {
    const text = this.renderRoot.querySelector('textarea')?.value.trim() ?? '';
    try {
      simulation.endInvoke(key, end, text === '' ? undefined : (JSON.parse(text) as unknown));
      this.problem = undefined;
    } catch {
      this.problem = 'This is not JSON: texts stand in double quotes.';
    }
  }

  #restart(simulation: Simulation): void {
    simulation.restart();
    this.viewing?.chooseActor(simulation.actor);
    this.viewing?.goLive();
  }

  #nameOf(stateId: string): string {
    const graph = this.#simulation?.graph;
    return nameWords(graph, 'state', graph?.nodes.get(stateId)?.key ?? stateId);
  }

  #guardName({ name, edge }: GuardSwitch): string {
    return name === 'inline' || name === ''
      ? `The guard of ${this.#nameOf(edge.source)} on ${edge.event}`
      : nameWords(this.#simulation?.graph, 'guard', name);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-simulation': ChartSimulation;
  }
}
