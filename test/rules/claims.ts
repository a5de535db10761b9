// Which claims of the articles are not built yet, article by article. Each list may only shrink: take a claim off when a
// scenario's log names a rule that rests on it, and lower `atMost`.
import { claims } from '../../src/rules/index.ts';

export interface NotBuilt {
  readonly atMost: number;
  readonly ids: readonly string[];
}

const all = (article: string): readonly string[] =>
  claims.map(({ id }) => id).filter((id) => id.startsWith(`${article}.`));

export const notBuiltByArticle: Readonly<Record<string, NotBuilt>> = {
  // Q185998: what SMS is for.
  Q185998: { atMost: 8, ids: all('Q185998') },
};

export const notBuiltYet: readonly string[] = Object.values(notBuiltByArticle).flatMap(({ ids }) => ids);
