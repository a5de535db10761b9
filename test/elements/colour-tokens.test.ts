// Every colour pair that is used can be read: 7 for text, 3 for lines and controls, in all three palettes.
import { expect, test } from 'vitest';
import { colourTokens, contrastPairs, paletteNames } from '../../src/elements/styles/colour-tokens.ts';
import { tokenSheet } from '../../src/elements/styles/tokens.ts';

function luminance(hex: string): number {
  const parts = [1, 3, 5].map((place) => parseInt(hex.slice(place, place + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The tokens as the style sheet has them, for one palette. */
function parsed(palette: string): Map<string, string> {
  const block = new RegExp(`data-palette='${palette}'\\] \\{([^}]*)\\}`).exec(tokenSheet)?.[1] ?? '';
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']));
}

test.each(paletteNames)('every pair of the %s palette reaches its limit', (palette) => {
  const colours = parsed(palette);
  expect(colours.size).toBe(Object.keys(colourTokens).length);
  const weak = contrastPairs
    .map(({ front, behind, least }) => ({
      front,
      behind,
      least,
      ratio: contrast(colours.get(front) ?? '', colours.get(behind) ?? ''),
    }))
    .filter(({ ratio, least }) => !(ratio >= least))
    .map(({ front, behind, least, ratio }) => `${front} on ${behind}: ${ratio.toFixed(2)}, less than ${least}`);
  expect(weak).toEqual([]);
});
