// The form of a rule: what the lab does, how well that is known, and who says so.

/** stated: the source says it. inferred: it follows from sources. assumed: the lab had to choose. */
export type EvidenceLabel = 'stated' | 'inferred' | 'assumed';

/** One of several ways to read what sources leave open or contradict; a scenario chooses. */
export interface Reading {
  readonly name: string;
  readonly text: string;
}

export interface Rule {
  /** Such as `Q226297.name-first` or `netbt.broadcast-query`. */
  readonly id: string;
  /** The rule in our own words, one or two sentences. */
  readonly text: string;
  readonly label: EvidenceLabel;
  /** Article number, RFC section, book page. */
  readonly source: string;
  /** Number of the claim of a seed article it rests on, such as `Q226297.2`. */
  readonly claim?: string;
  /** First reading is the default. */
  readonly readings?: readonly Reading[];
}
