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
  /** Article, page or paragraph in it. */
  readonly place?: string;
  /** The sentence that matters, copied exactly. */
  readonly quoted?: string;
  readonly verified: boolean;
  /** Name of the office's account that compared it with the document, and the day. */
  readonly verifiedBy?: string;
  readonly verifiedOn?: string;
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
  /** ISO days between which the entry holds; without them, always. */
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly title: { readonly vi: string; readonly en: string };
  /** The claim that is answered. */
  readonly claim: { readonly vi: string; readonly en: string };
  /** Our position or the documented fact. */
  readonly position: { readonly vi: string; readonly en: string };
  readonly evidence: readonly Evidence[];
  readonly talkingPoints: { readonly vi: readonly string[]; readonly en: readonly string[] };
  readonly wordings: readonly Wording[];
};

/** Where a version came from: shipped with the program, written on the screen, read from a file. */
export const entryOrigins = ['starter', 'screen', 'file'] as const;
export type EntryOrigin = (typeof entryOrigins)[number];
