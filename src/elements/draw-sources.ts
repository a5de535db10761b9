// The parts of the Sources place: an article with its claims, a rule with the moments that show it, lists of rules, timings.
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ArticleSheet, ClaimSheet, RuleGroup, RuleSheet } from '../lab/index.ts';
import { listScenarios, momentHash, sourcesHash } from '../page/index.ts';
import type { Rule } from '../rules/index.ts';
import type { RuleUse } from '../scenarios/index.ts';
import { evidenceMark } from './evidence-mark.ts';

/** Scenarios of one rule that are in sight at once. */
const mostInSight = 3;

const titles = new Map(listScenarios().map(({ id, title }) => [id, title]));

export function articlePart({ article, claims }: ArticleSheet): TemplateResult {
  const { id, title, date, versions } = article;
  return html`<section aria-labelledby=${id}>
    <h3 id=${id} tabindex="-1">${id}: ${title}</h3>
    <p class="about">${date}; ${versions}</p>
    <ul class="claims">
      ${claims.map(claimPart)}
    </ul>
  </section>`;
}

function claimPart({ claim, rules }: ClaimSheet): TemplateResult {
  const { id, kind, text, seenIn = [] } = claim;
  return html`<li class="claim" id=${id} tabindex="-1">
    <p class="head"><a href=${sourcesHash({ at: id })}>${id}</a> <span class="kind">${kind}</span></p>
    <p class="text">${text}</p>
    ${
      rules.length === 0 && seenIn.length === 0
        ? html`<p class="about">No rule rests on it yet.</p>`
        : html`<ul class="rules">
            ${rules.map(rulePart)}
          </ul>`
    }
    ${
      seenIn.length === 0
        ? nothing
        : html`<p class="about">
            Seen in
            ${seenIn.map((one, place) => html`${place > 0 ? ', ' : ''}<a href=${sourcesHash({ at: one })}>${one}</a>`)}.
          </p>`
    }
  </li>`;
}

export function rulePart({ rule, uses, charts, value, range }: RuleSheet): TemplateResult {
  const { id, text, label, source, readings } = rule;
  return html`<li class="rule" id=${id} tabindex="-1">
    <p class="text">${text}</p>
    ${readings ? readingList(rule) : nothing} ${value === undefined ? nothing : html`<p>${value} (${range})</p>`}
    <p class="about">
      <span class="label ${label}">${evidenceMark(label)}${label}</span>
      <span>${source}</span>
      <a href=${sourcesHash({ at: id })}><code>${id}</code></a>
    </p>
    ${uses.length === 0 ? nothing : usesPart(uses)}
    ${
      charts.length === 0
        ? nothing
        : html`<p class="about">
            In ${charts.length === 1 ? 'the statechart' : 'the statecharts'}
            ${charts.map(
              ({ title, states }, place) =>
                html`${place > 0 ? '; ' : ''}${title}${states.length > 0 ? html`: <span class="states">${states.join(', ')}</span>` : nothing}`,
            )}.
          </p>`
    }
    ${
      uses.length === 0 && value === undefined
        ? html`<p class="about">No scenario of the lab comes to it by itself.</p>`
        : nothing
    }
  </li>`;
}

function readingList({ readings = [] }: Rule): TemplateResult {
  return html`<ul class="readings">
    ${readings.map(
      ({ name, text }, place) =>
        html`<li><strong>${name}</strong>${place === 0 ? ' (unless a scenario says otherwise)' : ''}: ${text}</li>`,
    )}
  </ul>`;
}

function usesPart(uses: readonly RuleUse[]): TemplateResult {
  const rest = uses.slice(mostInSight);
  return html`<ul class="uses" aria-label="Used in">
      ${uses.slice(0, mostInSight).map(usePart)}
    </ul>
    ${
      rest.length === 0
        ? nothing
        : html`<details>
            <summary>Used in ${rest.length} more ${rest.length === 1 ? 'scenario' : 'scenarios'}</summary>
            <ul class="uses" aria-label="Used in, too">
              ${rest.map(usePart)}
            </ul>
          </details>`
    }`;
}

/** The first moment under the scenario's name, the next ones as numbers: each is a door into the run. */
function usePart({ scenario, positions, times }: RuleUse): TemplateResult {
  const title = titles.get(scenario) ?? scenario;
  const [first = 1, ...others] = positions;
  const more = times - positions.length;
  return html`<li>
    <a href=${momentHash(scenario, first)}>${title}: step ${first}</a>${others.map(
      (position) =>
        html`, <a href=${momentHash(scenario, position)} aria-label=${`${title}: step ${position}`}>${position}</a>`,
    )}${more > 0 ? html`<span class="more">, ${more} more</span>` : nothing}
  </li>`;
}

export function groupPart({ name, title, rules }: RuleGroup): TemplateResult {
  const id = `group-${name}`;
  return html`<section aria-labelledby=${id}>
    <h3 id=${id} tabindex="-1">${title}</h3>
    <ul class="rules">
      ${rules.map(rulePart)}
    </ul>
  </section>`;
}

/** Rules that stand in full elsewhere in the place. */
export function ruleList(id: string, title: string, about: string, rules: readonly Rule[]): TemplateResult {
  return html`<section aria-labelledby=${id}>
    <h3 id=${id} tabindex="-1">${title}</h3>
    <p class="about">${about}</p>
    <ul class="list">
      ${rules.map(
        (rule) =>
          html`<li>
            ${rule.text} <a href=${sourcesHash({ at: rule.id })}><code>${rule.id}</code></a>
            ${id === 'readings' ? readingList(rule) : nothing}
          </li>`,
      )}
    </ul>
  </section>`;
}

export function timingPart(timings: readonly RuleSheet[]): TemplateResult | typeof nothing {
  if (timings.length === 0) return nothing;
  return html`<section aria-labelledby="timings">
    <h3 id="timings" tabindex="-1">Waits and counts</h3>
    <p class="about">The value, and in brackets the range that a scenario may choose from.</p>
    <ul class="rules">
      ${timings.map(rulePart)}
    </ul>
  </section>`;
}
