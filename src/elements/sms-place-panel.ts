// One computer or cable of the stage: what is known of it now, and what a person can do there. It takes the place of the
// script where there is room, and is a dialog elsewhere.
import { LitElement, css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ActNow, StageFacts } from '../lab/index.ts';
import { hostWords, noFacts, segmentWords } from '../lab/index.ts';
import type { ActForm, FlagMoves, FormProblem, Scenario } from '../scenarios/index.ts';
import { actFormsAt, readActForm } from '../scenarios/index.ts';
import { connectionTable, connectionTableStyles } from './connection-table.ts';
import { icon } from './icons.ts';
import type { ActFilled, SmsActForm } from './sms-act-form.ts';
import './sms-act-form.ts';
import { dialogStyles } from './styles/dialog-styles.ts';
import { shared } from './styles/shared.ts';

/** A computer or a cable, by its name. */
export type Place = { readonly host: string } | { readonly segment: string };

/**
 * @property place Which.
 * @property scenario The scenario that is open.
 * @property flags Moments of it that are moved.
 * @property atMs The moment shown.
 * @property known What is known at that moment.
 * @property isDialog There is no room for it beside the stage.
 * @fires sms-act-given Something shall be done; `detail` is the act.
 * @fires sms-place-wanted Another computer or cable; `detail` says which.
 * @fires sms-place-closed Nothing more of it is wanted.
 */
