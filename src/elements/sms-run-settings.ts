// How fast a run plays, and the seed that its chance is drawn from.
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { speeds } from './controllers/playback.ts';
import type { Speed } from './controllers/playback.ts';
import { shared } from './styles/shared.ts';

/**
 * @fires sms-speed-chosen `detail` is slow, normal or instant.
 * @fires sms-seed-chosen `detail` is the number typed, or the next one.
 */
@customElement('sms-run-settings')
export class SmsRunSettings extends LitElement {
  static override styles = [
    shared,
    css`
      :host,
      .seed,
      label {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem;
      }
      input {
        width: 5rem;
        height: var(--target);
        padding: 0 0.5rem;
        border: var(--w1) solid var(--line);
        border-radius: 6px;
        background: var(--surface);
      }
    `,
  ];

  @property() speed: Speed = 'normal';
  @property({ type: Number }) seed = 0;
  /** Only the speed: the seed stands elsewhere. */
  @property({ type: Boolean }) isShort = false;

  #fire(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #typed(event: Event): void {
    const input = event.target as HTMLInputElement;
    const seed = Number(input.value);
    if (input.value !== '' && Number.isInteger(seed) && Math.abs(seed) <= 0x7fffffff)
      this.#fire('sms-seed-chosen', seed);
    else input.value = String(this.seed);
  }

  protected override render() {
    const speed = html`<div class="segments" role="group" aria-label="Speed">
      ${speeds.map(
        (name) =>
          html`<button
            type="button"
            aria-pressed=${name === this.speed}
            @click=${() => this.#fire('sms-speed-chosen', name)}
          >
            ${name}
          </button>`,
      )}
    </div>`;
    if (this.isShort) return speed;
    return html`${speed}
      <div class="seed" role="group" aria-label="Chance">
        <label>seed <input type="number" step="1" .value=${String(this.seed)} @change=${this.#typed} /></label>
        <button class="button" type="button" @click=${() => this.#fire('sms-seed-chosen', this.seed + 1)}>
          Another seed
        </button>
      </div>`;
  }
}
