// Styles of the list of actors: a tree where there is room, one line where there is not.
import { css } from 'lit';
import { controlFrame, placeholderStyles } from './chart-styles.ts';

export const actorsStyles = css`
  :host {
    min-height: 0;
    min-width: 0;
  }
  :host([as='tree']) {
    display: flex;
    flex-direction: column;
  }
  .none {
    margin: 0;
    padding: 12px 16px;
  }
  .search {
    display: block;
    padding: 4px 8px;
  }
  input {
    width: 100%;
    min-height: 44px;
    padding: 0 12px;
    ${controlFrame}
    color: inherit;
  }
  ${placeholderStyles}
  .count {
    margin: 0;
    padding: 0 16px 4px;
    color: var(--ink-2, #3d4955);
  }
  .tree {
    flex: 1;
    min-height: 88px;
    overflow: auto;
    position: relative;
  }
  .tree:focus-visible {
    outline-offset: -3px;
  }
  .rows {
    position: relative;
    min-width: 100%;
  }
  .row {
    position: absolute;
    left: 0;
    right: 0;
    display: grid;
    grid-template-columns: 28px minmax(0, 1fr);
    align-items: center;
    height: 48px;
    padding-right: 8px;
    cursor: pointer;
  }
  .row span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .name {
    font-weight: 600;
  }
  .state {
    color: var(--ink-2, #3d4955);
    grid-column: 2;
  }
  .name,
  .state {
    height: 22px;
    line-height: 22px;
  }
  .name {
    display: flex;
    align-self: end;
  }
  .name > span {
    flex: none;
    white-space: pre;
  }
  .name > .start {
    flex: 0 1 auto;
    min-width: 2ch;
  }
  .state {
    align-self: start;
  }
  .twisty {
    grid-row: 1 / 3;
    justify-self: center;
    display: grid;
    place-items: center;
    width: 28px;
    height: 44px;
    margin-left: 2px;
  }
  .twisty svg {
    fill: none;
    stroke: currentColor;
    stroke-width: 2px;
  }
  .row.ended .name,
  .row.never .name {
    font-weight: 400;
    color: var(--ink-2, #3d4955);
  }
  .row.top {
    background: var(--ground, #f1f3f5);
  }
  .row[aria-selected='true'] {
    background: var(--progress-wash, #e1effa);
    outline: 2.5px solid var(--ink, #15202b);
    outline-offset: -3px;
    border-radius: 6px;
  }
  .tree:focus-visible .row.focused::after {
    content: '';
    position: absolute;
    inset: 4px;
    border: 2px dashed var(--ink, #15202b);
    border-radius: 4px;
    pointer-events: none;
  }
  .foot {
    margin: 0;
    padding: 8px 16px;
    max-height: 40%;
    overflow: auto;
    border-top: var(--w1, 1.5px) solid var(--line, #5f6c79);
    overflow-wrap: anywhere;
  }
  ul {
    display: flex;
    gap: 4px;
    overflow-x: auto;
    margin: 0;
    padding: 4px 8px;
    list-style: none;
  }
  li {
    flex: none;
  }
  ul button,
  .chooser {
    text-align: left;
    padding: 0 12px;
  }
  ul button {
    white-space: nowrap;
  }
  small {
    font-size: inherit;
    font-weight: 400;
  }
  .line {
    padding: 4px 8px;
  }
  .chooser {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 8px;
    width: 100%;
  }
  .chooser > span {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .chooser > :last-child {
    flex: none;
  }
  [popover] {
    position: fixed;
    margin: 0;
    padding: 4px 0;
    width: min(480px, calc(100vw - 16px));
    height: min(440px, 70vh);
    border: var(--w2, 2px) solid var(--ink, #15202b);
    border-radius: 8px;
    background: var(--surface, #ffffff);
    color: inherit;
  }
  [popover]:popover-open {
    display: flex;
    flex-direction: column;
  }
`;
