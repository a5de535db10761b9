// The form of an article and of a claim: one statement that an article makes, in our own words and with a number.

/** behaviour: a run shows it. cause: why it is so. scope: when and where. remedy: what a person can do about it. */
export type ClaimKind = 'behaviour' | 'cause' | 'scope' | 'remedy';

export interface Claim {
  /** Article and number, such as `Q226297.2`. */
  readonly id: string;
  readonly kind: ClaimKind;
  /** The claim in our own words. */
  readonly text: string;
  /** Claims or rules in which a cause or a limit can be seen at work, where no rule of its own is named in a log. */
  readonly seenIn?: readonly string[];
}

export interface Article {
  readonly id: string;
  /** What it is about, in our own words. */
  readonly title: string;
  /** Date of the revision that the lab rests on. */
  readonly date: string;
  readonly versions: string;
}
