// Which palette the page has: the address's, the one chosen here before, or the system's.
import { readStored, writeStored } from '../page/index.ts';
import type { PaletteName } from './styles/colour-tokens.ts';
import { paletteNames } from './styles/colour-tokens.ts';
import { choosePalette } from './styles/tokens.ts';

export function isPalette(name: string | undefined): name is PaletteName {
  return name !== undefined && (paletteNames as readonly string[]).includes(name);
}

/** The palette chosen here before. */
export function storedPalette(): PaletteName | undefined {
  const stored = readStored('palette');
  return isPalette(stored) ? stored : undefined;
}

/** Gives the page the palette, and keeps it for the next time. */
export function keepPalette(palette: PaletteName): void {
  choosePalette(palette);
  writeStored('palette', palette);
}

export function systemPalette(): PaletteName {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
