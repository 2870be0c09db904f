// Register entry (hồ sơ luận điểm): a recorded claim and our answer to it: kind, position, evidence, wordings in many languages.

import type { EntryKind, Voice } from './claim.ts';

/** A public document that backs an entry. `verified: false` is shown as "to be verified by the office". */
export type Evidence = {
  readonly document: string;
  /** ISO date, or a year where only that is known. */
  readonly date: string;
  readonly link: string | null;
  /** What in it bears on the claim, in Vietnamese and English. */
  readonly bearing: { readonly vi: string; readonly en: string };
  readonly verified: boolean;
};

export type Wording = {
  readonly language: string;
  readonly text: string;
  readonly voice: Voice;
};

export type RegisterEntry = {
  readonly id: string;
  readonly version: number;
  readonly kind: EntryKind;
  readonly title: { readonly vi: string; readonly en: string };
  /** The claim that is answered. */
  readonly claim: { readonly vi: string; readonly en: string };
  /** Our position or the documented fact. */
  readonly position: { readonly vi: string; readonly en: string };
  readonly evidence: readonly Evidence[];
  readonly talkingPoints: { readonly vi: readonly string[]; readonly en: readonly string[] };
  readonly wordings: readonly Wording[];
};
