// The four layouts of the page: regions meet at one line, no gaps and no cards.
import { css } from 'lit';

export const labStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100dvh;
    background: var(--surface);
  }
  sms-top-strip {
    flex: none;
    border-block-end: var(--w1) solid var(--line);
  }
  sms-problems {
    position: fixed;
    inset: 3rem 0 auto;
    z-index: 15;
  }
  main {
    display: grid;
    flex: 1;
    min-height: 0;
    grid-template: auto minmax(8rem, 1fr) / 26rem minmax(0, 1fr);
    grid-template-areas: 'script stage' 'script ladder';
  }
  sms-script,
  main > sms-place-panel {
    grid-area: script;
    border-inline-end: var(--w1) solid var(--line);
  }
  sms-network-map {
    grid-area: stage;
    max-height: 57dvh;
    border-block-end: var(--w1) solid var(--line);
  }
  sms-network-map:focus-visible {
    outline-offset: -3px;
  }
  sms-ladder {
    grid-area: ladder;
  }
  sms-drawer {
    grid-area: drawer;
    border-inline-start: var(--w1) solid var(--line);
  }
  sms-time-bar,
  sms-time-bar[data-layout] {
    flex: none;
    border-block-start: var(--w1) solid var(--line);
  }
  :host([data-layout='desk'][data-drawer]) main {
    grid-template: auto minmax(8rem, 1fr) / minmax(0, 1fr) min(50%, 58rem);
    grid-template-areas: 'stage drawer' 'ladder drawer';
  }
  :host([data-layout='desk'][data-drawer]) sms-script {
    display: none;
  }
  :host([data-layout='tablet']) main {
    grid-template: auto auto minmax(8rem, 1fr) / minmax(0, 1fr);
    grid-template-areas: 'script' 'stage' 'ladder';
  }
  :host([data-layout='tablet']) sms-script {
    max-height: 10rem;
    border-inline-end: 0;
    border-block-end: var(--w1) solid var(--line);
  }
  :host([data-layout='beamer']) main {
    grid-template: minmax(0, 1fr) / 26rem minmax(0, 1fr);
    grid-template-areas: 'stage ladder';
  }
  :host([data-layout='beamer']) main {
    grid-template-columns: 19.5rem minmax(0, 1fr);
  }
  :host([data-layout='beamer']) sms-script {
    display: none;
  }
  :host([data-layout='beamer']) sms-network-map {
    max-height: none;
    border-block-end: 0;
    border-inline-end: var(--w1) solid var(--line);
  }
  :host([data-layout='tablet']) sms-drawer,
  :host([data-layout='beamer']) sms-drawer {
    position: fixed;
    inset: auto 0 0;
    z-index: 10;
    height: 60dvh;
    border-block-start: var(--selection) solid var(--ink);
    border-inline-start: 0;
  }
  :host([data-layout='phone']) {
    height: auto;
    min-height: 100dvh;
  }
  :host([data-layout='phone']) main {
    display: flex;
    flex-direction: column;
  }
  :host([data-layout='phone']) main > * {
    flex: none;
  }
  :host([data-layout='phone']) sms-script {
    border-inline-end: 0;
    border-block-end: var(--w1) solid var(--line);
    max-height: 16rem;
  }
  :host([data-layout='phone']) sms-network-map {
    max-height: none;
  }
  :host([data-layout='phone']) sms-ladder {
    flex: 1 0 11rem;
  }
  :host([data-layout='phone']) sms-time-bar {
    position: sticky;
    inset-block-end: 0;
    z-index: 5;
  }
  :host([data-layout='phone']) sms-drawer {
    position: fixed;
    inset: 0;
    z-index: 10;
    border-inline-start: 0;
  }
  dialog {
    --dialog-width: 60rem;
  }
  dialog.keys {
    --dialog-width: 34rem;
  }
  dialog.work,
  dialog.readings,
  dialog.compare {
    --dialog-width: 44rem;
  }
  dialog section {
    margin-block-start: 1rem;
    padding-block-start: 0.75rem;
    border-block-start: var(--w1) solid var(--line);
  }
  dialog h3 {
    margin-block-end: 0.5rem;
    font-size: 1.125rem;
  }
  sms-notice {
    flex: none;
  }
  /* The page itself scrolls there: a word below the fold would not be seen. */
  :host([data-layout='phone']) sms-notice {
    position: sticky;
    inset-block-start: 0;
    z-index: 5;
    border-block-start: 0;
    border-block-end: var(--w1) solid var(--line);
  }
  dialog::backdrop {
    background: var(--ground);
  }
  dialog .head {
    margin-block-end: 0.5rem;
  }
  dialog .places {
    margin-block-start: 0.75rem;
  }
  dialog .settings {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
    margin-block-end: 1rem;
  }
  .drop {
    position: fixed;
    inset: 0;
    z-index: 20;
    display: grid;
    place-items: center;
    border: var(--focus) dashed var(--ink);
    background: var(--surface);
    font-size: 1.5rem;
    font-weight: 700;
  }
`;
