// How the parts of the viewer stand: under each other in a narrow place, diagram beside the lists in a wide one.
import { css } from 'lit';

export const inspectorStyles = css`
  :host {
    container-type: size;
    height: 100%;
    min-height: 360px;
  }
  .viewer {
    display: grid;
    height: 100%;
    overflow: auto;
    /* What is for the ear only scrolls along, and makes no page longer. */
    position: relative;
    grid-template: max-content max-content minmax(200px, 1fr) minmax(272px, 0.9fr) max-content max-content / minmax(
        0,
        1fr
      );
    grid-template-areas: 'strip' 'actors' 'diagram' 'panes' 'time' 'complaints';
  }
  .strip {
    grid-area: strip;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 16px;
    padding: 4px 8px 4px 16px;
    border-bottom: var(--w1, 1.5px) solid var(--line, #5f6c79);
  }
  /* A long name takes a second line rather than push the buttons into one. */
  .title {
    flex: 1 1 120px;
    min-width: 0;
    margin: 0;
    overflow-wrap: anywhere;
  }
  .levels {
    display: flex;
  }
  .levels button {
    border-radius: 0;
  }
  .levels button + button {
    border-left: none;
  }
  .levels button:first-child {
    border-radius: 6px 0 0 6px;
  }
  .levels button:last-child {
    border-radius: 0 6px 6px 0;
  }
  .levels button:focus-visible {
    position: relative;
  }
  chart-actors {
    grid-area: actors;
    border-bottom: var(--w1, 1.5px) solid var(--line, #5f6c79);
  }
  chart-diagram {
    grid-area: diagram;
  }
  .panes {
    grid-area: panes;
    display: flex;
    flex-direction: column;
    min-height: 0;
    min-width: 0;
    border-top: var(--w1, 1.5px) solid var(--line, #5f6c79);
  }
  /* Always one row: what does not fit is scrolled to. */
  .tabs {
    display: flex;
    flex: none;
    overflow-x: auto;
    scrollbar-width: thin;
    padding: 0 4px;
    border-bottom: var(--w1, 1.5px) solid var(--line, #5f6c79);
    /* A shadow at the side where there are more; at the end the surface, which scrolls along, covers it. */
    --shade: color-mix(in srgb, var(--ink, #15202b) 45%, transparent);
    --cover: var(--surface, #ffffff);
    background:
      linear-gradient(to right, var(--cover) 50%, transparent) left / 48px 100% no-repeat local,
      linear-gradient(to left, var(--cover) 50%, transparent) right / 48px 100% no-repeat local,
      linear-gradient(to right, var(--shade), transparent) left / 20px 100% no-repeat scroll,
      linear-gradient(to left, var(--shade), transparent) right / 20px 100% no-repeat scroll;
  }
  .tabs button {
    border: none;
    border-bottom: 4px solid transparent;
    border-radius: 0;
    background: none;
    color: var(--ink, #15202b);
    flex: 1 0 auto;
    max-width: 136px;
    padding: 0 3px;
  }
  .tabs button:focus-visible {
    outline-offset: -3px;
  }
  .tabs button[aria-selected='true'] {
    border-bottom-color: currentColor;
    font-weight: 700;
  }
  @media (forced-colors: active) {
    .tabs button:not([aria-selected='true']) {
      border-bottom-color: Canvas;
    }
  }
  .pane {
    flex: 1;
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  .pane > * {
    flex: 1;
    min-height: 0;
  }
  .pane > .stack {
    overflow: auto;
  }
  /* Where the viewer scrolls, the time stays in sight. */
  chart-time {
    grid-area: time;
    position: sticky;
    bottom: 0;
    z-index: 1;
  }
  .complaints {
    grid-area: complaints;
    border-top: var(--w1, 1.5px) solid var(--line, #5f6c79);
  }
  .complaints summary {
    padding: 8px 16px;
    cursor: pointer;
  }
  .complaints summary:focus-visible {
    outline-offset: -3px;
  }
  .complaints ul {
    margin: 0;
    padding: 0 16px 8px 36px;
    max-height: 200px;
    overflow: auto;
    overflow-wrap: anywhere;
  }
  .viewer.plain {
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    grid-template-areas: 'strip' 'diagram';
  }
  /* In a low place everything gives way a little, so that diagram, five rows and the time are in sight together. */
  @container (max-height: 640px) {
    .viewer:not(.plain) {
      grid-template-rows: max-content max-content minmax(150px, 1fr) 264px max-content max-content;
    }
  }
  @media (pointer: fine) {
    @container (max-height: 640px) {
      .viewer {
        --target: 36px;
      }
    }
  }
  @container (min-width: 1000px) {
    .viewer:not(.plain) {
      grid-template: max-content minmax(0, 1fr) max-content max-content / 240px minmax(0, 1fr) clamp(456px, 36%, 640px);
      grid-template-areas: 'strip strip strip' 'actors diagram panes' 'time time time' 'complaints complaints complaints';
    }
    .viewer:not(.plain) > .panes {
      border-top: none;
      border-left: var(--w1, 1.5px) solid var(--line, #5f6c79);
    }
    .viewer:not(.plain) > chart-actors {
      --actors-as: tree;
      border-bottom: none;
      border-right: var(--w1, 1.5px) solid var(--line, #5f6c79);
    }
  }
  /* On a phone the chart comes first, and the tabs look out from below it. */
  @container (max-width: 559.9px) {
    .viewer:not(.plain) {
      grid-template-rows: max-content max-content max(300px, 100cqh - 312px) 460px max-content max-content;
    }
    .viewer:not(.plain) .title {
      position: absolute;
      clip-path: inset(50%);
    }
  }
  /* On paper: the name and the whole chart. */
  @media print {
    :host {
      container-type: normal;
      height: auto;
      --ink: #000000;
      --surface: #ffffff;
      --line: #000000;
    }
    .viewer,
    .viewer:not(.plain) {
      display: block;
      height: auto;
      overflow: visible;
    }
    .viewer > :not(.strip, chart-diagram),
    .strip > :not(.title) {
      display: none;
    }
  }
`;
