// The Sources place: contents at the left and sheets at the right of a desk, one below the other elsewhere.
import { css } from 'lit';

export const sourcesStyles = css`
  :host {
    display: block;
    flex: 1;
    min-height: 0;
    overflow: auto;
    background: var(--surface);
    line-height: 1.4444;
  }
  main {
    padding: 1rem clamp(1rem, 3vw, 2rem) 3rem;
  }
  .side > * + * {
    margin-block-start: 0.5rem;
  }
  h2 {
    font-size: 1.75rem;
    line-height: 1.15;
  }
  h3 {
    font-size: 1.375rem;
    line-height: 1.25;
    text-wrap: balance;
  }
  p,
  li {
    max-width: 70ch;
    overflow-wrap: anywhere;
  }
  ul {
    list-style: none;
  }
  nav a {
    display: inline-block;
    padding-block: 0.25rem;
  }
  .uses li,
  summary {
    line-height: 1.75rem;
  }
  summary {
    width: fit-content;
  }
  @media (pointer: coarse) {
    nav a {
      padding-block: 0.625rem;
    }
    .uses li,
    summary {
      line-height: var(--target);
    }
    .uses a {
      padding: 0.625rem 0.5rem;
      margin-inline: -0.5rem;
    }
  }
  .search {
    display: grid;
    gap: 0.25rem;
    max-width: 26rem;
    font-weight: 600;
  }
  input {
    min-height: var(--target);
    padding: 0 0.75rem;
    border: var(--w1) solid var(--line);
    border-radius: 6px;
    background: var(--surface);
    font-weight: 400;
  }
  section {
    /* At the sides, room for the frame of what is in focus: nothing is painted beyond the edge. */
    margin: 2rem -0.375rem 0;
    padding: 1rem 0.375rem 0.375rem;
    border-block-start: var(--w2) solid var(--ink);
    /* Hundreds of rules: what is out of sight is not laid out. */
    content-visibility: auto;
    contain-intrinsic-size: auto 60rem;
  }
  [id] {
    scroll-margin-block-start: 0.75rem;
  }
  h2 {
    scroll-margin-block-start: 8rem;
  }
  :is(h2, h3):focus-visible {
    outline: none;
  }
  .claim,
  .rule {
    margin-block-start: 0.75rem;
  }
  .claim {
    padding: 0.75rem;
    border: var(--w1) solid var(--line);
    border-radius: 6px;
  }
  .claim:focus,
  .rule:focus {
    outline: var(--selection) solid var(--ink);
    outline-offset: 2px;
  }
  .claim > .text {
    font-weight: 650;
  }
  .claim .rules {
    margin-inline-start: 0.75rem;
    padding-inline-start: 0.75rem;
    border-inline-start: var(--w1) solid var(--line);
  }
  .about,
  .kind,
  .more,
  summary {
    color: var(--ink-2);
  }
  .about {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75rem;
  }
  p.about:not(:has(> .label)) {
    display: block;
  }
  .label {
    color: var(--ink);
    font-weight: 600;
    white-space: nowrap;
  }
  .label.assumed {
    text-decoration: underline dotted 2px;
    text-underline-offset: 4px;
  }
  .mark {
    margin-inline-end: 0.375rem;
    translate: 0 2px;
  }
  .uses {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.25rem;
  }
  summary {
    cursor: pointer;
  }
  .list > li,
  .readings > li {
    margin-block-start: 0.5rem;
  }
  .readings {
    margin-inline-start: 1rem;
  }
  .unknown {
    margin-block-end: 1rem;
    padding: 0.75rem;
    border: var(--selection) solid var(--ink);
  }
  code {
    font-family: var(--mono-face);
    overflow-wrap: anywhere;
  }
  .states {
    overflow-wrap: anywhere;
  }
  @media (min-width: 1100px) {
    :host {
      display: grid;
      overflow: hidden;
    }
    main {
      display: grid;
      grid-template-columns: minmax(16rem, 22rem) minmax(0, 1fr);
      min-height: 0;
      padding: 0;
    }
    .side,
    .sheets {
      min-height: 0;
      overflow: auto;
      padding: 1rem 1.25rem 2rem;
    }
    .side {
      border-inline-end: var(--w1) solid var(--line);
    }
    .sheets > section:first-of-type {
      margin-block-start: 0;
      padding-block-start: 0;
      border-block-start: 0;
    }
  }
  @media print {
    :host,
    main,
    .side,
    .sheets {
      display: block;
      overflow: visible;
    }
    :host {
      --ink: #000;
      --ink-2: #000;
      --line: #000;
      --surface: #fff;
    }
    section {
      content-visibility: visible;
    }
    .search,
    nav {
      display: none;
    }
    .claim,
    .rule {
      break-inside: avoid;
    }
  }
`;
