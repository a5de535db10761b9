// The bars of one list of a population: a server, its bar with an equal share marked, how often it was taken; the same as a
// table.
import { LitElement, html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import {
  countText,
  equalShareText,
  listTitle,
  populationBars,
  reasonText,
  resultText,
  shareText,
} from '../lab/index.ts';
import type { PopulationBar } from '../lab/index.ts';
import type { Population } from '../scenarios/index.ts';
import { populationBarStyles } from './styles/population-styles.ts';
import { shared } from './styles/shared.ts';

/**
 * @property population What has come so far.
 * @property place Which of its lists.
 */
@customElement('sms-population-bars')
export class SmsPopulationBars extends LitElement {
  static override styles = [shared, populationBarStyles];

  @property({ attribute: false }) population: Population | undefined;
  @property({ type: Number }) place = 0;

  protected override render() {
    const { population } = this;
    const list = population?.lists[this.place];
    if (!population || !list) return nothing;
    const bars = populationBars(population, list);
    const equal = bars.length > 1 ? 1 / bars.length : undefined;
    const none = population.needs === 0 ? 0 : list.none / population.needs;
    return html`
      <h4>${listTitle(list)}</h4>
      <p class="result">${resultText(population, list)}</p>
      <ol aria-label=${listTitle(list)}>
        ${bars.map((bar) => this.#bar(bar, equal))}
        ${list.none > 0 ? this.#bar({ server: 'no server', taken: list.none, share: none }, undefined) : nothing}
      </ol>
      ${equal === undefined ? nothing : html`<p class="line">${equalShareText(list)}</p>`}
      <p class="reasons">${reasonText(list)}</p>
      <details>
        <summary>As a table</summary>
        <table>
          <caption>
            ${listTitle(list)}: ${countText(population.needs)} needs
          </caption>
          <thead>
            <tr>
              <th scope="col">Server</th>
              <th scope="col">Taken</th>
              <th scope="col">Share</th>
              ${equal === undefined ? nothing : html`<th scope="col">Equal share</th>`}
            </tr>
          </thead>
          <tbody>
            ${bars.map(
              ({ server, taken, share }) =>
                html`<tr>
                  <th scope="row">${server}</th>
                  <td>${countText(taken)}</td>
                  <td>${shareText(share)}</td>
                  ${equal === undefined ? nothing : html`<td>${shareText(equal)}</td>`}
                </tr>`,
            )}
            <tr>
              <th scope="row">no server</th>
              <td>${countText(list.none)}</td>
              <td>${shareText(none)}</td>
              ${equal === undefined ? nothing : html`<td></td>`}
            </tr>
          </tbody>
        </table>
      </details>
    `;
  }

  #bar({ server, taken, share }: PopulationBar, equal: number | undefined): TemplateResult {
    const percent = (part: number): string => `${(part * 100).toFixed(3)}%`;
    return html`<li class=${server === 'no server' ? 'none' : ''}>
      <span class="server">${server}</span>
      <svg aria-hidden="true" width="100%" height="28" data-share=${share}>
        <rect class="bar" x="0" y="4" width=${percent(share)} height="20" />
        <line class="ground" x1="0" y1="0" x2="0" y2="28" />
        ${equal === undefined ? nothing : lineAt(percent(equal))}
      </svg>
      <span class="count">${countText(taken)}, ${shareText(share)}</span>
    </li>`;
  }
}

function lineAt(place: string) {
  return svg`<line class="clear" x1=${place} y1="0" x2=${place} y2="28" />
    <line class="equal" x1=${place} y1="0" x2=${place} y2="28" />`;
}
