// Why a step happened: what it was, the rule in plain words, how well that is known, and who says so.
import { LitElement, css, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { findRule } from '../rules/index.ts';
import type { EvidenceLabel } from '../rules/index.ts';
import type { LogEntry } from '../world/index.ts';
import { shared } from './styles/shared.ts';

const meanings: Readonly<Record<EvidenceLabel, string>> = {
  stated: 'the source says it',
  inferred: 'it follows from what the source says',
  assumed: 'no source says it; the lab had to choose',
};

/** @property entry The log entry to explain. */
@customElement('sms-why')
export class SmsWhy extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        padding: 1rem;
        font-size: 1.125rem;
        line-height: 1.4444;
      }
      .text,
      .rule {
        max-width: 60ch;
        overflow-wrap: anywhere;
      }
      .rule {
        margin-block-start: 1rem;
        padding-block-start: 1rem;
        border-block-start: var(--w1) solid var(--line);
      }
      dl {
        display: grid;
        grid-template-columns: max-content 1fr;
        gap: 0.25rem 1rem;
        margin-block-start: 1rem;
      }
      dt {
        color: var(--ink-2);
      }
      .label {
        font-weight: 600;
      }
      .mark {
        margin-inline-end: 0.5rem;
        translate: 0 1px;
      }
      .assumed .label {
        text-decoration: underline dotted 2px;
        text-underline-offset: 4px;
      }
      code {
        font-family: var(--mono-face);
        font-size: 1rem;
      }
    `,
  ];

  @property({ attribute: false }) entry: LogEntry | undefined;

  protected override render() {
    const { entry } = this;
    if (!entry) return html`<p class="text">Pick a row in the ladder, and this tells why it happened.</p>`;
    const rule = entry.rule === undefined ? undefined : findRule(entry.rule);
    return html`
      <p class="text">${entry.text}</p>
      ${
        rule
          ? html`<p class="rule">${rule.text}</p>
              <dl class=${rule.label}>
                <dt>evidence</dt>
                <dd><span class="label">${evidenceMark(rule.label)}${rule.label}</span>: ${meanings[rule.label]}</dd>
                <dt>source</dt>
                <dd>${rule.source}</dd>
                ${
                  rule.claim === undefined
                    ? nothing
                    : html`<dt>claim</dt>
                        <dd>${rule.claim}</dd>`
                }
                <dt>rule</dt>
                <dd><code>${rule.id}</code></dd>
              </dl>`
          : html`<p class="rule">
              No rule is named for this step${entry.rule === undefined ? '' : html` (<code>${entry.rule}</code>)`}.
            </p>`
      }
    `;
  }
}

/** Full square, square cut by its diagonal, dotted square. */
function evidenceMark(label: EvidenceLabel) {
  const shape =
    label === 'stated'
      ? svg`<rect x="2" y="2" width="12" height="12" fill="currentColor" />`
      : label === 'inferred'
        ? svg`<path d="M2.75 2.75h10.5v10.5h-10.5z" fill="none" stroke="currentColor" stroke-width="1.5" /><path d="M2 2v12h12z" fill="currentColor" />`
        : svg`<rect x="2.75" y="2.75" width="10.5" height="10.5" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2 2" />`;
  return html`<svg class="mark" viewBox="0 0 16 16" aria-hidden="true">${shape}</svg>`;
}
