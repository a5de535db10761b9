// Events to send to the actor looked at: those its states can take, one click each, and a form for any other with its payload.
// Where nothing can be sent, everything stands there disabled, with the reason.
import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ActorRun, SendableEvents, Viewing } from '../index.ts';
import {
  seenEvent,
  seenPayload,
  seenTypes,
  sendableEvents,
  shortName,
  startSending,
  whySendingIsOff,
} from '../index.ts';
import { baseStyles, fieldStyles } from './chart-styles.ts';
import { KeptFocus } from './kept-focus.ts';
import { ViewingNews } from './viewing-news.ts';

/** So many events get a button, and so many stand in the list of the form. */
const offeredMax = 60;
const typesMax = 500;
const nothingOffered: SendableEvents = { offered: [], internal: [], forbidden: [] };

/** @property viewing What is looked at; its `send` sends. */
@customElement('chart-send')
export class ChartSend extends LitElement {
  static override styles = [
    baseStyles,
    fieldStyles,
    css`
      :host {
        padding: 0 16px 16px;
      }
      h2 {
        margin: 8px 0 4px;
        font-size: inherit;
        font-weight: 650;
      }
      .events {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin: 4px 0;
      }
      form {
        display: grid;
        gap: 4px;
        margin: 8px 0;
        max-width: 640px;
      }
      form .events {
        margin: 4px 0 0;
      }
      p {
        margin: 4px 0;
      }
      .second {
        color: var(--ink-2, #3d4955);
      }
      .problem {
        color: var(--refuse-ink, #852500);
        font-weight: 600;
      }
      .sent {
        overflow-wrap: anywhere;
      }
      .primary:not(:disabled) {
        background: var(--ink, #15202b);
        border-color: var(--ink, #15202b);
        color: var(--surface, #ffffff);
      }
      details summary {
        min-height: 44px;
        padding: 12px 0;
        font-weight: 600;
        cursor: pointer;
      }
    `,
  ];