@customElement('sms-place-panel')
export class SmsPlacePanel extends LitElement {
  static override styles = [
    shared,
    dialogStyles,
    connectionTableStyles,
    css`
      :host {
        display: block;
        overflow: auto;
        background: var(--surface);
      }
      .panel {
        padding: 0.5rem 1rem 1rem;
      }
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 0.5rem;
      }
      h2 {
        font-size: 1.5rem;
        overflow-wrap: anywhere;
      }
      h3 {
        font-size: 1rem;
        font-weight: 650;
      }
      section {
        margin-block-start: 0.75rem;
        padding-block-start: 0.75rem;
        border-block-start: var(--w1) solid var(--line);
      }
      .facts {
        display: grid;
        gap: 0.25rem;
        margin-block-start: 0.25rem;
        list-style: none;
        overflow-wrap: anywhere;
      }
      .now {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        margin-block-start: 0.5rem;
      }
      .off {
        margin-block-start: 0.25rem;
        color: var(--ink-2);
      }
      summary {
        min-height: var(--target);
        padding-block: 0.75rem;
        cursor: pointer;
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) place: Place | undefined;
  @property({ attribute: false }) scenario: Scenario | undefined;
  @property({ attribute: false }) flags: FlagMoves = {};
  @property({ type: Number }) atMs = 0;
  @property({ attribute: false }) known: StageFacts = noFacts;
  @property({ type: Boolean }) isDialog = false;
  @state() private wrong: { act: string; problems: readonly FormProblem[] } | undefined;
  /** Made when the place or what is known changes, not at every frame of a flight. */
  #forms: readonly ActForm[] = [];
  #facts: readonly string[] = [];

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('h2')?.focus());
  }

  /** Facts are the same object while nothing changes. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    const { place, scenario, known } = this;
    if (changed.has('place')) this.wrong = undefined;
    if (!place || !scenario) return;
    if (changed.has('place') || changed.has('scenario')) this.#forms = actFormsAt(scenario, place);
    if (changed.has('place') || changed.has('scenario') || changed.has('known'))
      this.#facts =
        'host' in place ? hostWords(scenario, known, place.host) : segmentWords(scenario, known, place.segment);
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  #fire(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || this.isDialog) return;
    event.preventDefault();
    this.#fire('sms-place-closed');
  }

  #do(form: ActForm, values: Readonly<Record<string, string>>): void {
    const { scenario, flags, atMs, place } = this;
    if (!scenario || !place) return;
    const read = readActForm({ scenario, flags, atMs }, place, form, values);
    if ('problems' in read) {
      this.wrong = { act: form.act, problems: read.problems };
      const element = [...this.renderRoot.querySelectorAll<SmsActForm>('sms-act-form')].find(
        (one) => one.form?.act === form.act,
      );
      if (element) void this.updateComplete.then(() => element.focusProblem());
      return;
    }
    this.wrong = undefined;
    const { atMs: _, ...act } = read.act;
    this.#fire('sms-act-given', act as ActNow);
  }

  protected override render() {
    const { place, isDialog } = this;
    if (!place) return nothing;
    const name = nameOf(place);
    return isDialog
      ? html`<dialog aria-label=${name} @close=${() => this.#fire('sms-place-closed')}>${this.#content(name)}</dialog>`
      : html`<div class="panel" @keydown=${this.#key}>${this.#content(name)}</div>`;
  }

  #content(name: string): TemplateResult {
    const forms = this.#forms;
    const { place } = this;
    const host = place && 'host' in place ? this.known.hosts.find((one) => one.name === place.host) : undefined;
    const segments = [...new Set(host?.adapters.map(({ segment }) => segment) ?? [])];
    // The power is switched one way at a time.
    const useless = host && (host.isOn ? 'power-on' : 'power-off');
    const atOnce = forms.filter(({ act, fields }) => fields.length === 0 && act !== useless);
    const withFields = forms.filter(({ fields }) => fields.length > 0);
    const isSilent = host?.isOn === false && forms.some(({ needsPower }) => needsPower);
    return html`<div class="head">
        <h2 tabindex="-1">${name}</h2>
        <button type="button" class="button plain" aria-label="Close" @click=${() => this.#fire('sms-place-closed')}>
          ${icon('x')}
        </button>
      </div>
      <ul class="facts" aria-label="What is known">
        ${this.#facts.map((fact) => html`<li>${fact}</li>`)}
      </ul>
      ${host ? connectionTable(this.known.connections[host.name]) : nothing}
      <section aria-label="What can be done now">
        <h3>Do something now</h3>
        ${isSilent ? html`<p class="off">It is off: all but power and plugs comes to nothing.</p>` : nothing}
        <div class="now">
          ${repeat(
            atOnce,
            ({ act }) => act,
            (form) =>
              html`<button type="button" class="button" data-act=${form.act} @click=${() => this.#do(form, {})}>
                <span>${form.label}</span>
              </button>`,
          )}
        </div>
        ${this.#wrongAtOnce(atOnce)}
        ${repeat(
          withFields,
          ({ act }) => `${name} ${act}`,
          (form) =>
            html`<details data-act=${form.act}>
              <summary>${form.label}…</summary>
              <sms-act-form
                .form=${form}
                .problems=${this.wrong?.act === form.act ? this.wrong.problems : []}
                @sms-act-filled=${({ detail }: CustomEvent<ActFilled>) => this.#do(detail.form, detail.values)}
              ></sms-act-form>
            </details>`,
        )}
      </section>
      ${
        segments.length === 0
          ? nothing
          : html`<section aria-label="Cables">
              <h3>Its cables</h3>
              <div class="now">
                ${segments.map(
                  (segment) =>
                    html`<button
                      type="button"
                      class="button"
                      data-segment=${segment}
                      @click=${() => this.#fire('sms-place-wanted', { segment })}
                    >
                      <span>Segment ${segment}</span>
                    </button>`,
                )}
              </div>
            </section>`
      }`;
  }

  #wrongAtOnce(forms: readonly ActForm[]): TemplateResult | typeof nothing {
    const { wrong } = this;
    if (!wrong || !forms.some(({ act }) => act === wrong.act)) return nothing;
    return html`<div role="alert">${wrong.problems.map(({ text }) => html`<p>${text}</p>`)}</div>`;
  }
}

export function nameOf(place: Place): string {
  return 'host' in place ? place.host : `Segment ${place.segment}`;
}
