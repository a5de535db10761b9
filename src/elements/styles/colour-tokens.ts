// The colours of the lab in three palettes, as data: styles are made from them, and a test computes every contrast.
// Three hues carry meaning (in progress, succeeded, refused); nothing else is coloured.

export const paletteNames = ['light', 'dark', 'projector'] as const;
export type PaletteName = (typeof paletteNames)[number];

/** Light, dark, projector. `none` is written as the colour behind it, so that the line is not seen. */
export const colourTokens: Readonly<Record<string, readonly [light: string, dark: string, projector: string]>> = {
  ground: ['#f1f3f5', '#0d1217', '#ffffff'],
  surface: ['#ffffff', '#161d24', '#ffffff'],
  sunken: ['#e6eaee', '#222b34', '#ffffff'],
  ink: ['#15202b', '#eef2f6', '#000000'],
  'ink-2': ['#3d4955', '#bcc7d1', '#000000'],
  line: ['#5f6c79', '#8c9bab', '#000000'],
  hair: ['#d2d8de', '#2e3944', '#ffffff'],
  'progress-ink': ['#074a86', '#94cbff', '#0040b8'],
  'progress-line': ['#0062a8', '#4d9fe8', '#0040b8'],
  'progress-wash': ['#e1effa', '#11314d', '#ffffff'],
  'success-ink': ['#004d35', '#74dcb0', '#005c2e'],
  'success-line': ['#0a8c66', '#45cf9c', '#005c2e'],
  'success-wash': ['#dcf3e8', '#0c3528', '#ffffff'],
  'refuse-ink': ['#852500', '#ffb191', '#a80000'],
  'refuse-line': ['#c24a00', '#f0804e', '#a80000'],
  'refuse-wash': ['#fdeade', '#44220f', '#ffffff'],
  'on-solid': ['#ffffff', '#0d1217', '#ffffff'],
  'set-a': ['#cde4f7', '#1d4468', '#ffffff'],
  'set-b': ['#fbe2a6', '#5a4310', '#ffffff'],
  'set-c': ['#c9ecd9', '#154a37', '#ffffff'],
  'set-d': ['#f8d5e6', '#5c2745', '#ffffff'],
  'set-e': ['#e2dbf8', '#41357a', '#ffffff'],
  'set-f': ['#e3e6e9', '#36424e', '#ffffff'],
};

/** Line weights: possible, happened, now; then lifeline, selection, focus. The projector's are thicker. */
export const lineTokens: Readonly<Record<string, readonly [light: string, dark: string, projector: string]>> = {
  w1: ['1.5px', '1.5px', '2px'],
  w2: ['2px', '2px', '3px'],
  w3: ['3.5px', '3.5px', '5px'],
  lifeline: ['1px', '1px', '1.25px'],
  selection: ['2.5px', '2.5px', '4px'],
  focus: ['3px', '3px', '4px'],
  'tray-line': ['0px', '0px', '1.5px'],
};

/** Every pair that is used, with the least ratio it must reach: 7 for text, 3 for lines and controls. */
export const contrastPairs: readonly { readonly front: string; readonly behind: string; readonly least: number }[] = [
  ...['ink', 'ink-2', 'progress-ink', 'success-ink', 'refuse-ink'].flatMap((front) =>
    ['surface', 'ground', 'sunken'].map((behind) => ({ front, behind, least: 7 })),
  ),
  ...['progress', 'success', 'refuse'].flatMap((hue) => [
    { front: 'ink', behind: `${hue}-wash`, least: 7 },
    { front: 'ink-2', behind: `${hue}-wash`, least: 7 },
    { front: `${hue}-ink`, behind: `${hue}-wash`, least: 7 },
    { front: 'on-solid', behind: `${hue}-ink`, least: 7 },
    ...['surface', 'ground', 'sunken', `${hue}-wash`].map((behind) => ({ front: `${hue}-line`, behind, least: 3 })),
  ]),
  { front: 'surface', behind: 'ink', least: 7 },
  ...['surface', 'ground', 'sunken', 'progress-wash'].map((behind) => ({ front: 'line', behind, least: 3 })),
  ...['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => ({ front: 'ink', behind: `set-${letter}`, least: 7 })),
];
