// The Sources place: the five articles claim by claim in our own words, the rules that rest on each, and the moments of runs
// in which each is at work; then what the lab assumes, what can be read in more than one way, all other rules, and timings.
import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SourceSheets } from '../lab/index.ts';
import { claimsWithoutRule, rulesOf, searchSheets, sourceSheets, spotNames } from '../lab/index.ts';
import type { SourcesAddress } from '../page/index.ts';
import { loadRuleUses, sourcesHash } from '../page/index.ts';
import type { Rule } from '../rules/index.ts';
import { articlePart, groupPart, ruleList, timingPart } from './draw-sources.ts';
import { shared } from './styles/shared.ts';
import { sourcesStyles } from './styles/sources-styles.ts';

const framesUntilStill = 6;
const missing = 'This part could not be fetched. Check the connection, then reload the page.';

/**
 * @property address What the page's address says: a spot in the place, or a search.
 * @fires sms-sources-searched `detail` is what is looked for; empty for all.
 */
@customElement('sms-sources')
export class SmsSources extends LitElement {
  static override styles = [shared, sourcesStyles];

  @property({ attribute: false }) address: SourcesAddress = {};
  @state() private sheets: SourceSheets | undefined;
  @state() private failure: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    loadRuleUses().then(
      (uses) => (this.sheets = sourceSheets(uses)),
      () => (this.failure = missing),
    );
  }

  protected override updated(changed: PropertyValues): void {
    const isNew = changed.has('address') || changed.has('sheets');
    if (!isNew || this.sheets === undefined) return;
    this.#showNamed();
  }

  #showNamed(): void {
    const { at, find } = this.address;
    const spot = at === undefined ? undefined : this.#spot(at);
    if (spot) this.#show(spot);
    // A search goes on where it is typed.
    else if (find === undefined) this.#show(this.renderRoot.querySelector<HTMLElement>('h2'));
  }

  /** A link to where the address is already changes nothing of it, and is wanted all the same. */
  #again(event: Event): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link?.getAttribute('href') === location.hash) this.#showNamed();
  }

  #spot(name: string): HTMLElement | undefined {
    const wanted = name.toLowerCase();
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[id]')].find((one) => one.id.toLowerCase() === wanted);
  }

  /** What was out of sight gets its true height when it comes near: some frames go by until all stands still. */
  #show(spot: HTMLElement | null): void {
    spot?.focus({ preventScroll: true });
    let left = framesUntilStill;
    const show = (): void => {
      spot?.scrollIntoView({ block: 'start' });
      if (left-- > 0) requestAnimationFrame(show);
    };
    show();
  }

  #search(event: Event): void {
    const detail = (event.target as HTMLInputElement).value;
    this.dispatchEvent(new CustomEvent('sms-sources-searched', { detail, bubbles: true, composed: true }));
  }

  protected override render(): TemplateResult {
    const { sheets, address } = this;
    if (this.failure !== undefined) return html`<main><p role="alert">${this.failure}</p></main>`;
    if (sheets === undefined) return html`<main><p role="status">The sources are being fetched.</p></main>`;
    const found = searchSheets(sheets, address.find ?? '');
    const { at } = address;
    const isUnknown = at !== undefined && !spotNames(found).some((name) => name.toLowerCase() === at.toLowerCase());
    return html`<main @click=${this.#again}>
      <div class="side">
        <h2 tabindex="-1">Sources</h2>
        <p>Who says what: five articles in our own words, the rules that rest on them, and where a run shows each.</p>
        ${this.#standing(sheets, found)}
        <p>Pick a claim below, or search. Its links lead to the moment of a run that shows it.</p>
        <label class="search">
          <span>Search the sources</span>
          <input type="search" .value=${address.find ?? ''} @input=${this.#search} />
        </label>
        ${this.#contents(found)}
      </div>
      <div class="sheets">
        ${
          isUnknown
            ? html`<p class="unknown" role="alert">
                Nothing here is called “${at}”. ${found === sheets ? 'All of it is shown.' : 'The search may hide it.'}
              </p>`
            : nothing
        }
        ${isNothing(found) ? html`<p class="nothing">Nothing holds all these words.</p>` : nothing}
        ${found.articles.map(articlePart)} ${this.#lists(found)} ${found.groups.map(groupPart)}
        ${timingPart(found.timings)}
      </div>
    </main>`;
  }

  /** How it stands, in numbers that can be counted below. */
  #standing(all: SourceSheets, found: SourceSheets): TemplateResult {
    const count = (of: SourceSheets) => of.articles.reduce((sum, { claims }) => sum + claims.length, 0);
    const rules = rulesOf(all);
    const by = (label: string) => rules.filter(({ rule }) => rule.label === label).length;
    const open = claimsWithoutRule(all).length;
    const isAll = found === all;
    return html`<p role="status">
      ${
        isAll
          ? html`${count(all)} claims${open === 0 ? '' : `, ${open} of them not built yet`}. ${rules.length} rules:
            ${by('stated')} stated, ${by('inferred')} inferred, ${by('assumed')} assumed.`
          : html`Found: ${count(found)} of ${count(all)} claims, ${rulesOf(found).length} of ${rules.length} rules.`
      }
    </p>`;
  }

  #contents(found: SourceSheets): TemplateResult {
    const { articles, groups, timings } = found;
    const line = (at: string, words: string) => html`<li><a href=${sourcesHash({ at })}>${words}</a></li>`;
    return html`<nav aria-label="Contents of the sources">
      <ul>
        ${articles.map(({ article }) => line(article.id, `${article.id}: ${article.title}`))}
        ${assumedOf(found).length > 0 ? line('assumed', 'What the lab had to choose') : nothing}
        ${withReadingsOf(found).length > 0 ? line('readings', 'What can be read in more than one way') : nothing}
        ${groups.length > 0 ? line(`group-${groups[0]?.name}`, 'All other rules, by subject') : nothing}
        ${timings.length > 0 ? line('timings', 'Waits and counts') : nothing}
        <li><a href="#">Back to the start</a></li>
      </ul>
    </nav>`;
  }

  #lists(found: SourceSheets): TemplateResult {
    const assumed = assumedOf(found);
    const readings = withReadingsOf(found);
    return html`
      ${assumed.length === 0 ? nothing : ruleList('assumed', 'What the lab had to choose', 'No source says it. Assumed timings stand at the end.', assumed)}
      ${readings.length === 0 ? nothing : ruleList('readings', 'What can be read in more than one way', 'A scenario chooses; the first is taken unless it does.', readings)}
    `;
  }
}

function assumedOf(sheets: SourceSheets): Rule[] {
  return rulesOf(sheets).flatMap(({ rule }) =>
    rule.label === 'assumed' && !rule.id.startsWith('timing.') ? [rule] : [],
  );
}

function withReadingsOf(sheets: SourceSheets): Rule[] {
  return rulesOf(sheets).flatMap(({ rule }) => (rule.readings === undefined ? [] : [rule]));
}

function isNothing(sheets: SourceSheets): boolean {
  return sheets.articles.length === 0 && rulesOf(sheets).length === 0;
}
