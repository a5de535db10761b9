// The form of the words for a message, and the length that the ladder has room for.

export interface MessageWords {
  /** One or two words for the label that travels. */
  readonly tag: string;
  /** For the ladder: at most 26 characters. */
  readonly short: string;
  /** For the log. */
  readonly long: string;
}

export const shortLength = 26;

export function clipped(text: string): string {
  return text.length <= shortLength ? text : `${text.slice(0, shortLength - 1)}…`;
}

export function words(tag: string, short: string, long: string = short): MessageWords {
  return { tag, short, long };
}
