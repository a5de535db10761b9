// What could have gone otherwise: asked as a question with labelled options, answered by a decider, recorded.
// Nothing else in the lab draws.
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformInt } from 'pure-rand/distribution/uniformInt';

export interface Question {
  readonly question: string;
  readonly options: readonly string[];
  /** Whole numbers from 0 up, one per option; equal when left out. An option of weight 0 cannot be taken. */
  readonly weights?: readonly number[];
  /** The rule that says there is a choice here. */
  readonly rule: string;
  readonly host?: string;
}

/** A question and the option that was taken (its place among the options). */
export interface Choice {
  atMs: number;
  question: string;
  options: string[];
  taken: number;
}

/** Answers a question; `place` counts the questions asked before it. */
export type Decider = (question: Question, place: number) => number;

/** A scripted answer that is none of the question's options. */
export class ChoiceError extends Error {
  override readonly name = 'ChoiceError';
}

/** Draws by weight from a seed (a whole number). */
export function seededDecider(seed: number): Decider {
  const generator = xoroshiro128plus(scatter(seed));
  return ({ options, weights }) => {
    if (weights === undefined) return uniformInt(generator, 0, options.length - 1);
    const parts = options.map((_, index) => weights[index] ?? 1);
    const total = parts.reduce((sum, part) => sum + part, 0);
    let draw = uniformInt(generator, 0, total - 1);
    for (const [index, part] of parts.entries()) {
      if (draw < part) return index;
      draw -= part;
    }
    throw new Error('A draw fell outside its weights.');
  };
}

/** The generator's first draws hang together for seeds that are close; so seeds are spread over all 32 bits first. */
function scatter(seed: number): number {
  let bits = (seed | 0) ^ 0x9e3779b9;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) | 0;
}

/** Answers from a list, then as `after` does. The seed is drawn for each question, so later draws do not depend on the list. */
export function scriptedDecider(choices: readonly number[], after: Decider): Decider {
  return (question, place) => {
    const drawn = after(question, place);
    const scripted = choices[place];
    if (scripted === undefined) return drawn;
    const isOption =
      Number.isInteger(scripted) &&
      scripted >= 0 &&
      scripted < question.options.length &&
      (question.weights?.[scripted] ?? 1) > 0;
    if (!isOption) {
      const last = question.options.length - 1;
      throw new ChoiceError(
        `choices[${place}] is ${scripted}; expected 0 to ${last} for “${question.question}” (${question.options.join(', ')}).`,
      );
    }
    return scripted;
  };
}
