// One moment told whole: its microsteps, the event, what changed in states and context, and what the app cut off.
import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ActorRun, KnownStep, Moment, ValueChange, Viewing } from '../index.ts';
import { compareTexts, momentJson, nameWords, stepsOf, transitionWords } from '../index.ts';
import './chart-json.ts';
import { badgeStyles } from './badge-styles.ts';
import { baseStyles } from './chart-styles.ts';
import { previousOf, renderBadges, senderWords } from './log-row.ts';
import { momentStyles } from './moment-styles.ts';
import { namesOf, nameOf, sizeWords } from './moment-words.ts';

/** Characters of two contexts that are compared without being asked for. */
const compareAtOnceMax = 100_000;

/**
 * @property viewing What is looked at.
 * @property moment The moment to tell of.
 */
@customElement('chart-moment')
export class ChartMoment extends LitElement {
  static override styles = [baseStyles, badgeStyles, momentStyles];

  @property({ attribute: false }) viewing: Viewing | undefined;
  @property({ attribute: false }) moment: Moment | undefined;
  @state() private isComparisonAsked = false;
  @state() private said = '';
  /** For where the clipboard cannot be reached. */
  @state() private toCopy: string | undefined;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('moment')) [this.isComparisonAsked, this.said, this.toCopy] = [false, '', undefined];
  }

  override render(): TemplateResult {
    const { moment, viewing } = this;
    if (!moment || !viewing) return html``;
    const run = viewing.store.run(moment.actor);
    const previous = previousOf(run, moment);
    const sender = senderWords(viewing.store, moment);
    return html`
      <p class="badges">${renderBadges(moment, previous)}${sender === '' ? nothing : html`<span>${sender}</span>`}</p>
      ${this.#renderStates(run, previous, moment)} ${this.#renderSteps(run, previous, moment)}
      ${this.#renderPayload(moment)} ${this.#renderContext(previous, moment)}
      <p class="tools"><button @click=${this.#copy}>Copy as JSON</button> <span role="status">${this.said}</span></p>
      ${
        this.toCopy === undefined
          ? nothing
          : html`<textarea readonly aria-label="This moment as JSON" .value=${this.toCopy}></textarea>`
      }
    `;
  }

  #renderStates(
    run: ActorRun | undefined,
    previous: Moment | undefined,
    moment: Moment,
  ): TemplateResult | typeof nothing {
    const { graph } = run ?? {};
    if (!graph || moment.active.length === 0) return nothing;
    const before = moment.from.length === 0 ? 'not started' : namesOf(graph, moment.from);
    // Of one microstep they are told with it.
    const isTold = moment.steps.length === 1;
    const left = isTold ? [] : (previous?.active ?? []).filter((id) => !moment.active.includes(id));
    const entered = isTold ? [] : moment.entered;
    const names = (ids: readonly string[]): string => ids.map((id) => nameOf(graph, id)).join(', ');
    return html`<h3>States</h3>
      ${left.length > 0 ? html`<p>Left: ${names(left)}</p>` : nothing}
      ${entered.length > 0 ? html`<p>Entered: ${names(entered)}</p>` : nothing}
      <p>${moment.hasMoved ? `${before} → ${namesOf(graph, moment.to)}` : `stays ${namesOf(graph, moment.to)}`}</p>`;
  }

  #renderSteps(
    run: ActorRun | undefined,
    previous: Moment | undefined,
    moment: Moment,
  ): TemplateResult | typeof nothing {
    const steps = stepsOf(run?.graph, previous, moment);
    if (steps.length === 0) return nothing;
    const told = {
      all: '',
      last: 'The app tells the last one; the others are worked out.',
      none: 'The app tells none; they are worked out.',
    };
    const isNoted = moment.told !== 'all' && steps.some(({ isInferred }) => isInferred);
    return html`<h3>${steps.length === 1 ? 'One microstep' : `${steps.length} microsteps`}</h3>
      ${isNoted ? html`<p class="second">${told[moment.told]}</p>` : nothing}
      <ol>
        ${steps.map((step) => html`<li>${this.#renderStep(run, step)}</li>`)}
      </ol>`;
  }

  #renderStep(run: ActorRun | undefined, step: KnownStep): TemplateResult {
    const { graph } = run ?? {};
    const names = (ids: readonly string[]): string =>
      graph ? ids.map((id) => nameOf(graph, id)).join(', ') : ids.join(', ');
    const line = (title: string, words: string, isInferred = false): TemplateResult | typeof nothing =>
      words === ''
        ? nothing
        : html`<p>
            <strong>${title}:</strong> ${words}${isInferred ? html` <span class="second">(worked out)</span>` : nothing}
          </p>`;
    const edgeWords = (edge: KnownStep['edges'][number]): string =>
      `${names([edge.source])}: ${transitionWords(graph, edge)} → ${edge.hasTarget ? names([edge.target]) : 'stays'}`;
    const taken = [
      ...step.edges.map(edgeWords),
      ...step.reported.map(
        ({ source, event, targets }) =>
          `${source}: ${event === '' ? 'always' : event} → ${targets.join(', ') || 'stays'}`,
      ),
    ];
    const guards = step.guards
      .map(({ guard, held }) => `${nameWords(graph, 'guard', guard)} ${held ? 'held' : 'said no'}`)
      .join(', ');
    return html`${line('Taken', taken.join('; '), step.isInferred)}
    ${line('One of these was taken, the app does not tell which', step.oneOf.map(edgeWords).join('; '))}
    ${taken.length === 0 && step.oneOf.length === 0 ? html`<p>No transition.</p>` : nothing}
    ${line('Guards', guards, step.areGuardsInferred)} ${line('Left', names(step.left ?? []))}
    ${line('Actions', step.actions.map((action) => nameWords(graph, 'action', action)).join(', '), step.areActionsInferred)}
    ${line('Entered', names(step.entered ?? []))}`;
  }

  #renderPayload({ payload }: Moment): TemplateResult {
    if (payload === undefined)
      return html`<p class="second">Event data and context of this moment are no longer kept, to save memory.</p>`;
    const part = (title: string, text: string | undefined): TemplateResult | typeof nothing =>
      text === undefined
        ? nothing
        : html`<h3>${title}</h3>
            <chart-json .text=${text} .label=${title}></chart-json>`;
    return html`${part('Event', payload.data)} ${part('Output', payload.output)} ${part('Error', payload.error)}`;
  }

  #renderContext(previous: Moment | undefined, { payload }: Moment): TemplateResult | typeof nothing {
    const { context } = payload ?? {};
    if (context === undefined) return nothing;
    const whole = html`<details>
      <summary>Whole context, ${sizeWords(context.length)}</summary>
      <chart-json .text=${context} .label=${'Context'}></chart-json>
    </details>`;
    return html`<h3>Context</h3>
      ${this.#renderComparison(previous, context)} ${whole}`;
  }

  #renderComparison(previous: Moment | undefined, context: string): TemplateResult {
    if (previous === undefined) return html`<p class="second">The first moment: there is nothing to compare with.</p>`;
    const before = previous.payload?.context;
    if (before === undefined)
      return html`<p class="second">The context before is not known, so it cannot be said what changed.</p>`;
    if (before === context) return html`<p>Unchanged.</p>`;
    const size = before.length + context.length;
    if (size > compareAtOnceMax && !this.isComparisonAsked)
      return html`<button @click=${() => (this.isComparisonAsked = true)}>Compare ${sizeWords(size)}</button>`;
    const { changes, more, problem } = compareTexts(before, context);
    if (problem !== undefined) return html`<p class="second">${problem}</p>`;
    if (changes.length === 0) return html`<p>Unchanged.</p>`;
    return html`<ul class="changes">
        ${changes.map(renderChange)}
      </ul>
      ${more > 0 ? html`<p class="second">And ${more} more changes.</p>` : nothing}`;
  }

  async #copy(): Promise<void> {
    const { moment, viewing } = this;
    if (!moment || !viewing) return;
    const text = momentJson(viewing.store, moment);
    try {
      await navigator.clipboard.writeText(text);
      this.said = 'Copied.';
    } catch {
      this.said = 'The clipboard cannot be reached; copy it from here.';
      this.toCopy = text;
      await this.updateComplete;
      this.renderRoot.querySelector('textarea')?.select();
    }
  }
}

function renderChange({ kind, path, before, after }: ValueChange): TemplateResult {
  return html`<li class=${kind}>
    <span class="kind">${kind}</span> <strong>${path === '' ? 'the whole' : path}</strong>
    ${kind === 'added' ? nothing : renderValue(before, 'before')}
    ${kind === 'changed' ? html`<span aria-label="to">→</span>` : nothing}
    ${kind === 'removed' ? nothing : renderValue(after, 'after')}
  </li>`;
}

/** A short value as it is, a long one cut with a way to see it whole. */
function renderValue(value: unknown, label: string): TemplateResult {
  const text = JSON.stringify(value) ?? 'nothing';
  if (text.length <= 120) return html`<code>${text}</code>`;
  return html`<code>${text.slice(0, 100)}…</code>
    <details>
      <summary>Whole value ${label}, ${sizeWords(text.length)}</summary>
      <chart-json .text=${text} .label=${`Value ${label}`}></chart-json>
    </details>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-moment': ChartMoment;
  }
}
