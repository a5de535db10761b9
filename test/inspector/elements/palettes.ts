// The three palettes of the lab on the page of a test, and the check that nobody is left out in any of them.
import axe from 'axe-core';
import { expect } from 'vitest';
import { colourTokens, lineTokens, paletteNames } from '../../../src/elements/styles/colour-tokens.ts';

export { paletteNames };

export function usePalette(name: (typeof paletteNames)[number]): void {
  const column = paletteNames.indexOf(name);
  for (const [token, values] of Object.entries({ ...colourTokens, ...lineTokens }))
    document.documentElement.style.setProperty(`--${token}`, values[column] ?? '');
  document.body.style.background = 'var(--ground)';
}

export function leavePalette(): void {
  document.documentElement.removeAttribute('style');
  document.body.removeAttribute('style');
}

export async function expectNoViolations(): Promise<void> {
  const { violations } = await axe.run(document.body);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
}
