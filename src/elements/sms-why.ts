// Why a step happened: what it was, the rule in plain words, how well that is known, and who says so.
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { sourcesHash } from '../page/index.ts';
import { findRule } from '../rules/index.ts';
import type { LogEntry } from '../world/index.ts';
import { evidenceMark, evidenceMeanings } from './evidence-mark.ts';
import { shared } from './styles/shared.ts';

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
                <dd>
                  <span class="label">${evidenceMark(rule.label)}${rule.label}</span>: ${evidenceMeanings[rule.label]}
                </dd>
                <dt>source</dt>
                <dd>${rule.source}</dd>
                ${
                  rule.claim === undefined
                    ? nothing
                    : html`<dt>claim</dt>
                        <dd><a href=${sourcesHash({ at: rule.claim })}>${rule.claim}</a></dd>`
                }
                <dt>rule</dt>
                <dd>
                  <a href=${sourcesHash({ at: rule.id })}><code>${rule.id}</code></a>
                </dd>
              </dl>`
          : html`<p class="rule">
              No rule is named for this step${entry.rule === undefined ? '' : html` (<code>${entry.rule}</code>)`}.
            </p>`
      }
    `;
  }
}
