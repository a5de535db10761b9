// What is shown in place of a diagram: why there is none, and what the actor told of itself.
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ActorKind, ActorRun, Moment } from '../index.ts';
import { spacedWords } from '../index.ts';
import { jsonText } from './json-text.ts';

const whyNoDiagram: Readonly<Record<ActorKind, string>> = {
  statechart: 'It is a statechart, but its app did not tell which: only what happens is known.',
  promise: 'It is a promise: it has no states to draw, it ends well or badly.',
  callback: 'It is a callback: code that sends events, without states to draw.',
  observable: 'It is an observable: it gives values, and has no states to draw.',
  store: 'It is a store: it has a context and no states to draw.',
  unknown: 'Its app told no statechart of it: only what happens is known.',
};

const statusWords = { active: 'running', done: 'done', error: 'failed', stopped: 'stopped' } as const;

export function renderPlainActor(run: ActorRun | undefined, moment: Moment | undefined): TemplateResult {
  if (run === undefined) return html`<p class="waiting">No actor is running yet.</p>`;
  const status = moment ? statusWords[moment.status] : run.hasNeverStarted ? 'never started' : 'not started yet';
  const { value, payload } = moment ?? {};
  return html`<div class="waiting">
    <p><strong>${run.name}</strong>: ${run.hasStopped && moment?.status === 'active' ? 'stopped' : status}</p>
    <p>${whyNoDiagram[run.actorKind]}</p>
    ${value === undefined ? nothing : html`<p>State: ${typeof value === 'string' ? spacedWords(value) : JSON.stringify(value)}</p>`}
    ${(['output', 'error', 'context'] as const).map((name) =>
      payload?.[name] === undefined
        ? nothing
        : html`<p class="of">${name}</p>
            <pre tabindex="0" aria-label=${name}>${jsonText(payload[name])}</pre>`,
    )}
  </div>`;
}
