// Texts from what came from outside.

/** A text or a number as a text. Anything else gives none: it may pretend to be convertible, and throw. */
export function plainText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A number, or a text that is one; else NaN. */
export function plainNumber(value: unknown): number {
  const text = plainText(value);
  return text === '' ? NaN : Number(text);
}
