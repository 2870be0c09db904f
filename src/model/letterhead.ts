// Letterhead (phần đầu và cuối văn bản): who issues a paper of the office, where, and who signs it: offices and posts, never names of persons.

import type { Bilingual } from './digest.ts';

/** An empty text is not set: the paper then keeps its blank to be filled in by hand. */
export type Letterhead = {
  /** The body above the issuing one: "ỦY BAN NHÂN DÂN TỈNH GIA LAI". */
  readonly parent: Bilingual;
  readonly organ: Bilingual;
  /** Where papers are signed; the seat of the province where it is empty. */
  readonly place: Bilingual;
  /** Title of the post that signs: "GIÁM ĐỐC". */
  readonly signer: Bilingual;
  /** Abbreviation in the number of a paper: "SNgV". */
  readonly code: string;
  /** Lines under "Nơi nhận", without dashes. */
  readonly recipients: { readonly vi: readonly string[]; readonly en: readonly string[] };
};
