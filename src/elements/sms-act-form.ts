// One act as a form: its fields with what to type, and what is wrong with them at their place. What is right goes up.
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ActField, ActForm, FormProblem } from '../scenarios/index.ts';
import { shared } from './styles/shared.ts';

/** What somebody typed into the form of an act. */
export interface ActFilled {
  readonly form: ActForm;
  readonly values: Readonly<Record<string, string>>;
}

/**
 * @property form The act and its fields.
 * @property problems What was wrong when it was sent last.
 * @fires sms-act-filled The form was sent; `detail` is what stands in it.
 */
@customElement('sms-act-form')
export class SmsActForm extends LitElement {
  static override styles = [
    shared,
    css`
      form {
        display: grid;
        gap: 0.5rem;
        padding-block: 0.25rem 0.75rem;
      }
      .field {
        display: grid;
        grid-template-columns: 8.5rem minmax(0, 1fr);
        align-items: center;
        gap: 0.125rem 0.5rem;
      }
      input,
      select {
        width: 100%;
        min-height: var(--target);
        padding: 0 0.5rem;
        border: var(--w1) solid var(--line);
        border-radius: 6px;
        background: var(--surface);
      }
      [aria-invalid='true'] {
        border: 2px solid var(--refuse-line);
      }
      .hint,
      .wrong {
        grid-column: 2;
        overflow-wrap: anywhere;
      }
      .hint {
        color: var(--ink-2);
      }
      .wrong {
        color: var(--refuse-ink);
      }
      .button {
        justify-self: start;
      }
    `,
  ];

  @property({ attribute: false }) form: ActForm | undefined;
  @property({ attribute: false }) problems: readonly FormProblem[] = [];
  @state() private values: Readonly<Record<string, string>> = {};

  /** Where something is wrong, typing goes on. */
  async focusProblem(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }

  #send(event: Event): void {
    event.preventDefault();
    if (!this.form) return;
    const { form } = this;
    const values = Object.fromEntries(form.fields.map((field) => [field.key, this.values[field.key] ?? field.value]));
    const detail: ActFilled = { form, values };
    this.dispatchEvent(new CustomEvent('sms-act-filled', { detail, bubbles: true, composed: true }));
  }

  #typed(key: string, event: Event): void {
    this.values = { ...this.values, [key]: (event.target as HTMLInputElement).value };
  }

  protected override render() {
    const { form } = this;
    if (!form) return nothing;
    const ofAll = this.problems.filter(({ field }) => field === '');
    return html`<form novalidate autocomplete="off" @submit=${this.#send}>
      ${form.fields.map((field) => this.#field(field))}
      <div role="alert">${ofAll.map(({ text }) => html`<p class="wrong">${text}</p>`)}</div>
      <button type="submit" class="button"><span>${form.label}</span></button>
    </form>`;
  }

  #field(field: ActField): TemplateResult {
    const { key, label, isOptional, hint } = field;
    const wrong = this.problems.filter((problem) => problem.field === key);
    const told = [
      ...(hint === undefined ? [] : [`${key}-hint`]),
      ...wrong.map((_, place) => `${key}-wrong-${place}`),
    ].join(' ');
    return html`<div class="field">
      <label for=${key}>${label}${isOptional ? ' (optional)' : ''}</label>
      ${this.#control(field, told, wrong.length > 0)}
      ${hint === undefined ? nothing : html`<p class="hint" id="${key}-hint">${hint}</p>`}
      ${wrong.map(({ text }, place) => html`<p class="wrong" id="${key}-wrong-${place}">${text}</p>`)}
    </div>`;
  }

  #control({ key, kind, options, value, isOptional }: ActField, told: string, isWrong: boolean): TemplateResult {
    const now = this.values[key] ?? value;
    const described = told === '' ? nothing : told;
    if (kind === 'choice')
      return html`<select
        id=${key}
        aria-invalid=${isWrong}
        aria-describedby=${described}
        @change=${(event: Event) => this.#typed(key, event)}
      >
        ${isOptional ? html`<option value="" ?selected=${now === ''}>as usual</option>` : nothing}
        ${options.map((option) => html`<option value=${option.value} ?selected=${option.value === now}>${option.label}</option>`)}
      </select>`;
    return html`<input
        id=${key}
        type="text"
        inputmode=${kind === 'number' ? 'numeric' : 'text'}
        spellcheck="false"
        list=${options.length > 0 ? `${key}-names` : nothing}
        aria-invalid=${isWrong}
        aria-describedby=${described}
        .value=${now}
        @input=${(event: Event) => this.#typed(key, event)}
      />
      ${
        options.length > 0
          ? html`<datalist id="${key}-names">
              ${options.map((option) => html`<option value=${option.value}></option>`)}
            </datalist>`
          : nothing
      }`;
  }
}
