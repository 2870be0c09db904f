// Claim (luận điểm): a sentence of an article that matches a register entry, with its voice: asserts, attributes, rejects.
// A match is *suggested* until a person confirms or rejects it.

export const voices = ['asserts', 'attributes', 'rejects'] as const;
export type Voice = (typeof voices)[number];

export const entryKinds = ['document-fact', 'stated-position'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** A claim as the classifier proposes it. */
export type FoundClaim = {
  /** Id of the register entry, such as "PARACEL-CN". */
  readonly register: string;
  readonly kind: EntryKind;
  readonly voice: Voice;
  /** The shortest sentence or clause that carries the claim, copied exactly from title or text. */
  readonly quote: string;
  /** The whole sentence around the quote, copied exactly. */
  readonly sentence: string;
  /** Probability, 0 to 1, that a reader who knows labels.md would say the same. */
  readonly p: number;
};

export const claimStates = ['suggested', 'confirmed', 'rejected'] as const;
export type ClaimState = (typeof claimStates)[number];

/** How loud a claim is: an asserted claim alerts, an attributed one is noticed, a rejected one is neither. */
export const levelOfVoice = { asserts: 'alert', attributes: 'notice', rejects: 'none' } as const;