  @property({ attribute: false }) viewing: Viewing | undefined;
  #run: ActorRun | undefined;
  #service = startSending(
    (event) => {
      const { viewing } = this;
      if (viewing?.run) viewing.send?.(viewing.run, event);
    },
    () => this.requestUpdate(),
  );

  constructor() {
    super();
    new ViewingNews(this);
    new KeptFocus(this);
  }

  override willUpdate(_changed: PropertyValues): void {
    const run = this.viewing?.run;
    if (run !== this.#run && this.#run !== undefined) this.#service.send('actor.changed');
    this.#run = run;
  }

  #sendSeen(type: string): void {
    const { viewing } = this;
    if (viewing?.run) this.#service.send({ type: 'event.chosen', event: seenEvent(viewing.store, viewing.run, type) });
  }

  #openForm(eventType: string): void {
    const { viewing } = this;
    const type = eventType.endsWith('*') ? eventType.slice(0, -1) : eventType;
    const payload = viewing?.run && type !== '' ? seenPayload(viewing.store, viewing.run, type) : '{}';
    this.#service.send({ type: 'form.opened', eventType: type, payload });
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(type === '' ? 'input' : 'textarea')?.focus(),
    );
  }

  #closeForm(): void {
    this.#service.send('form.closed');
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.other')?.focus());
  }

  #onChange(): void {
    this.#service.send({
      type: 'form.changed',
      eventType: this.renderRoot.querySelector('input')?.value ?? '',
      payload: this.renderRoot.querySelector('textarea')?.value ?? '',
    });
  }

  /** The newest event of that type fills the form. */
  #onTypeChosen(): void {
    const { payload, type } = this.#service.state.context;
    const { viewing } = this;
    if (!viewing?.run || payload.trim() !== '{}' || type === '') return;
    this.#service.send({
      type: 'form.changed',
      eventType: type,
      payload: seenPayload(viewing.store, viewing.run, type),
    });
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    this.#service.send('send.chosen');
    if (this.#service.state.matches('writing.faulty'))
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }

  override render(): TemplateResult {
    const { viewing } = this;
    const run = viewing?.run;
    const newest = run?.moments.at(-1);
    const why = whySendingIsOff(viewing, run);
    const events = run?.graph && newest ? sendableEvents(run.graph, newest.active) : nothingOffered;
    const { sent } = this.#service.state.context;
    const isPast = viewing !== undefined && viewing.moment !== newest;
    return html`<section aria-label="Send an event">
      <h2>Send an event</h2>
      ${why === undefined ? nothing : html`<p class="second" id="why">${why}</p>`}
      ${why === undefined && isPast ? html`<p class="second">It goes to the actor as it is now, not to the moment shown.</p>` : nothing}
      ${run?.graph && events.offered.length === 0 ? html`<p class="second">As it is now, it takes no events.</p>` : nothing}
      <div class="events">
        ${events.offered.slice(0, offeredMax).map((event) => this.#renderOffer(event.type, event.isPattern, why))}
      </div>
      ${
        events.offered.length > offeredMax
          ? html`<p class="second">And ${events.offered.length - offeredMax} more: write their names in the form.</p>`
          : nothing
      }
      ${
        events.forbidden.length > 0
          ? html`<p class="second">Taken without effect here: ${shortName(events.forbidden.join(', '))}.</p>`
          : nothing
      }
      ${
        events.internal.length > 0
          ? html`<details>
              <summary>Events that the app sends itself</summary>
              <div class="events">
                ${events.internal.slice(0, offeredMax).map((event) => this.#renderOffer(event.type, false, why))}
              </div>
            </details>`
          : nothing
      }
      ${this.#service.state.matches('writing') ? this.#renderForm(events, run, why) : this.#renderOther(why)}
      <p class="sent" role="status">${sent === undefined ? '' : `sent ${sent}`}</p>
    </section>`;
  }

  #renderOther(why: string | undefined): TemplateResult {
    return html`<button class="other" ?disabled=${why !== undefined} @click=${() => this.#openForm('')}>
      Other event or payload …
    </button>`;
  }

  #renderOffer(type: string, isPattern: boolean, why: string | undefined): TemplateResult {
    const isOff = why !== undefined;
    if (isPattern)
      return html`<button ?disabled=${isOff} @click=${() => this.#openForm(type)}>
        ${type === '*' ? 'Any event' : `${shortName(type)} …`}
      </button>`;
    return html`<button ?disabled=${isOff} @click=${() => this.#sendSeen(type)}>${shortName(type)}</button>`;
  }

  #renderForm({ offered }: SendableEvents, run: ActorRun | undefined, why: string | undefined): TemplateResult {
    const { type, payload, problem } = this.#service.state.context;
    const isTypeFaulty = problem !== undefined && /^The event|stands for many/.test(problem);
    const types = new Set([...offered.filter(({ isPattern }) => !isPattern).map((event) => event.type)]);
    for (const seen of run ? seenTypes(run) : []) types.add(seen);
    return html`<form @submit=${this.#onSubmit} novalidate>
      <label for="type">Type of the event</label>
      <input
        id="type"
        list="types"
        autocomplete="off"
        spellcheck="false"
        aria-invalid=${String(isTypeFaulty)}
        aria-describedby="problem"
        .value=${type}
        @input=${this.#onChange}
        @change=${this.#onTypeChosen}
      />
      <datalist id="types">
        ${[...types].slice(0, typesMax).map((known) => html`<option value=${known}></option>`)}
      </datalist>
      <label for="payload">Payload as JSON</label>
      <textarea
        id="payload"
        rows="4"
        spellcheck="false"
        aria-invalid=${String(problem !== undefined && !isTypeFaulty)}
        aria-describedby="problem"
        .value=${payload}
        @input=${this.#onChange}
      ></textarea>
      <p class="problem" id="problem" role="alert">${problem ?? ''}</p>
      <div class="events">
        <button class="primary" type="submit" ?disabled=${why !== undefined}>Send</button>
        <button type="button" @click=${() => this.#closeForm()}>Close the form</button>
      </div>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-send': ChartSend;
  }
}
