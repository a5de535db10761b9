// Measures words in the faces the page uses, on a canvas that is never shown.
import type { TextWidth } from '../index.ts';

let context: CanvasRenderingContext2D | null | undefined;
const known = new Map<string, number>();

/** How wide a text is at 16 pixels in this family. */
export function textWidthIn(family: string): TextWidth {
  return (text, weight) => {
    const font = `${weight === 'strong' ? 700 : 400} 16px ${family}`;
    const key = `${font} ${text}`;
    const width = known.get(key) ?? measure(text, font);
    known.set(key, width);
    return width;
  };
}

/** Widths change when a face has loaded. */
export function forgetTextWidths(): void {
  known.clear();
}

function measure(text: string, font: string): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return text.length * 9;
  context.font = font;
  return Math.ceil(context.measureText(text).width);
}
