// Puts an element on the page for a test, waits until it stands still, and looks for what a screen reader would stumble over.
import axe from 'axe-core';
import type { LitElement } from 'lit';
import { afterEach } from 'vitest';
import { adoptTokens, choosePalette } from '../../src/elements/index.ts';

afterEach(() => {
  document.body.replaceChildren();
  choosePalette(undefined);
});

/** An element that is a whole page brings its own landmarks; a part is put into one. */
export async function mount<E extends LitElement>(
  element: E,
  { size = 'width: 900px; height: 500px', isPage = false } = {},
): Promise<E> {
  adoptTokens();
  const frame = document.createElement(isPage ? 'div' : 'main');
  frame.style.cssText = isPage ? '' : `${size}; display: grid`;
  frame.append(element);
  document.body.append(frame);
  await settle(element);
  return element;
}

/** Sizes are told a frame later, and what follows from them another. */
export async function settle(element: LitElement): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await element.updateComplete;
  }
}

/** Violations, one line each. */
export async function axeProblems(): Promise<string[]> {
  const rules = {
    'page-has-heading-one': { enabled: false },
    'document-title': { enabled: false },
    'html-has-lang': { enabled: false },
  };
  const { violations } = await axe.run(document.body, { rules });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  );
}

export function all<E extends Element = HTMLElement>(element: LitElement, selector: string): E[] {
  return [...element.renderRoot.querySelectorAll<E>(selector)];
}

export function press(target: Element, key: string): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
}
