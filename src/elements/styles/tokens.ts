// The tokens as custom properties on the page's root, with the bundled faces, by one adopted style sheet. Elements of the
// lab and of the inspector read them by name: `var(--ink)`, `var(--w1)`, `var(--quick)`.
import monoFace from '@fontsource-variable/atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-latin-wght-normal.woff2?url';
import textFace from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url';
import type { PaletteName } from './colour-tokens.ts';
import { colourTokens, lineTokens, paletteNames } from './colour-tokens.ts';

/** How large everything is drawn: the page's base size, a step more on large screens, and for the back row of a room. */
export type ScaleName = 'usual' | 'large' | 'beamer';
export const scaleFactors: Readonly<Record<ScaleName, number>> = { usual: 1, large: 1.125, beamer: 1.5 };

const textStack = `"Atkinson Hyperlegible Next", system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif`;
const monoStack = `"Atkinson Hyperlegible Mono", ui-monospace, "Cascadia Mono", Consolas, Menlo, "Liberation Mono", monospace`;

/** Custom properties of one palette, as CSS declarations. */
export function paletteDeclarations(palette: PaletteName): string {
  const place = paletteNames.indexOf(palette);
  const scheme = palette === 'dark' ? 'dark' : 'light';
  const values = Object.entries({ ...colourTokens, ...lineTokens }).map(
    ([name, of]) => `--${name}: ${of[place] ?? ''};`,
  );
  return [`color-scheme: ${scheme};`, ...values].join('\n  ');
}

function face(family: string, address: string): string {
  return `@font-face { font-family: "${family}"; src: url("${new URL(address, import.meta.url).href}") format("woff2");
  font-weight: 200 800; font-style: normal; font-display: swap; }`;
}

export const tokenSheet = `
${face('Atkinson Hyperlegible Next', textFace)}
${face('Atkinson Hyperlegible Mono', monoFace)}
:root {
  --text-face: ${textStack};
  --font: ${textStack};
  --font-mono: ${monoStack};
  --mono-face: ${monoStack};
  --snap: 70ms; --quick: 110ms; --settle: 240ms; --flight-slow: 1200ms; --flight: 450ms; --fork: 400ms;
  --curve: cubic-bezier(0.2, 0, 0.38, 0.9);
  --target: 2.75rem;
  ${paletteDeclarations('light')}
}
@media (prefers-color-scheme: dark) { :root { ${paletteDeclarations('dark')} } }
${paletteNames.map((palette) => `:root[data-palette='${palette}'] { ${paletteDeclarations(palette)} }`).join('\n')}
@media (prefers-reduced-motion: reduce) {
  :root { --snap: 0ms; --quick: 0ms; --settle: 0ms; --flight-slow: 0ms; --flight: 0ms; --fork: 0ms; }
}
:root[data-scale='large'] { font-size: 112.5%; }
:root[data-scale='beamer'] { font-size: 150%; }
html, body { margin: 0; }
body {
  background: var(--ground); color: var(--ink);
  font: 400 1rem/1.25 var(--text-face); font-variant-numeric: tabular-nums;
  -webkit-text-size-adjust: 100%; text-size-adjust: 100%;
}
/* The one line that stands while the page is being fetched. */
sms-lab > p, body > p { margin: 0; padding: 1rem; }
@media print { body { background: #ffffff; } }
`;

let sheet: CSSStyleSheet | undefined;

/** Puts the tokens on the page, once. */
export function adoptTokens(): void {
  if (sheet) return;
  sheet = new CSSStyleSheet();
  sheet.replaceSync(tokenSheet);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/** Chooses a palette; `undefined` follows the system. */
export function choosePalette(palette: PaletteName | undefined): void {
  if (palette === undefined) delete document.documentElement.dataset['palette'];
  else document.documentElement.dataset['palette'] = palette;
}

export function chooseScale(scale: ScaleName): void {
  if (scale === 'usual') delete document.documentElement.dataset['scale'];
  else document.documentElement.dataset['scale'] = scale;
}
