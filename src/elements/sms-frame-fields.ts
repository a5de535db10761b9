// A frame layer by layer, after the period's network monitors: summary, then each layer with its fields. No bytes yet.
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { describeMessage, messageFields } from '../scenarios/index.ts';
import type { LogEntry } from '../world/index.ts';
import { shared } from './styles/shared.ts';

/** @property entry The log entry whose frame is shown. */
@customElement('sms-frame-fields')
export class SmsFrameFields extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .none {
        padding: 1rem;
        font-size: 1.125rem;
      }
      .summary {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 0.875rem;
        padding: 0.5rem 1rem;
        border-block-end: var(--w1) solid var(--line);
      }
      details {
        padding: 0.25rem 1rem;
      }
      summary {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 1rem;
        min-height: 1.75rem;
        padding-block: 0.25rem;
        cursor: pointer;
        list-style: none;
      }
      @media (pointer: coarse) {
        summary {
          min-height: 2.75rem;
        }
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary .layer {
        font-weight: 650;
      }
      summary .layer::before {
        content: '';
        display: inline-block;
        width: 0.5rem;
        height: 0.5rem;
        margin-inline-end: 0.75rem;
        border: solid currentColor;
        border-width: 0 2px 2px 0;
        rotate: -45deg;
        translate: 0 -1px;
      }
      details[open] summary .layer::before {
        rotate: 45deg;
        translate: 0 -3px;
      }
      .value,
      .brief {
        font-family: var(--mono-face);
        overflow-wrap: anywhere;
        text-align: end;
      }
      dl {
        display: grid;
        grid-template-columns: max-content 1fr;
        gap: 0 1rem;
        padding-inline-start: 2.5rem;
      }
      dt,
      dd {
        min-height: 1.75rem;
        padding-block: 0.25rem;
      }
    `,
  ];

  @property({ attribute: false }) entry: LogEntry | undefined;

  protected override render() {
    const { entry } = this;
    if (entry?.kind !== 'frame.sent') {
      return html`<p class="none">No frame crossed the network in this step. Pick a row with an arrow.</p>`;
    }
    const { detail } = entry;
    const to = Array.isArray(detail['to']) ? (detail['to'] as string[]) : [];
    const message = detail['message'] as never;
    const ethernet = [
      { name: 'destination', value: String(detail['destinationMac'] ?? '') },
      { name: 'source', value: String(detail['sourceMac'] ?? '') },
      { name: 'segment', value: String(detail['segment'] ?? '') },
    ];
    const layers = [{ layer: 'Ethernet', summary: '', fields: ethernet }, ...messageFields(message)];
    return html`
      <p class="summary">
        <strong>Frame ${String(detail['frame'] ?? '')}</strong>
        <span>${entry.host} to ${detail['isGroup'] === true ? 'everybody' : to.join(', ') || 'nobody'}</span>
        <span>${describeMessage(message).short}</span>
      </p>
      ${layers.map(
        ({ layer, summary, fields }, place) =>
          html`<details ?open=${place === layers.length - 1}>
            <summary><span class="layer">${layer}</span><span class="brief">${summary}</span></summary>
            <dl>
              ${fields.map(
                ({ name, value }) =>
                  html`<dt>${name}</dt>
                    <dd class="value">${value}</dd>`,
              )}
            </dl>
          </details>`,
      )}
    `;
  }
}
