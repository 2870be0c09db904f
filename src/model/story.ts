// Story (vụ việc): articles about the same event, in any language; copies of one text count once.

export type StoryId = number;

/** What story placement compares; small enough to keep beside every article. */
export type StoryFingerprint = {
  readonly language: string;
  /** MinHash of the text's shingles, for copies of one text. */
  readonly minhash: readonly number[];
  /** How many different shingles the text has: a text that was cut at its end is told by it. */
  readonly shingles?: number;
  /** Hashed words of title and lead with their weights, for the same event told in other words. */
  readonly terms: readonly (readonly [term: number, weight: number])[];
  readonly publishedAt: Date | null;
};
