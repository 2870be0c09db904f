// Change (sửa đổi): what became of an article after it was first kept. Said of the publication's text, never of its makers; an outlet
// that corrects itself does right.

/** A piece of a sentence: in both texts, only in the later one, only in the earlier one. */
export type TextPiece = { readonly text: string; readonly mark: 'same' | 'added' | 'removed' };

/** One sentence of a difference. The pieces without the removed ones are the sentence as it reads now. */
export type SentenceChange = {
  readonly kind: 'kept' | 'added' | 'removed' | 'changed';
  readonly where: 'title' | 'text';
  /** The sentence begins a paragraph. */
  readonly opensParagraph: boolean;
  readonly pieces: readonly TextPiece[];
};

/** What the outlet itself says of the change, and the sentence that says it; `none`: the page says nothing. */
export type Correction = { readonly kind: 'correction-note' | 'withdrawn' | 'updated' | 'none'; readonly quote: string | null };

/**
 * `changed`: changed without a word about it; `correction-note`, `updated`: the page says so; `withdrawn`: the page says that the article was
 * withdrawn or is no longer there; `gone`: its address answers 404 or 410; `back`: it can be read again.
 */
export const changeKinds = ['changed', 'correction-note', 'updated', 'withdrawn', 'gone', 'back'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** The later text set against the earlier one. */
export type Comparison = { readonly difference: readonly SentenceChange[]; readonly correction: Correction; readonly flickerOnly: boolean; readonly replaced: boolean };
