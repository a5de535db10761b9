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
    grid-template: max-content max-content minmax(240px, 1fr) max-content max-content / minmax(0, 1fr) minmax(0, 1fr);
    grid-template-areas:
      'strip strip'
      'actors actors'
      'diagram diagram'
      'trace details'
      'complaints complaints';
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
  .title {
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
    max-height: 116px;
    overflow: auto;
    border-bottom: var(--w1, 1.5px) solid var(--line, #5f6c79);
  }
  chart-diagram {
    grid-area: diagram;
  }
  chart-trace {
    grid-area: trace;
    height: 200px;
    border-top: var(--w1, 1.5px) solid var(--line, #5f6c79);
  }
  chart-details {
    grid-area: details;
    height: 200px;
    border-top: var(--w1, 1.5px) solid var(--line, #5f6c79);
    border-left: var(--w1, 1.5px) solid var(--line, #5f6c79);
  }
  .complaints {
    grid-area: complaints;
    margin: 0;
    padding: 8px 16px;
    border-top: var(--w1, 1.5px) solid var(--line, #5f6c79);
  }
  .viewer.plain {
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    grid-template-areas: 'strip' 'diagram';
  }
  /* In a low place the diagram gives way, so that what is told of a state is not below the edge. */
  @container (max-height: 560px) {
    .viewer {
      grid-template-rows: max-content max-content minmax(160px, 1fr) max-content max-content;
    }
  }
  /* Between a phone and a wide window there is room for the diagram, or for a little of everything. */
  @container (min-width: 560px) and (max-width: 999.9px) {
    .viewer.without-lists > :is(chart-trace, chart-details) {
      display: none;
    }
  }
  @container (min-width: 1000px) {
    .viewer:not(.plain) {
      grid-template: max-content max-content minmax(0, 1fr) minmax(0, 1fr) max-content / minmax(0, 1fr) 400px;
      grid-template-areas:
        'strip strip'
        'diagram actors'
        'diagram trace'
        'diagram details'
        'complaints complaints';
    }
    .viewer:not(.plain) > :is(chart-actors, chart-trace, chart-details) {
      border-left: var(--w1, 1.5px) solid var(--line, #5f6c79);
    }
    .viewer:not(.plain) > chart-actors {
      max-height: 200px;
    }
    .viewer:not(.plain) > :is(chart-trace, chart-details) {
      height: auto;
    }
    .lists-switch {
      display: none;
    }
  }
  @container (max-width: 559.9px) {
    .viewer:not(.plain) {
      grid-template: max-content max-content 460px 260px max-content max-content / minmax(0, 1fr);
      grid-template-areas: 'strip' 'actors' 'diagram' 'trace' 'details' 'complaints';
    }
    .viewer:not(.plain) > chart-details {
      border-left: none;
      height: auto;
    }
    .viewer:not(.plain) > chart-trace {
      height: auto;
    }
    .lists-switch {
      display: none;
    }
  }
`;
